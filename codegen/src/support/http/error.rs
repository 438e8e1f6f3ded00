//! Errors that name no secret.

use std::convert::Infallible;

use progenitor_client::{Error, ResponseValue};
use reqwest::ResponseBuilderExt;
use reqwest::header::HeaderValue;
use url::Url;

use super::style::Escape;

/// An error before it is known which type the operation's own errors have.
pub(in super::super) type Failure = Error<Infallible>;

/// The same error for an operation with errors of type `E`.
pub(in super::super) fn lift<E>(failure: Failure) -> Error<E> {
    match failure {
        Error::InvalidRequest(text) => Error::InvalidRequest(text),
        Error::CommunicationError(error) => Error::CommunicationError(error),
        Error::InvalidUpgrade(error) => Error::InvalidUpgrade(error),
        Error::ErrorResponse(value) => Error::ErrorResponse(map(value, |never| match never {})),
        Error::ResponseBodyError(error) => Error::ResponseBodyError(error),
        Error::InvalidResponsePayload(bytes, error) => Error::InvalidResponsePayload(bytes, error),
        Error::UnexpectedResponse(response) => Error::UnexpectedResponse(response),
        Error::Custom(text) => Error::Custom(text),
    }
}

/// A documented error's value, or any other error.
#[allow(clippy::result_large_err, reason = "the error's type is progenitor-client's")]
pub(in super::super) fn documented<E>(error: Error<E>) -> Result<ResponseValue<E>, Failure> {
    Err(match error {
        Error::ErrorResponse(value) => return Ok(value),
        Error::InvalidRequest(text) => Error::InvalidRequest(text),
        Error::CommunicationError(error) => Error::CommunicationError(error),
        Error::InvalidUpgrade(error) => Error::InvalidUpgrade(error),
        Error::ResponseBodyError(error) => Error::ResponseBodyError(error),
        Error::InvalidResponsePayload(bytes, error) => Error::InvalidResponsePayload(bytes, error),
        Error::UnexpectedResponse(response) => Error::UnexpectedResponse(response),
        Error::Custom(text) => Error::Custom(text),
    })
}

/// Applies a function to a response's value.
pub fn map<T, U>(value: ResponseValue<T>, wrap: impl FnOnce(T) -> U) -> ResponseValue<U> {
    let (status, headers) = (value.status(), value.headers().clone());
    ResponseValue::new(wrap(value.into_inner()), status, headers)
}

/// A communication error without the URL, whose query may hold a key.
pub(super) fn communication(error: reqwest::Error) -> Failure {
    Error::CommunicationError(error.without_url())
}

/// A response whose `Debug` (which the error's `Display` shows) holds none of the secrets, whatever the server echoed.
pub(super) fn scrubbed(response: reqwest::Response, secrets: &[String]) -> reqwest::Response {
    let url = clean_url(response.url(), secrets);
    let (mut parts, body) = http::Response::from(response).into_parts();
    for value in parts.headers.values_mut() {
        let text = String::from_utf8_lossy(value.as_bytes());
        if secrets.iter().any(|secret| holds(&text, secret)) {
            *value = HeaderValue::from_static("redacted");
        }
    }
    let mut builder = http::Response::builder().status(parts.status).version(parts.version).url(url);
    if let Some(headers) = builder.headers_mut() {
        *headers = parts.headers;
    }
    match builder.body(body) {
        Ok(response) => response.into(),
        // Status and headers come from a response, so that there is nothing to refuse.
        Err(_) => http::Response::new(reqwest::Body::default()).into(),
    }
}

fn clean_url(url: &Url, secrets: &[String]) -> Url {
    let mut url = url.clone();
    let is_secret = |text: &str| secrets.iter().any(|secret| holds(text, secret));
    if url.query().is_some_and(is_secret) {
        let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        let shown = pairs.iter().map(|(key, value)| (key, if is_secret(value) { "redacted" } else { value.as_str() }));
        url.query_pairs_mut().clear().extend_pairs(shown);
    }
    url
}

fn holds(text: &str, secret: &str) -> bool {
    !secret.is_empty() && (text.contains(secret) || text.contains(&*Escape::Strict.text(secret)))
}
