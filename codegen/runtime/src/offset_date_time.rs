//! A date and time with an offset: every value that RFC 3339 can write.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use jiff::civil::{self, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ZonedDateTime};

use super::date_jiff::with_offset;
use super::date_time::date_time;

/// A date and time with its offset from UTC, exactly as an answer has it.
///
/// jiff's [`Timestamp`] ends at `9999-12-30T22:00Z`, and has neither the offset nor leap seconds. Billing systems write
/// `9999-12-31T23:59:59Z` for "never", so that a field of an API is this type: it loses nothing, and gives the `Timestamp` where there is one.
///
/// Two values are equal, and are ordered, by the moment that they name: `12:00+02:00` is `10:00Z`.
///
/// ```
/// use openapi_client_runtime::OffsetDateTime;
/// use openapi_client_runtime::crates::jiff::Timestamp;
///
/// let due: OffsetDateTime = "2026-01-31T12:00:00+02:00".parse()?;
/// assert_eq!(due.timestamp()?, "2026-01-31T10:00:00Z".parse::<Timestamp>()?);
/// assert_eq!(due.to_string(), "2026-01-31T12:00:00+02:00");
/// assert_eq!(OffsetDateTime::from(Timestamp::UNIX_EPOCH).to_string(), "1970-01-01T00:00:00Z");
///
/// let never: OffsetDateTime = "9999-12-31T23:59:59Z".parse()?;
/// assert!(never > due && never.timestamp().is_err());
/// assert_eq!(never.to_string(), "9999-12-31T23:59:59Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct OffsetDateTime {
    local: DateTime,
    offset: Offset,
    is_leap_second: bool,
}

impl OffsetDateTime {
    /// The local time in a place that is so far from UTC.
    pub fn new(local: DateTime, offset: Offset) -> Self {
        Self::from_parts(local, offset, false)
    }

    pub(super) fn from_parts(local: DateTime, offset: Offset, is_leap_second: bool) -> Self {
        Self { local, offset, is_leap_second }
    }

    /// The date and time of day as they are written; of a leap second, the second before.
    pub fn local(self) -> DateTime {
        self.local
    }

    /// How far the local time is from UTC.
    pub fn offset(self) -> Offset {
        self.offset
    }

    /// Whether it is a leap second (`23:59:60`), which jiff has not.
    pub fn is_leap_second(self) -> bool {
        self.is_leap_second
    }

    /// The moment; of a leap second, one second before.
    ///
    /// # Errors
    /// Before the year -9999, and after `9999-12-30T22:00Z`.
    pub fn timestamp(self) -> Result<Timestamp, jiff::Error> {
        self.offset.to_timestamp(self.local)
    }

    /// The moment with the offset as a time zone.
    ///
    /// # Errors
    /// As [`timestamp`](Self::timestamp).
    pub fn to_zoned_datetime(self) -> Result<ZonedDateTime, jiff::Error> {
        self.timestamp().map(|moment| moment.to_zoned_datetime(TimeZone::fixed(self.offset)))
    }

    /// Whether hours and minutes write the offset, which is all that RFC 3339 has.
    pub(super) fn has_whole_minutes(self) -> bool {
        self.offset.seconds() % 60 == 0
    }

    /// What the order goes by: the second since 1970 in UTC, a leap second after the second before, the fraction in nanoseconds.
    fn moment(self) -> (i128, bool, i128) {
        let epoch = civil::date(1970, 1, 1).at(0, 0, 0, 0);
        let nanos = self.local.duration_since(epoch).as_nanos();
        let second = nanos.div_euclid(NANOS_PER_SECOND) - i128::from(self.offset.seconds());
        (second, self.is_leap_second, nanos.rem_euclid(NANOS_PER_SECOND))
    }
}

const NANOS_PER_SECOND: i128 = 1_000_000_000;

impl PartialEq for OffsetDateTime {
    fn eq(&self, other: &Self) -> bool {
        self.moment() == other.moment()
    }
}

impl Eq for OffsetDateTime {}

impl Hash for OffsetDateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.moment().hash(state);
    }
}

impl Ord for OffsetDateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.moment().cmp(&other.moment())
    }
}

impl PartialOrd for OffsetDateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Timestamp> for OffsetDateTime {
    fn from(moment: Timestamp) -> Self {
        Self::new(Offset::UTC.to_datetime(moment), Offset::UTC)
    }
}

impl From<&ZonedDateTime> for OffsetDateTime {
    fn from(moment: &ZonedDateTime) -> Self {
        Self::new(moment.datetime(), moment.offset())
    }
}

impl TryFrom<OffsetDateTime> for Timestamp {
    type Error = jiff::Error;

    fn try_from(moment: OffsetDateTime) -> Result<Self, jiff::Error> {
        moment.timestamp()
    }
}

/// Reads what an answer may have.
impl FromStr for OffsetDateTime {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        let moment = date_time(text, with_offset).flatten();
        moment.ok_or_else(|| jiff::Error::from_args(format_args!("{text:?} is no date and time (RFC 3339)")))
    }
}

/// RFC 3339, with `Z` for UTC, and a fraction of a second only where there is one.
impl fmt::Display for OffsetDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = (self.local.date(), self.local.time());
        let second = if self.is_leap_second { 60 } else { time.second() };
        write!(f, "{date}T{:02}:{:02}:{second:02}", time.hour(), time.minute())?;
        match time.subsec_nanosecond() {
            0 => {}
            nano if nano % 1_000_000 == 0 => write!(f, ".{:03}", nano / 1_000_000)?,
            nano if nano % 1_000 == 0 => write!(f, ".{:06}", nano / 1_000)?,
            nano => write!(f, ".{nano:09}")?,
        }
        match self.offset.seconds() {
            0 => f.write_str("Z"),
            seconds => {
                let sign = if seconds < 0 { '-' } else { '+' };
                let seconds = seconds.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", seconds / 3600, seconds / 60 % 60)?;
                if self.has_whole_minutes() { Ok(()) } else { write!(f, ":{:02}", seconds % 60) }
            }
        }
    }
}

/// As it is written.
impl fmt::Debug for OffsetDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Whether four digits can write the year.
pub(super) fn has_rfc3339_form(date: civil::Date) -> bool {
    (0..=9999).contains(&date.year())
}
