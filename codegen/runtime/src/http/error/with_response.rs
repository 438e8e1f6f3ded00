//! Errors with a response, as the runtime makes them.

use std::time::Duration;

use bytes::Bytes;
use reqwest::header::LOCATION;
use serde::de::Error as _;
use serde_json::error::Category;
use url::Url;

use super::Error;
use super::call_info::CallInfo;
use super::connection::{Limits, no_end};
use super::decoding::plain;
use super::details::{Details, Source};
use super::error_response::ErrorResponse;
use super::failure::Failure;
use super::head::Head;
use super::line::MAX_REASON;
use super::outcome::Outcome;
use super::raw_response::{RawResponse, ResponseParts};
use crate::http::deadline::Deadline;
use crate::http::secrets::Secrets;
use crate::http::transient::is_transient;

/// A documented error; `lack` says why there is not all of the body.
pub(crate) fn error_response<E>(call: &CallInfo, head: Head, lack: Option<String>, value: E) -> Error<E> {
    Error::ErrorResponse(ErrorResponse { value: Box::new(value), response: refusal(call, head, lack) })
}

impl Failure {
    /// A status that the document does not have; `lack` says why there is not all of the body.
    pub(crate) fn unexpected(call: &CallInfo, head: Head, lack: Option<String>) -> Self {
        Self::UnexpectedResponse(refusal(call, head, lack))
    }

    /// A body, or a part of one, that does not fit.
    pub(crate) fn invalid_payload(call: &CallInfo, head: Head, error: &serde_json::Error) -> Self {
        let (reason, shows_words) = misfit(&head, error, &call.secrets);
        let source = Source::Json(serde_json::Error::custom(call.secrets.shown(&reason, MAX_REASON)));
        let details = Details { source: Some(source), shows_words, ..Details::new(reason, Outcome::Unknown) };
        Self::InvalidResponsePayload(response(call, head, details))
    }

    /// A body that did not come to its end.
    pub(crate) fn broken_body(call: &CallInfo, head: Head, error: reqwest::Error, limits: Limits) -> Self {
        let error = error.without_url();
        let details = Details::new(no_end(&error, limits), Outcome::Unknown);
        let details = Details { is_transient: true, ..details }.caused_by(error);
        Self::ResponseBodyError(response(call, head, details))
    }

    /// A body that did not come to its end in time.
    pub(in crate::http) fn no_end_until(call: &CallInfo, head: Head, deadline: Deadline) -> Self {
        Self::late_body(call, head, format!("the body did not end within {deadline}"))
    }

    /// A stream whose next item did not come for that long.
    pub(in crate::http) fn idle(call: &CallInfo, head: Head, limit: Duration) -> Self {
        Self::late_body(
            call,
            head,
            format!("the next item of the stream did not come within {limit:?} (stream_idle_timeout)"),
        )
    }

    fn late_body(call: &CallInfo, head: Head, reason: String) -> Self {
        let details = Details::new(reason, Outcome::Unknown);
        Self::ResponseBodyError(response(call, head, Details { is_timeout: true, is_transient: true, ..details }))
    }

    /// A body, or the `part` of it, that has more bytes than the client takes.
    pub(crate) fn too_large(call: &CallInfo, head: Head, part: &str, max: usize) -> Self {
        Self::ResponseTooLarge(response(call, head, Details::new(too_large(part, max), Outcome::Unknown)))
    }
}

impl RawResponse {
    /// The error about a part of the body that does not fit.
    pub(crate) fn part_misfit(&self, part: Bytes, error: &serde_json::Error) -> Failure {
        let head = self.0.head.clone().with_body(part);
        match &self.0.details.call {
            Some(call) => Failure::invalid_payload(call, head, error),
            None => {
                let details = Details::new(error.to_string(), self.0.details.outcome);
                Failure::InvalidResponsePayload(Self(Box::new(ResponseParts { details, head })))
            }
        }
    }
}

/// That something is larger than the client takes.
pub(crate) fn too_large(part: &str, max: usize) -> String {
    format!("{part} has more than {max} bytes, the client's max_response_size")
}

fn response(call: &CallInfo, head: Head, details: Details) -> RawResponse {
    let is_transient = details.is_transient || is_transient(head.status);
    let mut details = Details { is_transient, outcome: Outcome::of_status(head.status), ..details };
    details.set_call(call);
    RawResponse(Box::new(ResponseParts { details, head }))
}

/// A response that says what is wrong by itself.
fn refusal(call: &CallInfo, head: Head, lack: Option<String>) -> RawResponse {
    let redirect = redirect(&head);
    let has_body = head.body.as_ref().is_some_and(|body| !body.is_empty());
    let shows_words = redirect.is_none() && (lack.is_none() || has_body);
    let reason = redirect.or(lack).unwrap_or_default();
    response(call, head, Details { shows_words, ..Details::new(reason, Outcome::Unknown) })
}

/// Where a redirect leads that was not followed: no more than the origin, the rest may hold a key.
fn redirect(head: &Head) -> Option<String> {
    let location = head.headers.get(LOCATION).filter(|_| head.status.is_redirection())?.to_str().unwrap_or_default();
    Some(match Url::parse(location) {
        Ok(url) => format!("the redirect to {} is not followed", url.origin().ascii_serialization()),
        Err(_) => "the redirect is not followed".to_owned(),
    })
}

/// Why a body does not fit, and whether its own words help.
fn misfit(head: &Head, error: &serde_json::Error, secrets: &Secrets) -> (String, bool) {
    let body = head.body.as_deref().unwrap_or_default().trim_ascii();
    let is_error = head.status.as_u16() >= 400;
    if body.is_empty() {
        return ("the body is empty".to_owned(), false);
    }
    let is_markup = body.starts_with(b"<") || head.media_type().starts_with("text/");
    let message = error.to_string();
    if message.contains("EOF while parsing") {
        return (format!("the JSON ends too early: {message}"), false);
    }
    match error.classify() {
        Category::Data | Category::Io | Category::Eof => {
            (plain(&message, |text, max| secrets.shown(text, max)), is_error)
        }
        Category::Syntax if is_markup => (format!("the body is {}, not JSON", kind(head)), true),
        Category::Syntax => (format!("the body is no JSON: {error}"), is_error),
    }
}

fn kind(head: &Head) -> &str {
    if head.media_type().is_empty() { "a text" } else { head.media_type() }
}
