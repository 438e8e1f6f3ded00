//! What the clients of the documents in `tests/sockets` send and read on real sockets.

mod bodies;
mod credentials;
#[cfg(feature = "invoke")]
mod crossings;
mod invoke;
mod multipart;
mod pages;
mod parameters;
mod path_values;
mod response_headers;
mod response_kinds;
mod servers;
mod slow;
mod swagger2;
mod tag_clients;
mod xml;

use recording_server::{Received, Reply, Server};

/// Sends a call and gives the one request that arrived.
macro_rules! sent {
    ($api:ident, |$client:ident| $call:expr) => {{
        let server = crate::Server::start([crate::Reply::new(204, "")]).await;
        let $client = compiled_cases::$api::Client::builder().base_url(server.url()).build().unwrap();
        $call.send().await.unwrap();
        server.only()
    }};
}
pub(crate) use sent;

/// Tries a call that must be refused before anything is sent, and gives the error's text.
macro_rules! refused {
    ($api:ident, |$client:ident| $call:expr) => {{
        let server = crate::Server::start([]).await;
        let $client = compiled_cases::$api::Client::builder().base_url(server.url()).build().unwrap();
        let error = $call.send().await.unwrap_err();
        assert!(matches!(error, compiled_cases::Error::InvalidRequest(_)), "{error}");
        assert!(server.received().is_empty());
        error.to_string()
    }};
}
pub(crate) use refused;

/// Sends a call that is answered with this reply; gives the result of `send`, and the request.
macro_rules! answered {
    ($api:ident, $reply:expr, |$client:ident| $call:expr) => {{
        let server = crate::Server::start([$reply]).await;
        let $client = compiled_cases::$api::Client::builder().base_url(server.url()).build().unwrap();
        let result = $call.send().await;
        (result, server.only())
    }};
}
pub(crate) use answered;
