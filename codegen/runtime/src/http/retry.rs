//! Whether a call may be tried again, and how long to wait before.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, NaiveDateTime, Utc};
use reqwest::header::{DATE, HeaderMap, HeaderName, RETRY_AFTER};
use reqwest::{Method, Response, StatusCode};

use super::random::duration_up_to;

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
            Err(error) if !error.is_builder() && !error.is_redirect() => None,
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

/// Whether a server that answers with this status may soon answer otherwise.
pub(super) fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 502 | 503 | 504)
}

/// The wait that a response asks for: seconds, or until a date by the server's own clock where it tells the time.
pub(super) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let asked = text(RETRY_AFTER)?;
    if !asked.is_empty() && asked.bytes().all(|byte| byte.is_ascii_digit()) {
        // More than fits is longer than anybody waits.
        return Some(Duration::from_secs(asked.parse().unwrap_or(u64::MAX)));
    }
    let until = http_date(asked)?;
    let now = text(DATE).and_then(http_date).unwrap_or_else(|| now.into());
    Some((until - now).to_std().unwrap_or_default())
}

/// A date in one of HTTP's three forms (RFC 9110, 5.6.7).
fn http_date(text: &str) -> Option<DateTime<Utc>> {
    let obsolete = |format| NaiveDateTime::parse_from_str(text, format).ok().map(|date| date.and_utc());
    let preferred = DateTime::parse_from_rfc2822(text).ok().map(|date| date.to_utc());
    preferred.or_else(|| obsolete("%A, %d-%b-%y %H:%M:%S GMT")).or_else(|| obsolete("%a %b %e %H:%M:%S %Y"))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

    use super::{RetryPolicy, retry_after};

    /// 1994-11-06 08:49:37 GMT, the date that RFC 9110 writes in three forms.
    const NOW: u64 = 784_111_777;

    /// The wait, in seconds, that headers ask for at a time that many seconds before `NOW`.
    fn asked(before: u64, headers: &[(&'static str, &'static str)]) -> Option<u64> {
        let headers =
            headers.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW - before);
        retry_after(&HeaderMap::from_iter(headers), now).map(|wait| wait.as_secs())
    }

    #[test]
    fn seconds() {
        assert_eq!(asked(0, &[("retry-after", "120")]), Some(120));
        assert_eq!(asked(0, &[("retry-after", " 0 ")]), Some(0));
        assert_eq!(asked(0, &[("retry-after", "99999999999999999999999")]), Some(u64::MAX));
        for no_wait in ["", "-1", "1.5", "soon", "+3"] {
            assert_eq!(asked(0, &[("retry-after", no_wait)]), None, "{no_wait}");
        }
        assert_eq!(asked(0, &[]), None);
    }

    #[test]
    fn dates_in_all_three_forms() {
        for date in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            let header: &[(&str, &str)] = &[("retry-after", date)];
            assert_eq!(asked(30, header), Some(30), "{date}");
            assert_eq!(asked(0, header), Some(0), "{date}");
        }
    }

    #[test]
    fn a_date_is_meant_by_the_servers_clock() {
        let date = ("date", "Sun, 06 Nov 1994 08:49:30 GMT");
        assert_eq!(asked(5000, &[("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"), date]), Some(7));
        assert_eq!(asked(5000, &[("retry-after", "Sun, 06 Nov 1994 08:00:00 GMT"), date]), Some(0));
    }

    #[test]
    fn waits_double_up_to_a_bound() {
        let policy =
            RetryPolicy::default().base_delay(Duration::from_millis(100)).max_delay(Duration::from_millis(350));
        let longest: Vec<_> = [0, 1, 2, 3, 40, u32::MAX].map(|resends| policy.longest(resends).as_millis()).into();
        assert_eq!(longest, [100, 200, 350, 350, 350, 350]);
    }
}
