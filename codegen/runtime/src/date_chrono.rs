//! Dates and date-times as values of the crate chrono.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, SecondsFormat, Utc};
use serde::ser::Error;
use serde::{Deserializer, Serializer};

use super::date_text::{Day, Moment, Time};
use super::date_time::{A_DATE, A_DATE_TIME, date, date_time};
use super::wire::Wire;
use super::wire_scalars::decode_text;

/// The moment, in UTC. Writes RFC 3339 with `Z`, and fractions of a second only where there are some.
impl Wire for DateTime<Utc> {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode_text(from, A_DATE_TIME, |text| date_time(text, utc)?)
    }

    fn decode_nullable<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        decode_text(from, A_DATE_TIME, |text| date_time(text, utc))
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if (0..=9999).contains(&self.year()) {
            to.serialize_str(&self.to_rfc3339_opts(SecondsFormat::AutoSi, true))
        } else {
            Err(S::Error::custom(format_args!("the year {} has no RFC 3339 form", self.year())))
        }
    }
}

impl Wire for NaiveDate {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode_text(from, A_DATE, |text| date(text, naive_date)?)
    }

    fn decode_nullable<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        decode_text(from, A_DATE, |text| date(text, naive_date))
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if (0..=9999).contains(&self.year()) {
            to.collect_str(self)
        } else {
            Err(S::Error::custom(format_args!("the year {} has no RFC 3339 form", self.year())))
        }
    }
}

fn naive_date(day: Day) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year.into(), day.month.into(), day.day.into())
}

fn utc(moment: Moment) -> Option<DateTime<Utc>> {
    let local = naive_date(moment.day)?.and_time(naive_time(moment.time)?);
    let offset = FixedOffset::east_opt(moment.offset)?;
    local.checked_sub_offset(offset).map(|utc| utc.and_utc())
}

fn naive_time(time: Time) -> Option<NaiveTime> {
    // chrono's form of a leap second.
    let (second, nano) = if time.second == 60 { (59, time.nano + 1_000_000_000) } else { (time.second, time.nano) };
    NaiveTime::from_hms_nano_opt(time.hour.into(), time.minute.into(), second.into(), nano)
}
