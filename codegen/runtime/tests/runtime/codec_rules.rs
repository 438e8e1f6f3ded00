//! Scalars: what is read, what is refused, what is written.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

use openapi_client_runtime::{Base64, Base64Url, DecimalString, FilePart, Wire, from_slice, to_vec};

/// Reads and writes again; `None` where reading fails.
fn again<T: Wire>(json: &str) -> Option<String> {
    let value: T = from_slice(json.as_bytes()).ok()?;
    Some(String::from_utf8(to_vec(&value).unwrap()).unwrap())
}

#[test]
fn integers_take_whole_numbers_only() {
    assert_eq!(again::<i64>("3.0").as_deref(), Some("3"));
    assert_eq!(again::<i64>("1e3").as_deref(), Some("1000"));
    for refused in ["3.5", "\"3\"", "9007199254740993.0", "9223372036854775808", "true", "null"] {
        assert_eq!(again::<i64>(refused), None, "{refused}");
    }
    assert_eq!(again::<i32>("2147483648"), None);
    assert_eq!(again::<u32>("-1"), None);
    assert_eq!(again::<u64>("18446744073709551615").as_deref(), Some("18446744073709551615"));
    assert_eq!(again::<i64>("-9223372036854775808").as_deref(), Some("-9223372036854775808"));
}

#[test]
fn floats_take_integers_but_never_write_null() {
    assert_eq!(from_slice::<f64>(b"3").unwrap(), 3.0);
    assert_eq!(again::<f64>("\"3\""), None);
    assert!(to_vec(&f64::INFINITY).is_err());
    for same in ["58.744858810678124", "1.7035309143845527e+308", "-184.25807729363441", "5e-324"] {
        assert_eq!(again::<f64>(same).as_deref(), Some(same), "the last digit counts");
        assert_eq!(again::<serde_json::Value>(same).as_deref(), Some(same));
    }
}

#[test]
fn null_is_there_where_any_value_may_be() {
    assert_eq!(from_slice::<Option<serde_json::Value>>(b"null").unwrap(), Some(serde_json::Value::Null));
    assert_eq!(from_slice::<Option<String>>(b"null").unwrap(), None);
}

#[test]
fn decimals_are_exact() {
    for same in ["123456789012345678.91", "1.10", "0", "-0.001", "79228162514264337593543950335", "0.00"] {
        assert_eq!(again::<Decimal>(same).as_deref(), Some(same));
    }
    assert_eq!(again::<Decimal>("1e3").as_deref(), Some("1000"));
    assert_eq!(again::<Decimal>("1.5E-3").as_deref(), Some("0.0015"));
    assert_eq!(again::<Decimal>("1.00000000000000000000000000000").as_deref(), Some("1.0000000000000000000000000000"));
    for refused in
        ["79228162514264337593543950336", "0.00000000000000000000000000001", "1e29", "1e999999999999", "\"1\"", "null"]
    {
        assert_eq!(again::<Decimal>(refused), None, "{refused}");
    }
    assert_eq!(again::<DecimalString>("\"12.50\"").as_deref(), Some("\"12.50\""));
    for refused in ["12.5", "\"\"", "\"1 000\"", "\"abc\"", "\"-\""] {
        assert_eq!(again::<DecimalString>(refused), None, "{refused}");
    }
}

#[test]
fn date_times_are_read_as_people_send_them_and_written_as_rfc_3339() {
    for (sent, written) in [
        ("2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"),
        ("2024-01-02T03:04:05.120+02:00", "2024-01-02T01:04:05.120Z"),
        ("2023-01-01T00:00:00", "2023-01-01T00:00:00Z"),
        ("2013-08-22 08:57:09", "2013-08-22T08:57:09Z"),
        ("2013-08-22 08:57:09.5", "2013-08-22T08:57:09.500Z"),
    ] {
        assert_eq!(again::<DateTime<Utc>>(&format!("{sent:?}")), Some(format!("{written:?}")));
    }
    for refused in ["\"\"", "\"2024-01-02\"", "\"éééééééééé\"", "1704164645", "\"2024-13-02T03:04:05Z\""] {
        assert_eq!(again::<DateTime<Utc>>(refused), None, "{refused}");
    }
    assert_eq!(again::<NaiveDate>("\"2024-02-29\"").as_deref(), Some("\"2024-02-29\""));
    for refused in ["\"2023-02-29\"", "\"2024-2-9\"", "\"\""] {
        assert_eq!(again::<NaiveDate>(refused), None, "{refused}");
    }
}

#[test]
fn identifiers_and_bytes() {
    let id = "\"67e55044-10b1-426f-9247-bb680e5fe0c8\"";
    assert_eq!(again::<Uuid>(id).as_deref(), Some(id));
    assert_eq!(again::<Uuid>("\"\""), None);
    assert_eq!(again::<Base64>("\"+/8\"").as_deref(), Some("\"+/8=\""));
    assert_eq!(again::<Base64Url>("\"-_8=\"").as_deref(), Some("\"-_8\""));
    assert_eq!(again::<Base64>("\"-_8=\""), None);
    assert_eq!(again::<FilePart>("\"YQ==\"").as_deref(), Some("\"YQ==\""));
    let file: FilePart =
        from_slice(br#"{"$file": {"filename": "a.txt", "content_type": "text/plain", "data_base64": "YQ=="}}"#)
            .unwrap();
    assert_eq!(file, FilePart::bytes("a").filename("a.txt").content_type("text/plain"));
    assert!(to_vec(&FilePart::path("/does/not/exist")).unwrap_err().to_string().contains("cannot read"));
}

#[test]
fn tuples_read_what_is_there() {
    assert_eq!(again::<(i64, String)>("[1,\"a\",true]").as_deref(), Some("[1,\"a\"]"));
    assert_eq!(again::<(i64, Option<String>)>("[1]").as_deref(), Some("[1,null]"));
    assert_eq!(again::<(i64, String)>("[1]"), None);
}
