//! Errors as the runtime makes them, before it is known which type an operation's own errors have.

use std::convert::Infallible;
use std::error::Error as StdError;

use super::Error;
use super::call_info::CallInfo;
use super::connection::{Limits, no_response, no_response_until};
use super::details::{Details, Source};
use super::error_response::ErrorResponse;
use super::outcome::Outcome;
use super::reason::Reason;
use crate::http::deadline::Deadline;
use crate::http::transient::may_pass;

/// An error before it is known which type the operation's own errors have.
pub(crate) type Failure = Error<Infallible>;

/// The same error for an operation with errors of type `E`.
pub(crate) fn lift<E>(failure: Failure) -> Error<E> {
    match failure {
        Error::InvalidRequest(reason) => Error::InvalidRequest(reason),
        Error::CommunicationError(reason) => Error::CommunicationError(reason),
        Error::NoToken(reason) => Error::NoToken(reason),
        Error::ErrorResponse(error) => Error::ErrorResponse(error.map(|never| match never {})),
        Error::UnexpectedResponse(response) => Error::UnexpectedResponse(response),
        Error::InvalidResponsePayload(response) => Error::InvalidResponsePayload(response),
        Error::ResponseBodyError(response) => Error::ResponseBodyError(response),
        Error::ResponseTooLarge(response) => Error::ResponseTooLarge(response),
        Error::NextPage(reason) => Error::NextPage(reason),
        Error::Custom(reason) => Error::Custom(reason),
    }
}

/// A documented error, or any other.
pub(crate) fn documented<E>(error: Error<E>) -> Result<ErrorResponse<E>, Failure> {
    Err(match error {
        Error::ErrorResponse(error) => return Ok(error),
        Error::InvalidRequest(reason) => Error::InvalidRequest(reason),
        Error::CommunicationError(reason) => Error::CommunicationError(reason),
        Error::NoToken(reason) => Error::NoToken(reason),
        Error::UnexpectedResponse(response) => Error::UnexpectedResponse(response),
        Error::InvalidResponsePayload(response) => Error::InvalidResponsePayload(response),
        Error::ResponseBodyError(response) => Error::ResponseBodyError(response),
        Error::ResponseTooLarge(response) => Error::ResponseTooLarge(response),
        Error::NextPage(reason) => Error::NextPage(reason),
        Error::Custom(reason) => Error::Custom(reason),
    })
}

/// Errors without a response; [`in_call`](Failure::in_call) adds which call they are of.
impl Failure {
    pub(crate) fn invalid_request(reason: impl Into<String>) -> Self {
        Self::InvalidRequest(Details::new(reason, Outcome::NotSent).into())
    }

    pub(crate) fn next_page(reason: impl Into<String>) -> Self {
        Self::NextPage(Details::new(reason, Outcome::NotSent).into())
    }

    /// There was no response from `origin`.
    pub(crate) fn no_response(error: reqwest::Error, origin: &str, limits: Limits, outcome: Outcome) -> Self {
        let error = error.without_url();
        let details = Details::new(no_response(&error, origin, limits), outcome);
        let is_transient = may_pass(&error);
        Self::CommunicationError(Details { is_transient, ..details }.caused_by(error).into())
    }

    /// There was no response from `origin` in time.
    pub(in crate::http) fn no_response_until(deadline: Deadline, origin: &str) -> Self {
        let details = Details::new(no_response_until(deadline, origin), Outcome::Unknown);
        Self::CommunicationError(Details { is_timeout: true, is_transient: true, ..details }.into())
    }

    /// The call's time was up while something beside the request was waited for, whose errors are of a `variant`.
    pub(in crate::http) fn late(variant: fn(Reason) -> Self, what: &str, deadline: Deadline, outcome: Outcome) -> Self {
        let details = Details::new(format!("{what} did not end within {deadline}"), outcome);
        variant(Details { is_timeout: true, is_transient: true, ..details }.into())
    }

    /// A hook or the signer ended the call.
    pub(crate) fn custom(what: &str, error: Box<dyn StdError + Send + Sync>, outcome: Outcome) -> Self {
        let details = Details::new(format!("{what}: {error}"), outcome);
        Self::Custom(Details { source: Some(Source::Other(error)), ..details }.into())
    }

    /// No token came from `url`, since there was no response.
    pub(crate) fn no_token(what: &str, error: reqwest::Error, origin: &str, limits: Limits) -> Self {
        let error = error.without_url();
        let details = Details::new(format!("{what}: {}", no_response(&error, origin, limits)), Outcome::NotSent);
        Self::NoToken(Details { is_transient: may_pass(&error), ..details }.caused_by(error).into())
    }

    /// The caller's provider gave no credential.
    pub(crate) fn no_credential(scheme: &str, error: Box<dyn StdError + Send + Sync>) -> Self {
        let reason = format!("no credential for the security scheme `{scheme}`: {error}");
        let details = Details::new(reason, Outcome::NotSent);
        Self::NoToken(Details { source: Some(Source::Other(error)), ..details }.into())
    }

    /// The response of the token endpoint has no token.
    pub(crate) fn token_refused(reason: String, is_transient: bool) -> Self {
        Self::NoToken(Details { is_transient, ..Details::new(reason, Outcome::NotSent) }.into())
    }

    /// The same as the error of a call.
    pub(crate) fn in_call(mut self, call: &CallInfo) -> Self {
        let details = match &mut self {
            Self::InvalidRequest(reason)
            | Self::CommunicationError(reason)
            | Self::NoToken(reason)
            | Self::NextPage(reason)
            | Self::Custom(reason) => &mut reason.0,
            Self::ErrorResponse(error) => match *error.value {},
            Self::UnexpectedResponse(response)
            | Self::InvalidResponsePayload(response)
            | Self::ResponseBodyError(response)
            | Self::ResponseTooLarge(response) => &mut response.0.details,
        };
        details.set_call(call);
        self
    }
}
