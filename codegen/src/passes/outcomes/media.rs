//! The media types of responses.

use indexmap::IndexSet;

use super::super::wire::xml::XmlForms;
use super::payload::Payload;
use crate::ir::{Operation, Response, ResponseKind, ResponseMedia, Status};

/// The `Accept` header: the media types of successes that are read, in order, and with less weight those of errors, so that a server
/// with a choice takes one of a success (RFC 9110, 12.5.1). Where no success has any, those of errors, and whatever else there is.
pub(super) fn accept(operation: &Operation, unread: &[String], xml: XmlForms<'_>) -> String {
    let read = successes(operation).flat_map(|response| &response.media);
    let read = names(read.filter(|media| !unread.contains(&media.media_type)));
    let (in_successes, unread_errors) = (of_successes(operation), unread_of(|| errors(operation), xml));
    let of_errors = errors(operation).flat_map(|response| &response.media);
    let of_errors = of_errors.filter(|media| !in_successes.contains(&media.media_type));
    let of_errors = names(of_errors.filter(|media| !unread_errors.contains(&media.media_type)));
    let (preferred, others) = if read.is_empty() { (of_errors, vec!["*/*".to_owned()]) } else { (read, of_errors) };
    if preferred.is_empty() {
        return "*/*".to_owned();
    }
    let others: Vec<String> =
        others.into_iter().filter(|media| !preferred.contains(media)).map(|media| format!("{media};q=0.9")).collect();
    [preferred, others].concat().join(", ")
}

/// The names to ask for media types by, each once.
fn names<'a>(media: impl Iterator<Item = &'a ResponseMedia>) -> Vec<String> {
    media.map(accepted_as).collect::<IndexSet<String>>().into_iter().collect()
}

/// A media type as a request asks for it. A range (`*/*`) that the document describes as JSON asks for JSON.
fn accepted_as(media: &ResponseMedia) -> String {
    match media.kind {
        ResponseKind::Json(_) if media.media_type.contains('*') => "application/json".to_owned(),
        ResponseKind::Json(_)
        | ResponseKind::JsonLines(_)
        | ResponseKind::Parts(_)
        | ResponseKind::EventStream(_)
        | ResponseKind::Xml(..)
        | ResponseKind::Text
        | ResponseKind::Bytes => without_charset(&media.media_type),
    }
}

/// A media type without `charset`, which few servers expect in `Accept`; other parameters, such as a version, do matter.
fn without_charset(media_type: &str) -> String {
    let parts = media_type.split(';').map(str::trim);
    let kept: Vec<&str> = parts.filter(|part| !part.to_ascii_lowercase().starts_with("charset=")).collect();
    kept.join("; ")
}

/// The media types that a success may have, each once.
pub(super) fn of_successes(operation: &Operation) -> Vec<String> {
    let media = successes(operation).flat_map(|response| &response.media).map(|media| media.media_type.clone());
    media.collect::<IndexSet<String>>().into_iter().collect()
}

/// The media types that hold something else than the first one of any success.
pub(super) fn unread(operation: &Operation, xml: XmlForms<'_>) -> Vec<String> {
    unread_of(|| successes(operation), xml)
}

fn unread_of<'a, I: Iterator<Item = &'a Response>>(responses: impl Fn() -> I, xml: XmlForms<'_>) -> Vec<String> {
    let payload = |media: &ResponseMedia| Payload::of(&media.kind, xml);
    let read: Vec<Payload> = responses().filter_map(|response| response.media.first()).map(payload).collect();
    let all = responses().flat_map(|response| &response.media);
    let mut unread: Vec<String> =
        all.filter(|media| !read.contains(&payload(media))).map(|media| media.media_type.clone()).collect();
    unread.dedup();
    unread
}

/// The documented successes; `default` where there are none.
fn successes(operation: &Operation) -> impl Iterator<Item = &Response> {
    let has_success = operation.responses.iter().any(|response| response.status.is_success());
    operation.responses.iter().filter(move |response| match response.status {
        Status::Default => !has_success,
        status @ (Status::Code(_) | Status::Range(_)) => status.is_success(),
    })
}

/// The documented responses that are no success.
fn errors(operation: &Operation) -> impl Iterator<Item = &Response> {
    let has_success = operation.responses.iter().any(|response| response.status.is_success());
    operation.responses.iter().filter(move |response| match response.status {
        Status::Default => has_success,
        status @ (Status::Code(_) | Status::Range(_)) => !status.is_success(),
    })
}
