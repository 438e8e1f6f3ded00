//! Dates and date-times: what is read, what is refused, what is written.

use chrono::{DateTime, Utc};
use jiff::civil::{Date, date};
use jiff::tz::Offset;
use jiff::{Timestamp, ZonedDateTime};
use openapi_client_runtime::{OffsetDateTime, from_slice, to_vec};

use super::{again, refusal};

/// A date-time as a server sends it; as it is written in UTC, by chrono; as it is written with its offset, by jiff.
type Sent = (&'static str, &'static str, &'static str);

/// RFC 3339 (sections 5.6 and 5.8), and what is as good: no offset, a blank for the `T`.
const USUAL: &[Sent] = &[
    ("2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"),
    ("2024-01-02t03:04:05z", "2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"),
    ("2024-01-02T03:04:05.120+02:00", "2024-01-02T01:04:05.120Z", "2024-01-02T03:04:05.120+02:00"),
    ("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57Z", "1996-12-19T16:39:57-08:00"),
    ("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.870Z", "1937-01-01T12:00:27.870+00:20"),
    ("2024-01-02T03:04:05-00:00", "2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"),
    ("2023-01-01T00:00:00", "2023-01-01T00:00:00Z", "2023-01-01T00:00:00Z"),
    ("2013-08-22 08:57:09", "2013-08-22T08:57:09Z", "2013-08-22T08:57:09Z"),
    ("2013-08-22 08:57:09.5", "2013-08-22T08:57:09.500Z", "2013-08-22T08:57:09.500Z"),
    ("2023-04-06 13:10:19+00:00", "2023-04-06T13:10:19Z", "2023-04-06T13:10:19Z"),
    ("2023-07-12 14:18:11Z", "2023-07-12T14:18:11Z", "2023-07-12T14:18:11Z"),
    // Leap seconds stay what they are.
    ("1990-12-31T23:59:60Z", "1990-12-31T23:59:60Z", "1990-12-31T23:59:60Z"),
    ("1990-12-31T15:59:60.25-08:00", "1990-12-31T23:59:60.250Z", "1990-12-31T15:59:60.250-08:00"),
    // Fractions of any length; chrono has nine digits.
    ("2022-11-10T10:45:18.1950523Z", "2022-11-10T10:45:18.195052300Z", "2022-11-10T10:45:18.195052300Z"),
    ("2024-01-02T03:04:05.1234567890123456789Z", "2024-01-02T03:04:05.123456789Z", "2024-01-02T03:04:05.123456789Z"),
    ("2024-01-02T03:04:05.999999999999Z", "2024-01-02T03:04:05.999999999Z", "2024-01-02T03:04:05.999999999Z"),
    // The first and the last year.
    ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
    ("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"),
];

/// What servers send besides.
const FURTHER: &[Sent] = &[
    ("2025-07-25T03:45:59+0000", "2025-07-25T03:45:59Z", "2025-07-25T03:45:59Z"),
    ("2015-01-13T22:31:43.248+0800", "2015-01-13T14:31:43.248Z", "2015-01-13T22:31:43.248+08:00"),
    ("2025-07-25T03:45:59-0330", "2025-07-25T07:15:59Z", "2025-07-25T03:45:59-03:30"),
    ("2023-10-06 23:47:56.678+00", "2023-10-06T23:47:56.678Z", "2023-10-06T23:47:56.678Z"),
    ("2023-10-06T23:47:56-05", "2023-10-07T04:47:56Z", "2023-10-06T23:47:56-05:00"),
    ("2019-09-10 19:32:21 UTC", "2019-09-10T19:32:21Z", "2019-09-10T19:32:21Z"),
    ("2019-09-10 19:32:21 +0200", "2019-09-10T17:32:21Z", "2019-09-10T19:32:21+02:00"),
    ("2019-09-10 19:32:21 Z", "2019-09-10T19:32:21Z", "2019-09-10T19:32:21Z"),
    ("2018-02-10T09:30Z", "2018-02-10T09:30:00Z", "2018-02-10T09:30:00Z"),
    ("2018-02-10 09:30", "2018-02-10T09:30:00Z", "2018-02-10T09:30:00Z"),
    ("2018-02-10T09:30+01:00", "2018-02-10T08:30:00Z", "2018-02-10T09:30:00+01:00"),
    ("2018-02-10T09:30+0100", "2018-02-10T08:30:00Z", "2018-02-10T09:30:00+01:00"),
    ("2018-02-10 9:30:05", "2018-02-10T09:30:05Z", "2018-02-10T09:30:05Z"),
    ("2022-01-01", "2022-01-01T00:00:00Z", "2022-01-01T00:00:00Z"),
    ("9999-12-31", "9999-12-31T00:00:00Z", "9999-12-31T00:00:00Z"),
];

/// What there is instead of a date.
const ZERO: &[&str] = &[
    "",
    "0000-00-00",
    "0000-00-00 00:00:00",
    "0000-00-00T00:00:00Z",
    "0000-00-00T00:00:00.000000+00:00",
    "0000-00-00T00:00",
];

const WRONG: &[&str] = &[
    "soon",
    "éééééééééé",
    "2024-01-0é",
    "2024-13-02T03:04:05Z",
    "2024-00-00",
    "2023-02-29T03:04:05Z",
    "2024-1-2",
    "20240102T030405Z",
    "24-01-02T03:04:05Z",
    "+024-01-02T03:04:05Z",
    "12024-01-02T03:04:05Z",
    "2024-01-02T",
    "2024-01-02T03",
    "2024-01-02T03:04:",
    "2024-01-02T3:4:5",
    "2024-01-02T24:00:00Z",
    "2024-01-02T03:60:00Z",
    "2024-01-02T03:04:61Z",
    "2024-01-02T03:04:05.Z",
    "2024-01-02T03:04.5Z",
    "2024-01-02T03:04:05,5Z",
    "2024-01-02T03:04:05+",
    "2024-01-02T03:04:05+1",
    "2024-01-02T03:04:05+100",
    "2024-01-02T03:04:05+01:",
    "2024-01-02T03:04:05+01:60",
    "2024-01-02T03:04:05+24:00",
    "2024-01-02T03:04:05Z ",
    " 2024-01-02T03:04:05Z",
    "2024-01-02T03:04:05 ",
    "2024-01-02T03:04:05 CET",
    "2024-01-02  03:04:05",
    "0000-00-00T00:00:01Z",
    "0000-00-01",
];

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// The tests of one crate's types.
macro_rules! tests_of_dates {
    ($module:ident: $time:ty, $day:ty, written $written:expr) => {
        mod $module {
            use openapi_client_runtime::codec::union;
            use openapi_client_runtime::{Maybe, OrBlank, UnknownValue, from_slice, newtype, object};
            use serde_json::json;

            use super::*;

            type Time = $time;
            type Day = $day;

#[test]
fn date_times_are_read_as_servers_send_them_and_written_as_rfc_3339() {
            for sent in USUAL.iter().chain(FURTHER) {
        let (sent, written) = (sent.0, $written(sent));
        assert_eq!(again::<Time>(&quoted(sent)), Some(quoted(written)), "{sent}");
        assert_eq!(again::<Option<Time>>(&quoted(sent)), Some(quoted(written)), "{sent}");
    }
}

#[test]
fn a_text_that_is_no_date_time_is_refused_and_shown() {
    for wrong in WRONG {
        let refused = format!("invalid value: string {wrong:?}, expected a date and time (RFC 3339)");
        assert_eq!(refusal::<Time>(&quoted(wrong)), refused);
        assert_eq!(refusal::<Option<Time>>(&quoted(wrong)), refused);
    }
    let number = "invalid type: integer `1704164645`, expected a date and time (RFC 3339)";
    assert_eq!(refusal::<Time>("1704164645"), number);
    assert_eq!(refusal::<Option<Time>>("1704164645"), number);
}

#[test]
fn zeros_and_blanks_are_null_where_the_type_can_be_null_and_else_an_error() {
    for zero in ZERO {
        let json = quoted(zero);
        assert_eq!(again::<Option<Time>>(&json).as_deref(), Some("null"), "{zero:?}");
        assert_eq!(from_slice::<Maybe<Time>>(json.as_bytes()).unwrap(), Maybe::Null);
        assert_eq!(from_slice::<Option<Box<Time>>>(json.as_bytes()).unwrap(), None);
        assert_eq!(from_slice::<Option<Renewal>>(json.as_bytes()).unwrap(), None);
        assert_eq!(again::<Option<Day>>(&json).as_deref(), Some("null"), "{zero:?}");
        assert_eq!(again::<Vec<Option<Time>>>(&format!("[{json}]")).as_deref(), Some("[null]"));
        let refused = format!("invalid value: string {zero:?}, expected a date");
        assert!(refusal::<Time>(&json).starts_with(&refused));
        assert_eq!(refusal::<Day>(&json), format!("{refused} (YYYY-MM-DD)"));
    }
    // Only a date has them: a text is a text.
    assert_eq!(again::<Option<String>>(r#""0000-00-00""#).as_deref(), Some(r#""0000-00-00""#));
    assert!(from_slice::<Option<i64>>(br#""""#).is_err());
}

#[test]
fn a_blankable_date_keeps_blank_apart_from_zeros() {
    type Blankable = Option<OrBlank<Time>>;
    assert_eq!(from_slice::<Blankable>(br#""""#).unwrap(), Some(OrBlank::Blank));
    assert_eq!(from_slice::<Blankable>(br#""0000-00-00""#).unwrap(), None);
    assert_eq!(again::<Blankable>(r#""2024-01-02""#).as_deref(), Some(r#""2024-01-02T00:00:00Z""#));
}

#[test]
fn a_date_is_read_from_a_date_time_only_where_no_time_gets_lost() {
    for (sent, date) in [
        ("2024-02-29", "2024-02-29"),
        ("2024-02-29T00:00:00Z", "2024-02-29"),
        ("2024-02-29 00:00:00", "2024-02-29"),
        // The day that is written, not the one that it is elsewhere.
        ("2024-02-29T00:00:00.000+02:00", "2024-02-29"),
        ("2024-02-29T00:00-0800", "2024-02-29"),
        ("0000-01-01", "0000-01-01"),
        ("9999-12-31", "9999-12-31"),
    ] {
        assert_eq!(again::<Day>(&quoted(sent)), Some(quoted(date)), "{sent}");
        assert_eq!(again::<Option<Day>>(&quoted(sent)), Some(quoted(date)), "{sent}");
    }
    for wrong in WRONG.iter().chain(&["2024-02-29T13:52:39Z", "2024-02-29T00:00:00.000000001Z", "2024-2-9"]) {
        let refused = format!("invalid value: string {wrong:?}, expected a date (YYYY-MM-DD)");
        assert_eq!(refusal::<Day>(&quoted(wrong)), refused);
    }
}

#[derive(Debug, PartialEq)]
struct Renewal(Time);
newtype!(Renewal);

#[derive(Debug, PartialEq)]
struct Invoice {
    created_at: Time,
    due: Day,
    paid_at: Option<Time>,
    renewed_at: Option<Renewal>,
    sent_at: Maybe<Time>,
}

object! {
    Invoice as "Invoice" {
        0 => created_at = "created_at" required;
        1 => due = "due" required;
        2 => paid_at = "paid_at" nullable;
        3 => renewed_at = "renewed_at" optional;
        4 => sent_at = "sent_at" optional;
    }
}

#[test]
fn dates_of_a_struct_are_read_and_written_by_the_same_rules() {
    let json = r#"{"created_at":"2025-07-25T03:45:59+0000","due":"2025-08-01 00:00:00","paid_at":"","renewed_at":"0000-00-00","sent_at":"0000-00-00 00:00:00"}"#;
    let written = r#"{"created_at":"2025-07-25T03:45:59Z","due":"2025-08-01","paid_at":null,"sent_at":null}"#;
    assert_eq!(again::<Invoice>(json).as_deref(), Some(written));
}

#[test]
fn a_date_that_does_not_fit_is_an_error_with_its_place() {
    #[derive(Debug)]
    struct Page {
        results: Vec<Invoice>,
    }
    object! { Page as "Page" { 0 => results = "results" required; } }
    let good = json!({"created_at": "2025-07-25T03:45:59+0000", "due": "2025-08-01"});
    for (field, text, expected) in [
        ("created_at", "", "a date and time (RFC 3339)"),
        ("created_at", "0000-00-00 00:00:00", "a date and time (RFC 3339)"),
        ("due", "0000-00-00", "a date (YYYY-MM-DD)"),
        ("due", "2025-08-01T12:00:00Z", "a date (YYYY-MM-DD)"),
        ("paid_at", "soon", "a date and time (RFC 3339)"),
        ("renewed_at", "2025-13-01", "a date and time (RFC 3339)"),
        ("sent_at", "2025-01-01T25:00Z", "a date and time (RFC 3339)"),
    ] {
        let mut bad = good.clone();
        bad[field] = json!(text);
        assert_eq!(
            refusal::<Page>(&json!({"results": [good, good, good, bad]}).to_string()),
            format!("results[3].{field}: invalid value: string {text:?}, expected {expected}"),
        );
    }
}

            #[derive(Debug)]
            enum When {
                Time(Time),
                Day(Day),
                Text(String),
                Unknown(UnknownValue),
            }
            union! { When as "When" by shape { 0 => Time = [STRING]; 1 => Day = [STRING]; 2 => Text = [STRING]; } }

            #[derive(Debug)]
            enum Moments {
                Dates(Vec<Option<Time>>),
                Texts(Vec<String>),
                Unknown(UnknownValue),
            }
            union! { Moments as "Moments" by shape { 0 => Dates = [ARRAY]; 1 => Texts = [ARRAY]; } }

            #[test]
            fn leniency_chooses_no_arm_of_a_union() {
                assert!(matches!(from_slice(br#""2024-01-02""#).unwrap(), When::Day(_)));
                assert!(matches!(from_slice(br#""2024-01-02T00:00:00Z""#).unwrap(), When::Time(_)));
                assert!(matches!(from_slice(br#""2024-01-02 00:00:00""#).unwrap(), When::Time(_)));
                for text in ["", "0000-00-00", "2024-01-02T03:04:05+0000", "2024-01-02T03:04Z"] {
                    let value: When = from_slice(quoted(text).as_bytes()).unwrap();
                    assert!(matches!(&value, When::Text(kept) if kept == text), "{value:?}");
                }
                assert!(matches!(from_slice(br#"[""]"#).unwrap(), Moments::Texts(_)));
            }

            #[test]
            fn never_is_read_written_and_later_than_all_else() {
                let never: Vec<Time> = from_slice(br#"["9999-12-31T23:59:59Z","9999-12-31T23:59:59.999999999Z"]"#).unwrap();
                let now: Time = from_slice(br#""2026-11-30T12:00:00+01:00""#).unwrap();
                assert!(never[0] > now && never[1] > never[0]);
                let json = String::from_utf8(to_vec(&never).unwrap()).unwrap();
                assert_eq!(json, r#"["9999-12-31T23:59:59Z","9999-12-31T23:59:59.999999999Z"]"#);
            }
        }
    };
}

tests_of_dates! { with_chrono: chrono::DateTime<chrono::Utc>, chrono::NaiveDate, written |sent: &Sent| sent.1 }
tests_of_dates! { with_jiff: openapi_client_runtime::OffsetDateTime, jiff::civil::Date, written |sent: &Sent| sent.2 }

#[test]
fn a_moment_that_utc_puts_beyond_the_year_9999_is_read_but_not_written_by_chrono() {
    let late: DateTime<Utc> = from_slice(br#""9999-12-31T23:59:59-01:00""#).unwrap();
    assert_eq!(late.to_string(), "+10000-01-01 00:59:59 UTC");
    assert!(
        openapi_client_runtime::to_vec(&late).unwrap_err().to_string().contains("the year 10000 has no RFC 3339 form")
    );
    assert!(from_slice::<DateTime<Utc>>(br#""0000-01-01T00:00:00+01:00""#).is_ok());
}

#[test]
fn every_moment_that_can_be_written_is_read_and_written_by_jiff() {
    for text in ["9999-12-31T23:59:59-23:59", "0000-01-01T00:00:00+23:59", "9999-12-31T23:59:60-01:00"] {
        assert_eq!(again::<OffsetDateTime>(&quoted(text)), Some(quoted(text)));
    }
    let never: OffsetDateTime = "9999-12-31T23:59:59Z".parse().unwrap();
    assert!(Timestamp::try_from(never).is_err() && never.to_zoned_datetime().is_err());
    assert_eq!(never.local(), date(9999, 12, 31).at(23, 59, 59, 0));
}

#[test]
fn a_date_time_with_an_offset_is_compared_by_its_moment() {
    let time = |text: &str| text.parse::<OffsetDateTime>().unwrap();
    assert_eq!(time("2026-01-31T12:00:00+02:00"), time("2026-01-31T10:00:00Z"));
    let ordered = [
        "1969-12-31T23:59:59.5Z",
        "1970-01-01T00:00:00Z",
        "1990-12-31T23:59:59.9Z",
        "1990-12-31T23:59:60.1Z",
        "1991-01-01T00:00:00Z",
    ]
    .map(time);
    assert!(ordered.is_sorted_by(|one, other| one < other), "{ordered:?}");
    assert!(ordered[3].is_leap_second());
    assert_eq!(ordered[3].timestamp().unwrap(), "1990-12-31T23:59:59.1Z".parse().unwrap());
}

#[test]
fn a_date_time_is_made_of_what_jiff_has() {
    let zoned: ZonedDateTime = "2026-01-31T12:00:00+02:00[+02:00]".parse().unwrap();
    assert_eq!(OffsetDateTime::from(&zoned).to_string(), "2026-01-31T12:00:00+02:00");
    assert_eq!(OffsetDateTime::from(&zoned).to_zoned_datetime().unwrap(), zoned);
    assert_eq!(OffsetDateTime::from(zoned.timestamp()).to_string(), "2026-01-31T10:00:00Z");
    let odd = OffsetDateTime::new(date(2026, 1, 31).at(12, 0, 0, 0), Offset::from_seconds(5430).unwrap());
    assert!(to_vec(&odd).unwrap_err().to_string().contains("the offset +01:30:30 has no RFC 3339 form"));
    let early = OffsetDateTime::new(date(-1, 1, 1).at(0, 0, 0, 0), Offset::UTC);
    assert!(to_vec(&early).unwrap_err().to_string().contains("the year -1 has no RFC 3339 form"));
    assert!("soon".parse::<OffsetDateTime>().is_err());
    assert!(to_vec(&Date::MIN).unwrap_err().to_string().contains("the year -9999 has no RFC 3339 form"));
}
