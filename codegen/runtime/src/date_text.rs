//! Dates and date-times in the forms in which servers write them.

/// The date, date-time or null that a text stands for.
#[derive(Debug, PartialEq)]
pub(super) enum DateText {
    /// `""`, `0000-00-00`, `0000-00-00 00:00:00`: PHP and MySQL write null so.
    Zero,
    /// `2024-02-29`.
    Date(Day),
    /// `2024-02-29T23:59:59Z`.
    Moment(Moment),
}

/// A day that exists, of the years 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Day {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
}

/// A time of day. A leap second is the second 60.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Time {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    pub(super) nano: u32,
}

/// A date with a time of day, as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moment {
    pub(super) day: Day,
    pub(super) time: Time,
    /// The offset from UTC in seconds, less than a day; 0 where there is none.
    pub(super) offset: i32,
    /// Whether the form is RFC 3339's, apart from a blank for the `T` and a missing offset.
    pub(super) is_usual: bool,
}

impl Day {
    fn of(year: u32, month: u32, day: u32) -> Option<Self> {
        let is_leap_year = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if is_leap_year => 29,
            2 => 28,
            _ => 0,
        };
        if !(1..=days).contains(&day) {
            return None;
        }
        Some(Self { year: year.try_into().ok()?, month: month.try_into().ok()?, day: day.try_into().ok()? })
    }
}

impl Time {
    pub(super) const MIDNIGHT: Self = Self { hour: 0, minute: 0, second: 0, nano: 0 };

    fn of(hour: u32, minute: u32, second: u32, nano: u32) -> Option<Self> {
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        Some(Self {
            hour: hour.try_into().ok()?,
            minute: minute.try_into().ok()?,
            second: second.try_into().ok()?,
            nano,
        })
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
    let day = Day::of(year, month, day);
    if rest.is_empty() {
        return if is_zero { Some(DateText::Zero) } else { day.map(DateText::Date) };
    }
    rest.one_of(b"Tt ")?;
    let (time, is_full_time) = rest.time()?;
    let (offset, is_full_offset) = rest.offset()?;
    if !rest.is_empty() {
        return None;
    }
    if is_zero {
        return (time == Time::MIDNIGHT).then_some(DateText::Zero);
    }
    Some(DateText::Moment(Moment { day: day?, time, offset, is_usual: is_full_time && is_full_offset }))
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
    fn time(&mut self) -> Option<(Time, bool)> {
        let two_digits = self.digits(2);
        let hour = two_digits.or_else(|| self.digits(1))?;
        self.one_of(b":")?;
        let minute = self.digits(2)?;
        if self.one_of(b":").is_none() {
            return Time::of(hour, minute, 0, 0).map(|time| (time, false));
        }
        let (second, nano) = (self.digits(2)?, self.fraction()?);
        Time::of(hour, minute, second, nano).map(|time| (time, two_digits.is_some()))
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
    fn offset(&mut self) -> Option<(i32, bool)> {
        if self.is_empty() {
            return Some((0, true));
        }
        let blank = self.one_of(b" ").is_some();
        if let Some(rest) = self.0.strip_prefix(b"UTC") {
            self.0 = rest;
            return Some((0, false));
        }
        let sign = match self.one_of(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some((0, !blank)),
        };
        let hours = self.digits(2)?;
        let colon = self.one_of(b":").is_some();
        let minutes = if self.is_empty() && !colon { 0 } else { self.digits(2)? };
        let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
        (hours < 24 && minutes < 60).then_some((sign * seconds, colon && !blank))
    }
}

fn digit(byte: u8) -> Option<u32> {
    char::from(byte).to_digit(10)
}
