//! What a document says about an API and its operations, as constants that generated code holds.
//!
//! Clients send requests by these descriptions; `invoke` checks arguments against them; the command line prints them.

mod api;
mod operation;
mod parameter;

pub use self::api::{Api, DeviceFlow, KeyLocation, Scheme, SchemeKind, Server, ServerVariable};
pub use self::operation::{Body, BodyArgument, Operation};
pub use self::parameter::{JsonType, Location, Parameter, PartEncoding, Style};
