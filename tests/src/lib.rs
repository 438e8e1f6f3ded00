//! What the tests share: running the generator on a document, reading the public surface of what it made, and a server that
//! records what the compiled clients send.

mod fixture;
mod reply;
mod request;
mod run;
mod server;
mod surface;

pub use fixture::fixture;
pub use reply::Reply;
pub use request::Received;
pub use run::{Run, rendered, run, run_named};
pub use server::Server;
pub use surface::surface;
