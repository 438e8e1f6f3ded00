//! The result of a call by name.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde_json::value::RawValue;

/// A response, with its body in the form that the document gives it.
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
