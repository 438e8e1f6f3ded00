//! What a call by name comes back with.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde_json::value::RawValue;

/// A response, its body by what the document says of it.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: ReplyBody,
}

/// The body of a reply.
#[derive(Clone, Debug)]
pub enum ReplyBody {
    /// JSON: the typed value, encoded again.
    Json(Box<RawValue>),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Bytes),
    /// No body.
    Empty,
}
