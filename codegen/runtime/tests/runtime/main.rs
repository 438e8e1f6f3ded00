//! Tests of the runtime: the codec, and requests as bytes on a real socket.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "tests fail by panicking"
)]

mod blocking;
mod codec;
mod codec_rules;
mod credentials;
mod filter;
mod http_mock;
mod invoke;
mod oauth;
mod paging;
mod requests;
mod responses;
mod sample;
mod sample_types;
mod streams;
mod tracing;
mod xml;
