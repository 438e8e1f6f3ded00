//! Numbers and booleans: what is read, what is refused, what is written.

use rust_decimal::Decimal;
use serde_json::json;

use super::sample_types::{Level, Mixed};
use super::{again, refusal};
use openapi_client_runtime::{DecimalString, Maybe, OrBlank, Wire, from_slice, object, to_vec};

/// Each pair is what is sent and what is written again.
fn reads<T: Wire>(pairs: &[(&str, &str)]) {
    for (sent, written) in pairs {
        assert_eq!(again::<T>(sent).as_deref(), Some(*written), "{sent}");
        assert_eq!(again::<Option<T>>(sent).as_deref(), Some(*written), "{sent}");
    }
}

fn refuses<T: Wire>(all: &[&str]) {
    for refused in all {
        assert_eq!(again::<T>(refused), None, "{refused}");
    }
}

/// Strings that hold no JSON number, or more than that.
const NO_NUMBERS: &[&str] = &[
    r#""""#,
    r#"" ""#,
    r#"" 1""#,
    r#""1 ""#,
    r#""1\n""#,
    r#""+1""#,
    r#""01""#,
    r#""-""#,
    r#""--1""#,
    r#"".5""#,
    r#""1.""#,
    r#""1e""#,
    r#""1e+""#,
    r#""1,000""#,
    r#""1_000""#,
    r#""0x10""#,
    r#""1 2""#,
    r#""1,2""#,
    r#""NaN""#,
    r#""Infinity""#,
    r#""null""#,
    r#""true""#,
    r#""one""#,
    r#""\"1\"""#,
    r#""[1]""#,
    r#""１""#,
    "null",
    "[1]",
    "{}",
];

#[test]
fn integers_take_whole_numbers_only() {
    reads::<i64>(&[("3", "3"), ("3.0", "3"), ("1e3", "1000"), ("-9223372036854775808", "-9223372036854775808")]);
    reads::<u64>(&[("18446744073709551615", "18446744073709551615")]);
    refuses::<i64>(&["3.5", "9007199254740993.0", "9223372036854775808", "true", "1e99"]);
    refuses::<i32>(&["2147483648", "-2147483649"]);
    refuses::<u32>(&["-1", "4294967296"]);
}

#[test]
fn integers_are_read_from_strings_as_if_there_were_no_quotes() {
    reads::<i64>(&[
        (r#""3""#, "3"),
        (r#""-3""#, "-3"),
        (r#""0""#, "0"),
        (r#""5.0""#, "5"),
        (r#""1e3""#, "1000"),
        (r#""9223372036854775807""#, "9223372036854775807"),
        (r#""-9223372036854775808""#, "-9223372036854775808"),
        (r#""\u0033""#, "3"),
    ]);
    reads::<i32>(&[(r#""2147483647""#, "2147483647")]);
    reads::<u32>(&[(r#""4294967295""#, "4294967295")]);
    reads::<u64>(&[(r#""18446744073709551615""#, "18446744073709551615")]);
    refuses::<i64>(NO_NUMBERS);
    refuses::<i64>(&[r#""3.5""#, r#""9007199254740993.0""#, r#""9223372036854775808""#, r#""1e99""#, r#""1e999""#]);
    refuses::<i32>(&[r#""2147483648""#]);
    refuses::<u32>(&[r#""-1""#]);
}

#[test]
fn floats_take_any_number_and_never_write_null() {
    assert_eq!(from_slice::<f64>(b"3").unwrap(), 3.0);
    assert!(to_vec(&f64::INFINITY).is_err());
    for same in ["58.744858810678124", "1.7035309143845527e+308", "-184.25807729363441", "5e-324", "-0.0"] {
        assert_eq!(again::<f64>(same).as_deref(), Some(same), "the last digit counts");
        assert_eq!(again::<f64>(&format!("\"{same}\"")).as_deref(), Some(same), "the last digit counts");
        assert_eq!(again::<serde_json::Value>(same).as_deref(), Some(same));
    }
    reads::<f64>(&[
        ("18446744073709551615", "1.8446744073709552e+19"),
        ("-9223372036854775808", "-9.223372036854776e+18"),
        (r#""3""#, "3.0"),
        (r#""-3""#, "-3.0"),
        (r#""12.50""#, "12.5"),
        (r#""1E3""#, "1000.0"),
    ]);
    refuses::<f64>(NO_NUMBERS);
    refuses::<f64>(&["true", "1e999", r#""1e999""#]);
}

#[test]
fn decimals_are_exact() {
    for same in ["123456789012345678.91", "1.10", "0", "-0.001", "79228162514264337593543950335", "0.00", "12.50"] {
        reads::<Decimal>(&[(same, same), (&format!("\"{same}\""), same)]);
    }
    reads::<Decimal>(&[
        ("1e3", "1000"),
        (r#""1e3""#, "1000"),
        ("1.5E-3", "0.0015"),
        (r#""1.5E-3""#, "0.0015"),
        ("1.00000000000000000000000000000", "1.0000000000000000000000000000"),
    ]);
    refuses::<Decimal>(NO_NUMBERS);
    refuses::<Decimal>(&["true"]);
    for beyond in ["79228162514264337593543950336", "0.00000000000000000000000000001", "1e29", "1e999999999999"] {
        let refused = |json: &str| format!("{json} is out of a decimal number's range");
        assert_eq!(refusal::<Decimal>(beyond), refused(beyond));
        let string = format!("\"{beyond}\"");
        assert_eq!(refusal::<Decimal>(&string), refused(&string));
    }
}

#[test]
fn a_decimal_that_is_a_string_for_the_document_stays_one() {
    assert_eq!(again::<DecimalString>("\"12.50\"").as_deref(), Some("\"12.50\""));
    refuses::<DecimalString>(&["12.5", "\"\"", "\"1 000\"", "\"abc\"", "\"-\""]);
}

#[test]
fn booleans_are_also_read_as_zero_and_one() {
    for (all, written) in
        [(["true", "1", r#""1""#, r#""true""#], "true"), (["false", "0", r#""0""#, r#""false""#], "false")]
    {
        all.iter().for_each(|sent| reads::<bool>(&[(sent, written)]));
    }
    let near =
        ["2", "-1", "1.0", r#""""#, r#""True""#, r#""FALSE""#, r#""yes""#, r#"" 1""#, r#""1.0""#, r#""on""#, "null"];
    refuses::<bool>(&near);
}

#[test]
fn enums_of_integers_are_read_from_strings_and_mixed_ones_are_not() {
    reads::<Level>(&[
        ("1", "1"),
        (r#""1""#, "1"),
        (r#""1.0""#, "1"),
        (r#""7""#, "7"),
        (r#""18446744073709551615""#, "18446744073709551615"),
    ]);
    assert_eq!(from_slice::<Level>(br#""1""#).unwrap(), Level::One);
    let seven: Level = from_slice(br#""7""#).unwrap();
    assert_eq!(seven.as_i64(), Some(7));
    refuses::<Level>(NO_NUMBERS);
    refuses::<Level>(&[r#""1.5""#]);
    // Here a string may be a value of its own.
    for kept in [r#""2""#, r#""true""#] {
        assert!(matches!(from_slice::<Mixed>(kept.as_bytes()).unwrap(), Mixed::Unknown(_)), "{kept}");
        assert_eq!(again::<Mixed>(kept).as_deref(), Some(kept));
    }
}

#[test]
fn strings_and_free_values_stay_what_they_are() {
    for same in [r#""12.50""#, r#""1""#, r#""true""#, "1", "true"] {
        assert_eq!(again::<serde_json::Value>(same).as_deref(), Some(same));
    }
    refuses::<String>(&["1", "true"]);
    let keys = r#"{"01":1,"1":2,"true":3}"#;
    assert_eq!(again::<std::collections::BTreeMap<String, i64>>(keys).as_deref(), Some(keys));
}

#[derive(Debug)]
struct Line {
    id: i64,
    amount: Decimal,
    rate: Option<f64>,
    paid: Option<bool>,
    quantity: Maybe<u32>,
    level: Option<OrBlank<i64>>,
}

object! {
    Line as "Line" {
        0 => id = "id" required;
        1 => amount = "amount" required;
        2 => rate = "rate" nullable;
        3 => paid = "paid" optional;
        4 => quantity = "quantity" optional;
        5 => level = "level" optional;
    }
}

#[test]
fn a_struct_reads_strings_and_writes_numbers() {
    let strings = r#"[{"id":"4711","amount":"12.50","rate":"0.5","paid":"1","quantity":"3","level":"7"}]"#;
    let numbers = r#"[{"id":4711,"amount":12.50,"rate":0.5,"paid":true,"quantity":3,"level":7}]"#;
    assert_eq!(again::<Vec<Line>>(strings).as_deref(), Some(numbers));
    assert_eq!(again::<Vec<Line>>(numbers).as_deref(), Some(numbers));
}

#[test]
fn a_number_that_does_not_fit_is_an_error_with_its_place() {
    for (field, value, refused) in [
        ("id", json!("x"), r#"invalid type: string "x", expected i64"#),
        ("id", json!(" 1"), r#"invalid type: string " 1", expected i64"#),
        ("id", json!("1.5"), r#"invalid value: string "1.5", expected i64"#),
        ("amount", json!("x"), "invalid type: string, expected a decimal number"),
        ("amount", json!("1e29"), r#""1e29" is out of a decimal number's range"#),
        ("rate", json!(""), r#"invalid type: string "", expected f64"#),
        ("paid", json!("yes"), r#"invalid type: string "yes", expected a boolean"#),
        ("paid", json!(2), "invalid type: integer `2`, expected a boolean"),
        ("quantity", json!("-3"), r#"invalid value: string "-3", expected u32"#),
        ("level", json!("x"), r#"invalid type: string "x", expected i64"#),
    ] {
        let good = json!({"id": 1, "amount": 1});
        let mut bad = good.clone();
        bad[field] = value;
        assert_eq!(refusal::<Vec<Line>>(&json!([good, bad]).to_string()), format!("[1].{field}: {refused}"));
    }
}
