//! What the tests share: cases, running the generator on them, reading the public surface of what it made, and a server that records
//! what the compiled clients send.

mod case;
mod compiled;
mod fixture;
mod reply;
mod request;
mod run;
mod server;
mod snapshot;
mod specs;
mod surface;

pub use case::Case;
pub use compiled::{cargo, with_xml, write_crate};
pub use fixture::fixture;
pub use reply::Reply;
pub use request::Received;
pub use run::{Run, rendered, rendered_with_notes};
pub use server::Server;
pub use snapshot::beside;
pub use specs::{apis, generate_spec, workspace};
pub use surface::surface;

/// The README's programs, so that they compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
