//! Dates and date-times as people really send them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, SecondsFormat, Utc};
use serde::ser::Error;
use serde::{Deserializer, Serializer};

use super::wire::Wire;
use super::wire_scalars::decode_text;

/// Reads RFC 3339, also without an offset (taken as UTC) and with a blank instead of the `T`; writes RFC 3339 with `Z`, and
/// fractions of a second only where there are some.
impl Wire for DateTime<Utc> {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode_text(from, "a date and time (RFC 3339)", parse)
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if (0..=9999).contains(&self.year()) {
            to.serialize_str(&self.to_rfc3339_opts(SecondsFormat::AutoSi, true))
        } else {
            Err(S::Error::custom(format_args!("the year {} has no RFC 3339 form", self.year())))
        }
    }
}

/// `2024-02-29` (RFC 3339, `full-date`).
impl Wire for NaiveDate {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode_text(from, "a date (YYYY-MM-DD)", parse_date)
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if (0..=9999).contains(&self.year()) {
            to.collect_str(self)
        } else {
            Err(S::Error::custom(format_args!("the year {} has no RFC 3339 form", self.year())))
        }
    }
}

fn parse(text: &str) -> Option<DateTime<Utc>> {
    let (date, rest) = text.split_at_checked(10)?;
    let time = rest.strip_prefix(['T', 't', ' '])?;
    let text = format!("{date}T{time}");
    match DateTime::parse_from_rfc3339(&text) {
        Ok(with_offset) => Some(with_offset.to_utc()),
        Err(_) => NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S%.f").ok().map(|local| local.and_utc()),
    }
}

fn parse_date(text: &str) -> Option<NaiveDate> {
    // chrono alone also takes `2024-2-9` and `+2024-02-09`.
    (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}
