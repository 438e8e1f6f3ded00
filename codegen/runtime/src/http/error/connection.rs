//! Why there was no response.

use std::error::Error as StdError;
use std::time::Duration;

use crate::http::deadline::Deadline;

/// Messages of reqwest and hyper that tell nothing, because their cause is named as well.
const GENERAL: &[&str] = &[
    "builder error",
    "client error (Connect)",
    "client error (SendRequest)",
    "error decoding response body",
    "error following redirect",
    "error reading a body from connection",
    "error resolving DNS",
    "error sending request",
    "request or response body error",
];

/// What the HTTP client says where one of its own timeouts strikes, without a cause from the operating system.
const TIMED_OUT: &[&str] = &["operation timed out", "tcp connect error: deadline has elapsed"];

/// The time limits of a call.
#[derive(Clone, Copy, Default)]
pub(crate) struct Limits {
    /// For the connection.
    pub(crate) connect: Option<Duration>,
    /// Of the call or the try, where it is used up.
    pub(in crate::http) used_up: Option<Deadline>,
}

/// Why there was no response from `origin`.
pub(super) fn no_response(error: &reqwest::Error, origin: &str, limits: Limits) -> String {
    let cause = causes(error);
    if error.is_connect() {
        return match limits.connect {
            Some(limit) if TIMED_OUT.contains(&cause.as_str()) => {
                format!("no connection to {origin} within {limit:?} (connect_timeout)")
            }
            Some(_) | None => format!("no connection to {origin}: {}{cause}", layer(&cause, origin)),
        };
    }
    if error.is_redirect() {
        return format!("redirects of {origin} are not followed: {cause}");
    }
    if error.is_builder() {
        return format!("the request cannot be sent: {cause}");
    }
    match limits.used_up {
        Some(deadline) if error.is_timeout() => no_response_until(deadline, origin),
        None if error.is_timeout() => format!("no response from {origin}: {cause} (a timeout of the HTTP client)"),
        Some(_) | None => format!("no response from {origin}: {cause}"),
    }
}

/// Why there was no response from `origin`, where time was up.
pub(super) fn no_response_until(deadline: Deadline, origin: &str) -> String {
    format!("no response from {origin} within {deadline}")
}

/// `TLS: ` where TLS failed and the cause does not say so.
fn layer(cause: &str, origin: &str) -> &'static str {
    let is_named = ["dns", "tcp", "tunnel", "proxy", "socks"].iter().any(|layer| cause.starts_with(layer));
    if origin.starts_with("https:") && !is_named { "TLS: " } else { "" }
}

/// Why a body did not come to its end.
pub(crate) fn no_end(error: &reqwest::Error, limits: Limits) -> String {
    match limits.used_up.filter(|_| error.is_timeout()) {
        Some(deadline) => format!("the body did not end within {deadline}"),
        None => format!("the body broke off: {}", causes(error)),
    }
}

/// The causes of an error, the most general first, without the messages that tell nothing.
pub(crate) fn causes(error: &dyn StdError) -> String {
    let mut causes: Vec<String> = Vec::new();
    let mut next = Some(error);
    while let Some(error) = next {
        let text = error.to_string();
        let is_said = causes.last().is_some_and(|last| last.contains(&text));
        next = error.source();
        if !is_said && (next.is_none() || !GENERAL.contains(&text.as_str())) {
            causes.push(text);
        }
    }
    causes.join(": ")
}
