//! A response that has no typed value.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::details::Details;
use super::head::Head;
use super::line;

/// A response that has no typed value: its status, its headers, and its body as it came.
pub struct RawResponse(pub(super) Box<ResponseParts>);

/// What is known of an error with a response.
pub(super) struct ResponseParts {
    pub(super) details: Details,
    pub(super) head: Head,
}

impl RawResponse {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.0.head.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.head.headers
    }

    /// The body as it came; see [`Error::body`](super::Error::body).
    pub fn body(&self) -> Option<&Bytes> {
        self.0.head.body.as_ref()
    }

    /// The body as a text, with U+FFFD for what is not UTF-8; empty where there is none.
    pub fn text(&self) -> Cow<'_, str> {
        self.body().map_or(Cow::Borrowed(""), |body| String::from_utf8_lossy(body))
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawResponse({})", line::error_line(&self.0.details, Some(&self.0.head)))
    }
}
