//! How long a response asks to wait before the next request.

use std::time::{Duration, SystemTime};

use httpdate::parse_http_date;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

/// What some servers send beside `Retry-After`, or in its place: milliseconds.
const RETRY_AFTER_MS: &str = "retry-after-ms";

/// The wait that a response asks for: the milliseconds of `retry-after-ms`; else `Retry-After` (RFC 9110, 10.2.3), which is seconds,
/// also with a fraction, or a date by the server's own clock where it tells the time.
pub(super) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    if let Some(milliseconds) = text(RETRY_AFTER_MS).and_then(decimal) {
        return Some(duration(milliseconds / 1000.0));
    }
    let asked = text(RETRY_AFTER.as_str())?;
    if let Some(seconds) = decimal(asked) {
        return Some(duration(seconds));
    }
    let until = parse_http_date(asked).ok()?;
    let now = text(DATE.as_str()).and_then(|date| parse_http_date(date).ok()).unwrap_or(now);
    Some(until.duration_since(now).unwrap_or_default())
}

/// A number without sign and exponent.
fn decimal(text: &str) -> Option<f64> {
    let is_decimal = text.starts_with(|first: char| first.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.parse().ok().filter(|_| is_decimal)
}

/// More than fits is longer than anybody waits.
fn duration(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

    use super::retry_after;

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
        for no_wait in ["", "-1", "1.5.", ".5", "1e3", "soon", "+3", "NaN", "inf"] {
            assert_eq!(asked(0, &[("retry-after", no_wait)]), None, "{no_wait}");
        }
        assert_eq!(asked(0, &[]), None);
    }

    #[test]
    fn fractions_and_milliseconds() {
        let wait = |headers: &[(&'static str, &'static str)]| {
            let headers =
                headers.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
            retry_after(&HeaderMap::from_iter(headers), SystemTime::UNIX_EPOCH)
        };
        assert_eq!(wait(&[("retry-after", "1.5")]), Some(Duration::from_millis(1500)));
        assert_eq!(wait(&[("retry-after", "0.25")]), Some(Duration::from_millis(250)));
        assert_eq!(wait(&[("retry-after-ms", "1200"), ("retry-after", "2")]), Some(Duration::from_millis(1200)));
        assert_eq!(wait(&[("retry-after-ms", "soon"), ("retry-after", "2")]), Some(Duration::from_secs(2)));
        assert_eq!(wait(&[("retry-after-ms", "7.5")]), Some(Duration::from_micros(7500)));
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
}
