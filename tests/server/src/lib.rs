//! An HTTP server on this machine that records what clients send, and answers what a test tells it to.

mod reply;
mod request;
mod server;

pub use reply::Reply;
pub use request::Received;
pub use server::Server;
