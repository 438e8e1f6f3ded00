//! An error that the document describes.

use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use progenitor_client::ResponseValue;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::raw_response::{RawResponse, ResponseParts};

/// An error that the document describes: the typed value, which it dereferences to, with status, headers and body.
///
/// It has what progenitor-client's `ResponseValue` has, and becomes one with `into`; besides, it keeps the body as it came.
pub struct ErrorResponse<E> {
    pub(super) value: Box<E>,
    pub(super) response: RawResponse,
}

impl<E> ErrorResponse<E> {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The body as it came.
    pub fn body(&self) -> Option<&Bytes> {
        self.response.body()
    }

    /// The typed value.
    pub fn into_inner(self) -> E {
        *self.value
    }

    /// The value, and all the rest.
    #[cfg(feature = "invoke")]
    pub(crate) fn split(self) -> (E, ErrorResponse<()>) {
        (*self.value, ErrorResponse { value: Box::new(()), response: self.response })
    }

    /// The same with what `wrap` makes of the value.
    pub(crate) fn map<F>(self, wrap: impl FnOnce(E) -> F) -> ErrorResponse<F> {
        ErrorResponse { value: Box::new(wrap(*self.value)), response: self.response }
    }
}

impl<E> Deref for ErrorResponse<E> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.value
    }
}

impl<E> AsRef<E> for ErrorResponse<E> {
    fn as_ref(&self) -> &E {
        &self.value
    }
}

impl<E> From<ErrorResponse<E>> for ResponseValue<E> {
    fn from(error: ErrorResponse<E>) -> Self {
        let ResponseParts { head, .. } = *error.response.0;
        ResponseValue::new(*error.value, head.status, head.headers)
    }
}

/// Without the value, which is the server's and may hold anything.
impl<E> fmt::Debug for ErrorResponse<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.response, f)
    }
}
