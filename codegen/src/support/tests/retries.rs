//! How long a client waits before it tries again.

use std::time::{Duration, SystemTime};

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::support::RetryPolicy;
use crate::support::http::parts::retry_after;

/// 1994-11-06 08:49:37 GMT, the date that RFC 9110 writes in three forms.
const NOW: u64 = 784_111_777;

/// The wait, in seconds, that headers ask for at a time that many seconds before `NOW`.
fn asked(before: u64, headers: &[(&'static str, &'static str)]) -> Option<u64> {
    let headers = headers.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
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
    let policy = RetryPolicy::default().base_delay(Duration::from_millis(100)).max_delay(Duration::from_millis(350));
    let longest: Vec<_> = [0, 1, 2, 3, 40, u32::MAX].map(|resends| policy.longest(resends).as_millis()).into();
    assert_eq!(longest, [100, 200, 350, 350, 350, 350]);
}
