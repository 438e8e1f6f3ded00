//! Dates and date-times as servers really send them: what each text stands for, whatever library holds the value.
//!
//! A date-time is RFC 3339 (section 5.6, `date-time`), and what servers send instead: no offset (UTC), an offset `+0000` or `+00`, no
//! seconds, a blank instead of the `T`, a bare date (midnight UTC). A date is `2024-02-29` (`full-date`). A date-time whose time is written as
//! midnight is a date as well, whatever its offset; any other time would get lost, and is an error. `""` and `0000-00-00 00:00:00` are null
//! where the type can be null.

use super::date_text::{DateText, Day, Moment, Time, read_date_text};
use super::leniency;

/// What a text should have been that is no date-time.
pub(super) const A_DATE_TIME: &str = "a date and time (RFC 3339)";

/// What a text should have been that is no date.
pub(super) const A_DATE: &str = "a date (YYYY-MM-DD)";

/// The date-time or null that a text stands for; `None` where it stands for neither.
pub(super) fn date_time<T>(text: &str, make: fn(Moment) -> Option<T>) -> Option<Option<T>> {
    match read_date_text(text)? {
        DateText::Moment(moment) if moment.is_usual => make(moment).map(Some),
        DateText::Moment(moment) => lenient(make(moment)?),
        DateText::Date(day) => lenient(make(Moment { day, time: Time::MIDNIGHT, offset: 0, is_usual: false })?),
        DateText::Zero => zero(),
    }
}

/// The date or null that a text stands for; `None` where it stands for neither.
pub(super) fn date<T>(text: &str, make: fn(Day) -> Option<T>) -> Option<Option<T>> {
    match read_date_text(text)? {
        DateText::Date(day) => make(day).map(Some),
        DateText::Moment(moment) if moment.time == Time::MIDNIGHT => lenient(make(moment.day)?),
        DateText::Moment(_) => None,
        DateText::Zero => zero(),
    }
}

fn lenient<T>(value: T) -> Option<Option<T>> {
    leniency::is_allowed().then_some(Some(value))
}

fn zero<T>() -> Option<Option<T>> {
    leniency::is_allowed().then_some(None)
}
