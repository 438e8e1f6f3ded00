//! Errors of calls.

use std::convert::Infallible;

use progenitor_client::{Error, ResponseValue};

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
