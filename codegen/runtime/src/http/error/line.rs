//! An error in one line that a person can act on.

use reqwest::StatusCode;
use reqwest::header::RETRY_AFTER;

use super::call_info::CallInfo;
use super::details::Details;
use super::head::Head;
use super::words;
use crate::http::text::cut;

/// How many characters a line may have.
const MAX_LINE: usize = 599;
/// How much of the server's own words is shown.
const MAX_WORDS: usize = 300;
/// How much is shown of what went wrong.
pub(super) const MAX_REASON: usize = 300;
/// How much of what went wrong is shown behind the server's words.
const MAX_REASON_BEHIND_WORDS: usize = 160;
const MAX_API: usize = 40;
const MAX_PATH: usize = 120;
const MAX_ID: usize = 80;
const MAX_WAIT: usize = 40;

/// API, method, path template and status; then the server's words or what went wrong; then in brackets what else helps to find the cause.
pub(super) fn error_line(details: &Details, head: Option<&Head>) -> String {
    let start = details.call.as_ref().map(called).into_iter().chain(head.map(|head| status(head.status)));
    let start = start.collect::<Vec<_>>().join(": ");
    let words = head.filter(|_| details.shows_words).map(|head| words::server_words(details, head, MAX_WORDS));
    let (said, reason) = match words.filter(|words| !words.is_empty()) {
        Some(words) => (words, details.shown(&details.reason, MAX_REASON_BEHIND_WORDS)),
        None => (details.shown(&details.reason, MAX_REASON), String::new()),
    };
    let notes = notes(details, head, reason);
    let separator = if start.is_empty() || said.is_empty() { "" } else { ": " };
    let taken: usize = [start.as_str(), separator, notes.as_str()].map(|text| text.chars().count()).iter().sum();
    format!("{start}{separator}{}{notes}", cut(&said, MAX_LINE.saturating_sub(taken)))
}

fn called(call: &CallInfo) -> String {
    let operation = &call.operation;
    // A template may have a query.
    let path = operation.path.split('?').next().unwrap_or_default();
    let method = operation.method.as_str();
    format!("{} {} {}", cut(operation.api, MAX_API), cut(method, MAX_API), cut(path, MAX_PATH))
}

fn status(status: StatusCode) -> String {
    let reason = status.canonical_reason().map_or(String::new(), |reason| format!(" {reason}"));
    format!("{}{reason}", status.as_u16())
}

/// The part in brackets: what went wrong, the credential that was not sent, how long to wait, how many tries, the server's id of the
/// request.
fn notes(details: &Details, head: Option<&Head>, reason: String) -> String {
    let reason = (!reason.is_empty()).then_some(reason);
    let call = details.call.as_ref();
    let refused = head.is_some_and(|head| matches!(head.status.as_u16(), 401 | 403));
    let credential = call.filter(|_| refused).and_then(|call| call.missing_credential.as_deref());
    let credential = credential.map(|scheme| format!("no credential was sent for `{}`", cut(scheme, MAX_ID)));
    let tries =
        call.map(|call| call.operation.attempt).filter(|tries| *tries > 1).map(|tries| format!("{tries} tries"));
    let wait = head.and_then(|head| head.headers.get(RETRY_AFTER)?.to_str().ok());
    let wait = wait.map(|wait| format!("retry after {}", details.shown(wait, MAX_WAIT)));
    let id = head.and_then(Head::request_id).map(|id| format!("request id {}", details.shown(id, MAX_ID)));
    let notes: Vec<String> = reason.into_iter().chain(credential).chain(wait).chain(tries).chain(id).collect();
    if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) }
}
