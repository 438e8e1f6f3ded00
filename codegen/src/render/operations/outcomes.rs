//! Which responses are successes and which are errors, and what type each has.

use super::payload::Payload;
use crate::ir::{Api, Operation, Response, ResponseKind, ResponseMedia, Status};

/// The documented responses of an operation, sorted.
pub(super) struct Outcomes {
    /// What `send` returns.
    pub successes: Vec<Outcome>,
    /// What it fails with.
    pub errors: Vec<Outcome>,
}

/// One documented response.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// For which statuses.
    pub statuses: Statuses,
    /// What it holds.
    pub payload: Payload,
    /// Its description.
    pub about: String,
}

/// The statuses of one arm of the match on a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Statuses {
    /// One.
    Code(u16),
    /// A hundred.
    Range(u16),
    /// All that are left.
    Rest,
}

/// Sorts the responses. A `default` beside a documented success describes errors; alone it describes both.
pub(super) fn sort(api: &Api, operation: &Operation) -> Outcomes {
    let responses = &operation.responses;
    let has_success = responses.iter().any(|response| is_success(response.status));
    let only_redirects = !has_success && !responses.iter().any(|response| response.status == Status::Default);
    let mut outcomes = Outcomes { successes: Vec::new(), errors: Vec::new() };
    for response in responses {
        let outcome = outcome(api, response);
        match response.status {
            status if is_success(status) => outcomes.successes.push(outcome),
            Status::Code(100..=399) | Status::Range(1 | 3) if only_redirects => outcomes.successes.push(outcome),
            Status::Default if !has_success => {
                outcomes.successes.push(Outcome { statuses: Statuses::Range(2), ..outcome.clone() });
                outcomes.errors.push(outcome);
            }
            Status::Code(_) | Status::Range(_) | Status::Default => outcomes.errors.push(outcome),
        }
    }
    for error in &mut outcomes.errors {
        error.payload = error.payload.clone().in_error();
    }
    if outcomes.successes.is_empty() {
        // Nothing is said of success, so whatever comes is handed on.
        let about = "Any success: the document does not describe it.".to_owned();
        outcomes.successes.push(Outcome { statuses: Statuses::Range(2), payload: Payload::Stream, about });
    }
    outcomes
}

fn is_success(status: Status) -> bool {
    matches!(status, Status::Code(200..=299) | Status::Range(2))
}

fn outcome(api: &Api, response: &Response) -> Outcome {
    let statuses = match response.status {
        Status::Code(code) => Statuses::Code(code),
        Status::Range(first) => Statuses::Range(first),
        Status::Default => Statuses::Rest,
    };
    let payload = Payload::of(api, response.media.first().map(|media| &media.kind));
    let about = response.docs.description.clone().unwrap_or_default();
    let media = response.media.first().map(|media| media.media_type.clone());
    let about = match media {
        Some(media) if about.is_empty() => media,
        _ => about,
    };
    Outcome { statuses, payload, about }
}

/// The `Accept` header: the media types that `send` reads, in order.
pub(super) fn accept(api: &Api, operation: &Operation) -> String {
    let unread = unread_media(api, operation);
    let mut accepted: Vec<String> = Vec::new();
    for media in successes(operation).flat_map(|response| &response.media) {
        if unread.contains(&media.media_type.as_str()) {
            continue;
        }
        let name = match (&media.kind, media.media_type.contains('*')) {
            // A range that is read as JSON.
            (ResponseKind::Json(_), true) => "application/json".to_owned(),
            _ => without_charset(&media.media_type),
        };
        if !accepted.contains(&name) {
            accepted.push(name);
        }
    }
    if accepted.is_empty() { "*/*".to_owned() } else { accepted.join(", ") }
}

/// A media type without `charset`, which few servers expect in `Accept`; other parameters, such as a version, do matter.
fn without_charset(media_type: &str) -> String {
    let parts = media_type.split(';').map(str::trim);
    let kept: Vec<&str> = parts.filter(|part| !part.to_ascii_lowercase().starts_with("charset=")).collect();
    kept.join("; ")
}

/// The payload that all share, if they do.
pub(super) fn common(outcomes: &[Outcome]) -> Option<&Payload> {
    let first = outcomes.first()?;
    outcomes.iter().all(|outcome| outcome.payload == first.payload).then_some(&first.payload)
}

/// The media types that a success may have, the preferred one first.
pub(super) fn success_media(operation: &Operation) -> Vec<&str> {
    let mut media: Vec<&str> = Vec::new();
    for one in successes(operation).flat_map(|response| &response.media) {
        if !media.contains(&one.media_type.as_str()) {
            media.push(&one.media_type);
        }
    }
    media
}

/// The media types of successes that `send` does not read: it takes the first one's kind for granted.
pub(super) fn unread_media<'a>(api: &Api, operation: &'a Operation) -> Vec<&'a str> {
    let typed = |media: &'a ResponseMedia| (media.media_type.as_str(), Payload::of(api, Some(&media.kind)));
    let read: Vec<(&str, Payload)> =
        successes(operation).filter_map(|response| response.media.first()).map(&typed).collect();
    let all = successes(operation).flat_map(|response| &response.media).map(typed);
    let mut unread: Vec<&str> =
        all.filter(|(_, payload)| !read.iter().any(|(_, known)| known == payload)).map(|(media, _)| media).collect();
    unread.dedup();
    unread
}

/// The documented successes, or what stands for them.
fn successes(operation: &Operation) -> impl Iterator<Item = &Response> {
    let has_success = operation.responses.iter().any(|response| is_success(response.status));
    operation.responses.iter().filter(move |response| match response.status {
        Status::Default => !has_success,
        status @ (Status::Code(_) | Status::Range(_)) => is_success(status),
    })
}
