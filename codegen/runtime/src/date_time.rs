//! Dates and date-times as servers really send them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, SecondsFormat, Utc};
use serde::ser::Error;
use serde::{Deserializer, Serializer};

use super::date_text::{DateText, read_date_text};
use super::leniency;
use super::wire::Wire;
use super::wire_scalars::decode_text;

const A_DATE_TIME: &str = "a date and time (RFC 3339)";
const A_DATE: &str = "a date (YYYY-MM-DD)";

/// Reads RFC 3339 (section 5.6, `date-time`), and what servers send instead: no offset (UTC), an offset `+0000` or `+00`, no seconds,
/// a blank instead of the `T`, a bare date (midnight UTC). `""` and `0000-00-00 00:00:00` are null where the type can be null.
///
/// Writes RFC 3339 with `Z`, and fractions of a second only where there are some.
impl Wire for DateTime<Utc> {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode_text(from, A_DATE_TIME, |text| date_time(text)?)
    }

    fn decode_nullable<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        decode_text(from, A_DATE_TIME, date_time)
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if (0..=9999).contains(&self.year()) {
            to.serialize_str(&self.to_rfc3339_opts(SecondsFormat::AutoSi, true))
        } else {
            Err(S::Error::custom(format_args!("the year {} has no RFC 3339 form", self.year())))
        }
    }
}

/// `2024-02-29` (RFC 3339, section 5.6, `full-date`). A date-time whose time is written as midnight is read as well, whatever its
/// offset; any other time would get lost, and is an error. `""` and `0000-00-00` are null where the type can be null.
impl Wire for NaiveDate {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode_text(from, A_DATE, |text| date(text)?)
    }

    fn decode_nullable<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        decode_text(from, A_DATE, date)
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if (0..=9999).contains(&self.year()) {
            to.collect_str(self)
        } else {
            Err(S::Error::custom(format_args!("the year {} has no RFC 3339 form", self.year())))
        }
    }
}

/// The date-time or null that a text stands for; `None` where it stands for neither.
fn date_time(text: &str) -> Option<Option<DateTime<Utc>>> {
    match read_date_text(text)? {
        DateText::Moment(moment) if moment.is_usual => moment.to_utc().map(Some),
        DateText::Moment(moment) => lenient(moment.to_utc()?),
        DateText::Date(date) => lenient(date.and_time(NaiveTime::MIN).and_utc()),
        DateText::Zero => zero(),
    }
}

/// The date or null that a text stands for; `None` where it stands for neither.
fn date(text: &str) -> Option<Option<NaiveDate>> {
    match read_date_text(text)? {
        DateText::Date(date) => Some(Some(date)),
        DateText::Moment(moment) if moment.local.time() == NaiveTime::MIN => lenient(moment.local.date()),
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
