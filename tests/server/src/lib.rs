//! An HTTP server on this machine that records the requests of clients, and gives the replies that a test chooses.

mod reply;
mod request;
mod server;

pub use reply::Reply;
pub use request::Received;
pub use server::Server;
