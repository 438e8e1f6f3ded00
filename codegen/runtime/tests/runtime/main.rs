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
mod dates;
mod device_login;
mod error_lines;
mod errors;
mod http_mock;
mod invoke;
mod leniency;
mod numbers;
mod oauth;
mod own_types;
mod paging;
mod parts;
mod providers;
mod requests;
mod responses;
mod sample;
mod sample_types;
mod streams;
mod timeouts;
mod tracing;
mod users_structs;
mod xml;

use openapi_client_runtime::{Wire, from_slice, to_vec};

/// Reads and writes again; `None` where reading fails.
fn again<T: Wire>(json: &str) -> Option<String> {
    let value: T = from_slice(json.as_bytes()).ok()?;
    Some(String::from_utf8(to_vec(&value).unwrap()).unwrap())
}

/// Why reading fails, without line and column.
fn refusal<T: Wire>(json: &str) -> String {
    let Err(error) = from_slice::<T>(json.as_bytes()) else { panic!("{json} was read") };
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}
