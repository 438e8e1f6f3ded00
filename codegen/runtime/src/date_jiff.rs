//! Dates and date-times as values of the crate jiff.

use jiff::civil;
use jiff::tz::Offset;
use serde::ser::Error;
use serde::{Deserializer, Serializer};

use super::date_text::{Day, Moment};
use super::date_time::{A_DATE, A_DATE_TIME, date, date_time};
use super::offset_date_time::{OffsetDateTime, has_rfc3339_form};
use super::wire::Wire;
use super::wire_scalars::decode_text;

/// Reads and writes the local time, the offset and leap seconds as they are.
impl Wire for OffsetDateTime {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode_text(from, A_DATE_TIME, |text| date_time(text, with_offset)?)
    }

    fn decode_nullable<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        decode_text(from, A_DATE_TIME, |text| date_time(text, with_offset))
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if !has_rfc3339_form(self.local().date()) {
            Err(S::Error::custom(format_args!("the year {} has no RFC 3339 form", self.local().year())))
        } else if !self.has_whole_minutes() {
            Err(S::Error::custom(format_args!("the offset {} has no RFC 3339 form", self.offset())))
        } else {
            to.collect_str(self)
        }
    }
}

crate::serde_by_wire!(OffsetDateTime);

impl Wire for civil::Date {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode_text(from, A_DATE, |text| date(text, civil_date)?)
    }

    fn decode_nullable<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        decode_text(from, A_DATE, |text| date(text, civil_date))
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if has_rfc3339_form(*self) {
            to.collect_str(self)
        } else {
            Err(S::Error::custom(format_args!("the year {} has no RFC 3339 form", self.year())))
        }
    }
}

fn civil_date(day: Day) -> Option<civil::Date> {
    civil::Date::new(day.year.try_into().ok()?, day.month.try_into().ok()?, day.day.try_into().ok()?).ok()
}

pub(super) fn with_offset(moment: Moment) -> Option<OffsetDateTime> {
    let Moment { day, time, offset, .. } = moment;
    let is_leap_second = time.second == 60;
    let second = if is_leap_second { 59 } else { time.second };
    let (hour, minute) = (time.hour.try_into().ok()?, time.minute.try_into().ok()?);
    let time = civil::Time::new(hour, minute, second.try_into().ok()?, time.nano.try_into().ok()?).ok()?;
    let offset = Offset::from_seconds(offset).ok()?;
    Some(OffsetDateTime::from_parts(civil_date(day)?.to_datetime(time), offset, is_leap_second))
}
