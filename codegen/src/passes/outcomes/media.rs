//! The media types of successes.

use super::super::wire::xml::XmlForms;
use super::payload::Payload;
use crate::ir::{Operation, Response, ResponseKind, ResponseMedia, Status};

/// The `Accept` header: the media types of successes that are read, in order.
pub(super) fn accept(operation: &Operation, unread: &[String]) -> String {
    let mut accepted: Vec<String> = Vec::new();
    for media in successes(operation).flat_map(|response| &response.media) {
        let name = accepted_as(media);
        if !unread.contains(&media.media_type) && !accepted.contains(&name) {
            accepted.push(name);
        }
    }
    if accepted.is_empty() { "*/*".to_owned() } else { accepted.join(", ") }
}

/// A media type as a request asks for it. A range (`*/*`) that the document describes as JSON asks for JSON.
fn accepted_as(media: &ResponseMedia) -> String {
    match media.kind {
        ResponseKind::Json(_) if media.media_type.contains('*') => "application/json".to_owned(),
        ResponseKind::Json(_)
        | ResponseKind::JsonLines(_)
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
    let mut media: Vec<String> = Vec::new();
    for one in successes(operation).flat_map(|response| &response.media) {
        if !media.contains(&one.media_type) {
            media.push(one.media_type.clone());
        }
    }
    media
}

/// The media types that hold something else than the first one of any success.
pub(super) fn unread(operation: &Operation, xml: XmlForms<'_>) -> Vec<String> {
    let payload = |media: &ResponseMedia| Payload::of(&media.kind, xml);
    let read: Vec<Payload> = successes(operation).filter_map(|response| response.media.first()).map(payload).collect();
    let all = successes(operation).flat_map(|response| &response.media);
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
