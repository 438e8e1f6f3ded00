//! Whether a call may be tried again, and how long to wait before.

use std::error::Error as StdError;
use std::io;
use std::time::{Duration, SystemTime};

use reqwest::header::{HeaderMap, HeaderName};
use reqwest::{Method, Response, StatusCode};

use super::random::duration_up_to;
use super::retry_after::retry_after;

/// How often a call is tried again, and when.
///
/// What is tried again, where it is safe to send the request twice: connections that fail or break before there is a response, and
/// the statuses 408, 429, 502, 503 and 504. Not 500, which mostly says that the next try will fail as well, and not a response
/// whose body breaks off.
///
/// The wait is random, at most `base_delay` before the second try and at most twice as long before each further one, never more
/// than `max_delay` ("exponential backoff with full jitter"). A server's `Retry-After` (RFC 9110, 10.2.3) makes it longer. Where it
/// asks for more than `max_retry_after`, or the wait would go past the call's timeout, the response in hand is the result.
///
/// ```text
/// RetryPolicy::default().retries(4).base_delay(Duration::from_millis(100))
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a policy does nothing until a client has it"]
pub struct RetryPolicy {
    retries: u32,
    base_delay: Duration,
    max_delay: Duration,
    max_retry_after: Duration,
}

impl Default for RetryPolicy {
    /// Two more tries, waits of at most half a second and a second; `Retry-After` of at most a minute.
    fn default() -> Self {
        Self {
            retries: 2,
            base_delay: Duration::from_millis(500),
            max_delay: Duration::from_secs(8),
            max_retry_after: Duration::from_secs(60),
        }
    }
}

impl RetryPolicy {
    /// A policy that never tries again.
    pub fn none() -> Self {
        Self::default().retries(0)
    }

    /// How often a call is tried again after the first try.
    pub fn retries(self, retries: u32) -> Self {
        Self { retries, ..self }
    }

    /// The longest wait before the second try.
    pub fn base_delay(self, base_delay: Duration) -> Self {
        Self { base_delay, ..self }
    }

    /// The longest wait before any try that the server does not ask for.
    pub fn max_delay(self, max_delay: Duration) -> Self {
        Self { max_delay, ..self }
    }

    /// The longest wait that the server may ask for.
    pub fn max_retry_after(self, max_retry_after: Duration) -> Self {
        Self { max_retry_after, ..self }
    }

    /// The wait before the next try, if there is to be one after `resends` repetitions.
    pub(super) fn wait(&self, resends: u32, result: &reqwest::Result<Response>) -> Option<Duration> {
        if resends >= self.retries {
            return None;
        }
        let asked = match result {
            Ok(response) if is_transient(response.status()) => retry_after(response.headers(), SystemTime::now()),
            Err(error) if may_pass(error) => None,
            Ok(_) | Err(_) => return None,
        };
        let backoff = duration_up_to(self.longest(resends));
        match asked {
            Some(asked) if asked > self.max_retry_after => None,
            Some(asked) => Some(asked.max(backoff)),
            None => Some(backoff),
        }
    }

    pub(in super::super) fn longest(&self, resends: u32) -> Duration {
        self.base_delay.saturating_mul(2_u32.saturating_pow(resends)).min(self.max_delay)
    }
}

/// Whether a request may be sent twice: by its method, or since a header says which call it belongs to. `own` is the header
/// that the caller named.
pub(super) fn is_repeatable(method: &Method, headers: &HeaderMap, own: Option<&HeaderName>) -> bool {
    let is_key = |name: &HeaderName| Some(name) == own || name.as_str().contains("idempotency");
    method.is_idempotent() || headers.keys().any(is_key)
}

/// Whether the reason for which no response came may be gone soon. A certificate that is not trusted, or a server that does not speak
/// TLS, will be the same.
pub(super) fn may_pass(error: &reqwest::Error) -> bool {
    let is_tls = error.is_connect() && error.source().is_some_and(is_tls_error);
    !error.is_builder() && !error.is_redirect() && !is_tls
}

/// Whether TLS could not be agreed on: rustls reports that as invalid data, the other libraries name the certificate.
fn is_tls_error(error: &(dyn StdError + 'static)) -> bool {
    let io = error.downcast_ref::<io::Error>();
    if io.is_some_and(|error| error.kind() == io::ErrorKind::InvalidData) {
        return true;
    }
    // What an I/O error wraps is not its source.
    match io.and_then(io::Error::get_ref) {
        Some(wrapped) => is_tls_error(wrapped),
        None => {
            error.to_string().to_ascii_lowercase().contains("certificate") || error.source().is_some_and(is_tls_error)
        }
    }
}

/// Whether a server that answers with this status may soon answer otherwise.
pub(super) fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 502 | 503 | 504)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::RetryPolicy;

    #[test]
    fn waits_double_up_to_a_bound() {
        let policy =
            RetryPolicy::default().base_delay(Duration::from_millis(100)).max_delay(Duration::from_millis(350));
        let longest: Vec<_> = [0, 1, 2, 3, 40, u32::MAX].map(|resends| policy.longest(resends).as_millis()).into();
        assert_eq!(longest, [100, 200, 350, 350, 350, 350]);
    }
}
