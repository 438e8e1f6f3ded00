//! What is kept of a response.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};

/// Headers in which servers and proxies give a request its id; the first that is there counts.
const REQUEST_ID: &[&str] = &[
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "correlation-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "x-ms-request-id",
    "x-github-request-id",
    "x-trace-id",
    "cf-ray",
];

/// What is kept of a response.
#[derive(Clone, Default)]
pub(crate) struct Head {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// `None` where it was too large, or was not read.
    pub(crate) body: Option<Bytes>,
}

impl Head {
    /// The head of a response whose body was not read yet.
    pub(crate) fn of(response: &reqwest::Response) -> Self {
        Self { status: response.status(), headers: response.headers().clone(), body: None }
    }

    pub(crate) fn with_body(self, body: impl Into<Bytes>) -> Self {
        Self { body: Some(body.into()), ..self }
    }

    /// The media type of the body, without parameters; empty where the server gives none.
    pub(crate) fn media_type(&self) -> &str {
        let content_type = self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        content_type.split(';').next().unwrap_or_default().trim()
    }

    pub(super) fn request_id(&self) -> Option<&str> {
        REQUEST_ID.iter().find_map(|name| self.headers.get(*name)?.to_str().ok()).filter(|id| !id.is_empty())
    }
}
