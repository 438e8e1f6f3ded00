//! Dates and date-times in the forms in which servers write them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// The date, date-time or null that a text stands for.
#[derive(Debug, PartialEq)]
pub(super) enum DateText {
    /// `""`, `0000-00-00`, `0000-00-00 00:00:00`: PHP and MySQL write null so.
    Zero,
    /// `2024-02-29`.
    Date(NaiveDate),
    /// `2024-02-29T23:59:59Z`.
    Moment(Moment),
}

/// A date with a time of day.
#[derive(Debug, PartialEq)]
pub(super) struct Moment {
    /// As it is written.
    pub(super) local: NaiveDateTime,
    /// Where there is no offset, UTC.
    offset: FixedOffset,
    /// Whether the form is RFC 3339's, apart from a blank for the `T` and a missing offset.
    pub(super) is_usual: bool,
}

impl Moment {
    /// `None` beyond the years that chrono has.
    pub(super) fn to_utc(&self) -> Option<DateTime<Utc>> {
        self.local.checked_sub_offset(self.offset).map(|utc| utc.and_utc())
    }
}

/// Reads a whole text; `None` where it has no form that is known, or names a day or time that does not exist.
///
/// After the date may come `T`, `t` or a blank, then the time with or without seconds and a fraction (of which nine digits count),
/// then `Z`, `z`, `UTC`, `+01:00`, `+0100`, `+01` or nothing; a blank may stand before the offset.
pub(super) fn read_date_text(text: &str) -> Option<DateText> {
    let mut rest = Rest(text.as_bytes());
    if rest.is_empty() {
        return Some(DateText::Zero);
    }
    let (year, month, day) = rest.date()?;
    let is_zero = (year, month, day) == (0, 0, 0);
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    if rest.is_empty() {
        return if is_zero { Some(DateText::Zero) } else { date.map(DateText::Date) };
    }
    rest.one_of(b"Tt ")?;
    let (time, is_full_time) = rest.time()?;
    let (offset, is_full_offset) = rest.offset()?;
    if !rest.is_empty() {
        return None;
    }
    if is_zero {
        return (time == NaiveTime::MIN).then_some(DateText::Zero);
    }
    Some(DateText::Moment(Moment { local: date?.and_time(time), offset, is_usual: is_full_time && is_full_offset }))
}

/// Whether JSON is a string that PHP and MySQL write for null.
pub(super) fn is_zero_in_json(json: &str) -> bool {
    let text = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    text.and_then(read_date_text) == Some(DateText::Zero)
}

/// The bytes that are not read yet. A method that returns `None` has read nothing that the next one needs.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One of these bytes.
    fn one_of(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        bytes.contains(first).then(|| {
            self.0 = rest;
            *first
        })
    }

    /// A number of exactly so many digits.
    fn digits(&mut self, count: usize) -> Option<u32> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let number = digits.iter().try_fold(0, |number: u32, byte| Some(number * 10 + digit(*byte)?))?;
        self.0 = rest;
        Some(number)
    }

    /// `2024-02-29`, also where there is no such day.
    fn date(&mut self) -> Option<(u32, u32, u32)> {
        let year = self.digits(4)?;
        self.one_of(b"-")?;
        let month = self.digits(2)?;
        self.one_of(b"-")?;
        Some((year, month, self.digits(2)?))
    }

    /// `23:59:60.5`, `23:59` or `9:05`, and whether it is as RFC 3339 has it.
    fn time(&mut self) -> Option<(NaiveTime, bool)> {
        let two_digits = self.digits(2);
        let hour = two_digits.or_else(|| self.digits(1))?;
        self.one_of(b":")?;
        let minute = self.digits(2)?;
        if self.one_of(b":").is_none() {
            return NaiveTime::from_hms_opt(hour, minute, 0).map(|time| (time, false));
        }
        let (second, nano) = (self.digits(2)?, self.fraction()?);
        // chrono's form of a leap second.
        let (second, nano) = if second == 60 { (59, nano + 1_000_000_000) } else { (second, nano) };
        NaiveTime::from_hms_nano_opt(hour, minute, second, nano).map(|time| (time, two_digits.is_some()))
    }

    /// `.5` as nanoseconds, 0 where there is no fraction. Digits after the ninth are left out.
    fn fraction(&mut self) -> Option<u32> {
        if self.one_of(b".").is_none() {
            return Some(0);
        }
        let count = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.0.split_at_checked(count).filter(|_| count > 0)?;
        self.0 = rest;
        let padded = digits.iter().chain(std::iter::repeat(&b'0')).take(9);
        padded.copied().try_fold(0, |number: u32, byte| Some(number * 10 + digit(byte)?))
    }

    /// `Z`, `+01:00`, `+0100`, `+01`, ` UTC` or nothing, and whether it is as RFC 3339 has it, or missing.
    fn offset(&mut self) -> Option<(FixedOffset, bool)> {
        let zero = FixedOffset::east_opt(0)?;
        if self.is_empty() {
            return Some((zero, true));
        }
        let blank = self.one_of(b" ").is_some();
        if let Some(rest) = self.0.strip_prefix(b"UTC") {
            self.0 = rest;
            return Some((zero, false));
        }
        let sign = match self.one_of(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some((zero, !blank)),
        };
        let hours = self.digits(2)?;
        let colon = self.one_of(b":").is_some();
        let minutes = if self.is_empty() && !colon { 0 } else { self.digits(2)? };
        let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
        let offset = FixedOffset::east_opt(sign * seconds).filter(|_| minutes < 60)?;
        Some((offset, colon && !blank))
    }
}

fn digit(byte: u8) -> Option<u32> {
    char::from(byte).to_digit(10)
}
