//! From a method call to a typed answer: builds requests by OpenAPI's rules, sends them, and reads responses of a bounded size.
//!
//! Public for generated code, which names the parts that users do not need: [`Core`], [`CoreBuilder`], [`Request`], [`Response`].
//! Imports point one way: `call` and `send` at the top, then `request` and `response`, then values, bodies and headers.

mod body;
mod bounded;
mod budget;
mod build_error;
mod call;
mod client;
mod client_builder;
mod client_credentials;
mod client_headers;
mod core_builder;
mod credential;
mod deadline;
mod device_login;
pub(crate) mod environment;
pub(crate) mod error;
mod events;
mod file;
mod form;
mod header;
mod hooks;
mod idle;
mod json_lines;
mod lines;
mod mixed;
mod multipart;
mod paging;
mod param_value;
#[cfg(test)]
mod parameter_tests;
mod parameter_values;
mod part;
mod parts;
mod path;
mod pause;
mod pending;
mod provider;
mod query;
mod random;
mod redirect;
mod request;
mod request_builder;
mod response;
mod response_header;
mod retry;
mod retry_after;
mod secrets;
mod send;
mod sent;
mod server;
mod signer;
mod style;
mod text;
mod timeouts;
mod token_request;
mod tokens;
#[cfg(feature = "tracing")]
mod trace;
mod transient;
mod tried;
mod used_credential;
#[cfg(feature = "xml")]
mod xml;

pub use self::build_error::BuildError;
pub use self::client::Core;
pub use self::client_credentials::ClientCredentials;
pub use self::core_builder::CoreBuilder;
pub use self::credential::Credential;
pub use self::device_login::{DeviceAuthorization, DeviceLogin, DeviceToken};
pub use self::error::{Error, ErrorResponse, Outcome, RawResponse, Reason};
pub use self::events::{Event, Events};
pub use self::hooks::{ClientHooks, HookError, HookFuture, OperationInfo};
pub use self::json_lines::JsonLines;
pub use self::paging::{Items, PageShape, Paged, Pages, Paging, Place, Told, told_count};
#[cfg(feature = "xml")]
pub(super) use self::param_value::ParamValue;
pub use self::parts::{Parts, ResponsePart};
pub use self::pending::Pending;
pub use self::redirect::redirect_policy;
pub use self::request::Request;
pub use self::response::Response;
pub use self::response_header::{HeaderShape, response_header};
pub use self::retry::RetryPolicy;
pub use self::signer::{Signer, SignerError, Unsigned};
pub use self::tried::Tried;
pub use super::description::{
    Api, Body, BodyArgument, DeviceFlow, JsonType, KeyLocation, Location, Operation, Parameter, PartEncoding, Scheme,
    SchemeKind, Server, ServerVariable, Style,
};
pub use super::file_part::FilePart;
pub use bytes::Bytes;
pub use progenitor_client::{ByteStream, ResponseValue};
pub use reqwest::header::HeaderMap;
