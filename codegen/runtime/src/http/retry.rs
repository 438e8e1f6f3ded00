//! Whether a call may be tried again, and how long to wait before.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderName};

use super::random::duration_up_to;
use super::retry_after::retry_after;
use super::tried::Tried;

/// A rule of the caller's for what is tried again.
type Rule = Arc<dyn Fn(&Tried<'_>) -> bool + Send + Sync>;

/// How often a call is tried again, and when.
///
/// What is tried again, where it is safe to send the request twice: connections that fail or break before there is a response, tries
/// that take too long, and the statuses 408, 429, 502, 503 and 504. Not 500, which mostly says that the next try will fail as well
/// ([`also_status`](Self::also_status) adds it), not a certificate that is not trusted, and not a response whose body breaks off.
/// [`retry_if`](Self::retry_if) is for another rule.
///
/// The wait is random, at most `base_delay` before the second try and at most twice as long before each further one, never more
/// than `max_delay` ("exponential backoff with full jitter"). A server's `Retry-After` (RFC 9110, 10.2.3) or `retry-after-ms` makes it
/// longer. Where it asks for more than `max_retry_after`, or the wait would go past the call's timeout, the response in hand is the
/// result.
///
/// After a 429 the whole client waits: no call of it sends anything before that try's wait is over.
///
/// ```text
/// RetryPolicy::default().retries(4).base_delay(Duration::from_millis(100)).also_status(500)
/// ```
#[derive(Clone)]
#[must_use = "a policy does nothing until a client has it"]
pub struct RetryPolicy {
    retries: u32,
    base_delay: Duration,
    max_delay: Duration,
    max_retry_after: Duration,
    pub(super) try_timeout: Option<Duration>,
    statuses: Vec<u16>,
    rule: Option<Rule>,
    pub(super) budget: Option<u32>,
}

impl Default for RetryPolicy {
    /// Two more tries, waits of at most half a second and a second; `Retry-After` of at most a minute; no limit for a try but the
    /// call's own, and no budget.
    fn default() -> Self {
        Self {
            retries: 2,
            base_delay: Duration::from_millis(500),
            max_delay: Duration::from_secs(8),
            max_retry_after: Duration::from_secs(60),
            try_timeout: None,
            statuses: Vec::new(),
            rule: None,
            budget: None,
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

    /// How long one try may take, with the body of its response; for a stream until the response begins.
    pub fn try_timeout(self, timeout: Duration) -> Self {
        Self { try_timeout: Some(timeout), ..self }
    }

    /// A further status that is tried again, such as 500.
    pub fn also_status(mut self, status: u16) -> Self {
        self.statuses.push(status);
        self
    }

    /// Decides by this rule what is tried again, in place of the statuses and failures above. It is asked only where it is safe to send
    /// the request twice, and there are tries left.
    ///
    /// ```text
    /// policy.retry_if(|tried| tried.is_retryable() && tried.operation().operation_id != "report")
    /// ```
    pub fn retry_if(self, rule: impl Fn(&Tried<'_>) -> bool + Send + Sync + 'static) -> Self {
        Self { rule: Some(Arc::new(rule)), ..self }
    }

    /// How many further tries all calls of the client may make together. Ten successes give one back. Where none is left, the result in
    /// hand is the result: a server that is down is not called three times as often.
    pub fn budget(self, tries: u32) -> Self {
        Self { budget: Some(tries), ..self }
    }

    /// Whether there is a further try after `resends` of them.
    pub(super) fn has_try(&self, resends: u32) -> bool {
        resends < self.retries
    }

    /// Whether this result is to be tried again.
    pub(super) fn wants(&self, tried: &Tried<'_>) -> bool {
        let is_listed = || tried.status().is_some_and(|status| self.statuses.contains(&status.as_u16()));
        self.rule.as_ref().map_or_else(|| tried.is_retryable() || is_listed(), |rule| rule(tried))
    }

    /// The wait before the next try, after `resends` of them and a response with these headers; `None` where the server asks for too long
    /// a wait.
    pub(super) fn wait(&self, resends: u32, headers: Option<&HeaderMap>) -> Option<Duration> {
        let asked = headers.and_then(|headers| retry_after(headers, SystemTime::now())).unwrap_or_default();
        (asked <= self.max_retry_after).then(|| asked.max(duration_up_to(self.longest(resends))))
    }

    /// A random part of the first wait, for calls that a pause has held up: else all of them would be sent at once.
    pub(super) fn jitter(&self) -> Duration {
        duration_up_to(self.longest(0))
    }

    pub(in super::super) fn longest(&self, resends: u32) -> Duration {
        self.base_delay.saturating_mul(2_u32.saturating_pow(resends)).min(self.max_delay)
    }
}

impl fmt::Debug for RetryPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryPolicy")
            .field("retries", &self.retries)
            .field("base_delay", &self.base_delay)
            .field("max_delay", &self.max_delay)
            .field("max_retry_after", &self.max_retry_after)
            .field("try_timeout", &self.try_timeout)
            .field("statuses", &self.statuses)
            .field("has_rule", &self.rule.is_some())
            .field("budget", &self.budget)
            .finish()
    }
}

/// Whether a request may be sent twice: by its method, or since a header says which call it belongs to. `own` is the header
/// that the caller named.
pub(super) fn is_repeatable(method: &Method, headers: &HeaderMap, own: Option<&HeaderName>) -> bool {
    let is_key = |name: &HeaderName| Some(name) == own || name.as_str().contains("idempotency");
    method.is_idempotent() || method.as_str() == "QUERY" || headers.keys().any(is_key)
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
