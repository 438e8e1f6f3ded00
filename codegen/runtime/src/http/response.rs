//! A response, read within bounds and turned into what its status documents.

use bytes::{Bytes, BytesMut};
use progenitor_client::{ByteStream, Error, ResponseValue};
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde::de::Error as _;

use super::super::json;
use super::super::wire::Wire;
use super::error::{Failure, lift};
use super::lines::Lines;
use super::pending::Pending;
use super::secrets::Secrets;
use super::spec::Operation;

/// A response whose body is still to be read.
pub struct Response {
    inner: reqwest::Response,
    operation: &'static Operation,
    max_size: usize,
    secrets: Secrets,
}

/// A body with what stood before it.
pub(super) struct Whole {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    operation: &'static Operation,
    secrets: Secrets,
}

impl Response {
    pub(super) fn new(
        inner: reqwest::Response,
        operation: &'static Operation,
        max_size: usize,
        secrets: Secrets,
    ) -> Self {
        Self { inner, operation, max_size, secrets }
    }

    /// The status code.
    pub fn status(&self) -> u16 {
        self.inner.status().as_u16()
    }

    /// Reads a JSON body.
    ///
    /// # Errors
    /// `ResponseBodyError` where the body breaks off, `InvalidResponsePayload` where it is not what the document says (the
    /// message names the path, as in `results[3].created_at`), `Custom` where it is too large.
    pub fn json<T: Wire + 'static, E: 'static>(self) -> Pending<T, E> {
        Pending::new(async { self.read().await.and_then(Whole::json).map_err(lift) })
    }

    /// Reads a text.
    ///
    /// # Errors
    /// As [`json`](Self::json); `InvalidResponsePayload` where it is not UTF-8.
    pub fn text<E: 'static>(self) -> Pending<String, E> {
        Pending::new(async { self.read().await.and_then(Whole::text).map_err(lift) })
    }

    /// The body as a stream, not bounded in size.
    pub fn bytes<E: 'static>(self) -> Pending<ByteStream, E> {
        Pending::new(async { Ok(ResponseValue::stream(self.inner)) })
    }

    /// The body line by line.
    pub(super) fn with_lines<S: 'static, E: 'static>(self, make: fn(Lines) -> S) -> Pending<S, E> {
        Pending::new(async move {
            let (status, headers) = (self.inner.status(), self.inner.headers().clone());
            Ok(ResponseValue::new(make(Lines::new(self.inner, self.max_size, self.secrets)), status, headers))
        })
    }

    /// No body: what there is of one is not read.
    pub fn empty<E: 'static>(self) -> Pending<(), E> {
        Pending::new(async { Ok(ResponseValue::empty(self.inner)) })
    }

    /// A documented error with a JSON body.
    pub fn error<T: 'static, E: Wire + 'static>(self) -> Pending<T, E> {
        self.documented(Whole::json)
    }

    /// A documented error with a text.
    pub fn error_text<T: 'static>(self) -> Pending<T, String> {
        self.documented(Whole::text)
    }

    /// A documented error with bytes.
    pub fn error_bytes<T: 'static>(self) -> Pending<T, Bytes> {
        self.documented(Whole::bytes)
    }

    /// A documented error without a body.
    pub fn error_empty<T: 'static>(self) -> Pending<T, ()> {
        Pending::new(async {
            let Self { inner, .. } = self.scrubbed();
            Err(Error::ErrorResponse(ResponseValue::new((), inner.status(), inner.headers().clone())))
        })
    }

    /// A status that the document does not have. No credential shows in the error, whatever the server echoed.
    pub fn unexpected<T: 'static, E: 'static>(self) -> Pending<T, E> {
        Pending::new(async { Err(Error::UnexpectedResponse(self.scrubbed().inner)) })
    }

    /// A documented error, whose body `read` makes a value of.
    pub(super) fn documented<T: 'static, E: 'static>(
        self,
        read: impl FnOnce(Whole) -> Result<ResponseValue<E>, Failure> + Send + 'static,
    ) -> Pending<T, E> {
        Pending::new(async { Err(self.read_error().await.and_then(read).map_or_else(lift, Error::ErrorResponse)) })
    }

    /// The same without the credentials that the server echoed: an error's `Debug` shows the URL and the headers.
    fn scrubbed(mut self) -> Self {
        self.inner = self.secrets.scrubbed(self.inner);
        self
    }

    /// The body of an error: `Debug` and `Display` show what is decoded from it.
    async fn read_error(self) -> Result<Whole, Failure> {
        let whole = self.scrubbed().read().await?;
        Ok(Whole { body: whole.secrets.hidden_in(whole.body), ..whole })
    }

    pub(super) async fn read(mut self) -> Result<Whole, Failure> {
        let announced = self.inner.content_length().and_then(|length| usize::try_from(length).ok());
        if announced.is_some_and(|length| length > self.max_size) {
            return Err(self.too_large());
        }
        let body = read_bounded(&mut self.inner, self.max_size).await;
        let body = body.map_err(|error| Error::ResponseBodyError(error.without_url()))?;
        let body = body.ok_or_else(|| self.too_large())?;
        let (status, headers) = (self.inner.status(), self.inner.headers().clone());
        Ok(Whole { status, headers, body, operation: self.operation, secrets: self.secrets })
    }

    fn too_large(&self) -> Failure {
        Error::Custom(format!(
            "{} {}: {}, with a body of more than {} bytes (max_response_size)",
            self.operation.method,
            self.operation.path,
            self.inner.status(),
            self.max_size
        ))
    }
}

/// Reads a body of at most that many bytes; nothing where there are more.
pub(super) async fn read_bounded(response: &mut reqwest::Response, max: usize) -> reqwest::Result<Option<Bytes>> {
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len().saturating_add(chunk.len()) > max {
            return Ok(None);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Some(body.freeze()))
}

#[allow(clippy::result_large_err, reason = "the error's type is progenitor-client's")]
impl Whole {
    fn json<T: Wire>(self) -> Result<ResponseValue<T>, Failure> {
        match json::from_slice(&self.body) {
            Ok(value) => Ok(ResponseValue::new(value, self.status, self.headers)),
            Err(_) if self.body.is_empty() => Err(self.invalid("the body is empty, where JSON is expected")),
            Err(error) => Err(self.invalid(&error.to_string())),
        }
    }

    fn bytes(self) -> Result<ResponseValue<Bytes>, Failure> {
        Ok(ResponseValue::new(self.body, self.status, self.headers))
    }

    fn text(self) -> Result<ResponseValue<String>, Failure> {
        match String::from_utf8(self.body.to_vec()) {
            Ok(text) => Ok(ResponseValue::new(text, self.status, self.headers)),
            Err(error) => Err(self.invalid(&error.to_string())),
        }
    }

    pub(super) fn invalid(self, why: &str) -> Failure {
        let Self { status, headers, body, operation, secrets } = self;
        let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("no content type");
        let (method, path) = (&operation.method, operation.path);
        let message = format!("{method} {path}: {status} ({content_type}): {why}");
        // The error's `Debug` shows all of it.
        Error::InvalidResponsePayload(secrets.hidden_in(body), serde_json::Error::custom(secrets.hidden(&message)))
    }
}
