//! Types of users by their serde implementations.

use std::collections::BTreeMap;

use openapi_client_runtime::codec::{object, union};
use openapi_client_runtime::{Maybe, OrBlank, Serde, SerdeNumber, UnknownValue, Wire, from_slice, to_vec};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{again, refusal};

/// Takes a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
struct Digits(String);

/// Takes what comes, with all that serde's derives can do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Invoice {
    total: Digits,
    #[serde(default)]
    rate: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<(Digits, i64)>,
    #[serde(flatten)]
    others: BTreeMap<String, Value>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Kind {
    Plain,
    Part(Digits),
    Named { share: Digits },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Amount {
    Number(f64),
    Text(String),
}

fn read<T: Wire>(json: &str) -> T {
    from_slice(json.as_bytes()).unwrap()
}

#[test]
fn a_number_reaches_a_type_that_takes_texts_with_all_its_digits() {
    for digits in ["12.50", "0", "-0", "-0.10", "1e3", "100.000", "123456789012345678901234567890.123456789"] {
        assert_eq!(read::<SerdeNumber<Digits>>(digits).0, Digits(digits.to_owned()));
        assert_eq!(again::<SerdeNumber<Digits>>(digits).as_deref(), Some(digits));
        assert_eq!(
            again::<Vec<Option<SerdeNumber<Digits>>>>(&format!("[{digits},null]")),
            Some(format!("[{digits},null]"))
        );
    }
    // What is no number is written as the type writes it.
    assert_eq!(again::<SerdeNumber<Digits>>(r#""n/a""#).as_deref(), Some(r#""n/a""#));
    assert_eq!(again::<Serde<Digits>>(r#""12.50""#).as_deref(), Some(r#""12.50""#));
}

#[test]
fn a_number_stays_a_number_for_types_that_take_what_comes() {
    assert_eq!(read::<SerdeNumber<Amount>>("12.5").0, Amount::Number(12.5));
    assert_eq!(again::<SerdeNumber<Amount>>("12.50").as_deref(), Some("12.50"));
    assert_eq!(again::<SerdeNumber<f64>>("12.5").as_deref(), Some("12.5"));
    assert_eq!(again::<SerdeNumber<u64>>("18446744073709551615").as_deref(), Some("18446744073709551615"));
    assert_eq!(
        again::<SerdeNumber<i128>>("-170141183460469231731687303715884105728").as_deref(),
        Some("-170141183460469231731687303715884105728")
    );
    assert_eq!(again::<Serde<Value>>(r#"{"a":[12.5,{"b":0.25}]}"#).as_deref(), Some(r#"{"a":[12.5,{"b":0.25}]}"#));
}

#[test]
fn numbers_inside_of_an_object_keep_their_digits() {
    for json in [
        r#"{"total":"1","rate":0.0}"#,
        r#"{"total":"12.50","rate":0.25,"kind":"Plain","lines":[["0.10",3]],"x":{"y":[1.5,"z"]}}"#,
    ] {
        assert_eq!(again::<Serde<Invoice>>(json).as_deref(), Some(json));
    }
    let invoice =
        read::<Serde<Invoice>>(r#"{"total":12.50,"rate":0.25,"kind":{"Part":0.10},"lines":[[1.10,3]],"note":7}"#);
    assert_eq!((invoice.total.0.as_str(), invoice.lines[0].0.0.as_str()), ("12.50", "1.10"));
    assert_eq!(invoice.kind, Some(Kind::Part(Digits("0.10".to_owned()))));
    // A free value beside it stays what it is.
    let mixed = r#"{"total":"12.50","rate":0.25,"x":1.5}"#;
    assert_eq!(again::<Serde<Invoice>>(r#"{"total":12.50,"rate":0.25,"x":1.5}"#).as_deref(), Some(mixed));
    let named = read::<Serde<Kind>>(r#"{"Named":{"share":0.30}}"#);
    assert_eq!(named.0, Kind::Named { share: Digits("0.30".to_owned()) });
}

#[derive(Debug)]
struct Bill {
    total: SerdeNumber<Digits>,
    rebate: Maybe<SerdeNumber<Digits>>,
    code: Option<OrBlank<Serde<Digits>>>,
}

object! {
    Bill as "Bill" {
        0 => total = "total" required;
        1 => rebate = "rebate" optional;
        2 => code = "code" nullable;
    }
}

#[test]
fn they_stand_where_every_other_type_can() {
    assert_eq!(
        again::<Bill>(r#"{"total":1.0,"rebate":null,"code":""}"#).as_deref(),
        Some(r#"{"total":1.0,"rebate":null,"code":""}"#)
    );
    assert_eq!(again::<Bill>(r#"{"total":1.0}"#).as_deref(), Some(r#"{"total":1.0,"code":null}"#));
    assert_eq!(refusal::<Bill>(r#"{"total":[1]}"#), "total: invalid type: sequence, expected a string");
    assert_eq!(refusal::<Bill>(r#"{"total":null}"#), "total: invalid type: null, expected a string");
}

#[derive(Debug)]
struct Company {
    name: String,
    city: Option<String>,
}

object! {
    Company as "Company" {
        0 => name = "name" required;
        1 => city = "city" optional;
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Person {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    born: Option<String>,
}

#[derive(Debug)]
enum Party {
    Person(Serde<Person>),
    Company(Company),
    Unknown(UnknownValue),
}
union! { Party as "Party" by shape { 0 => Person = [OPAQUE]; 1 => Company = [OBJECT] of Company: required ["name"]; } }

#[test]
fn a_union_knows_what_a_type_of_the_user_would_drop() {
    assert!(matches!(read(r#"{"name":"x","born":"1815"}"#), Party::Person(_)));
    let company = r#"{"name":"x","city":"y"}"#;
    assert!(matches!(read(company), Party::Company(_)), "{:?}", read::<Party>(company));
    assert_eq!(again::<Party>(company).as_deref(), Some(company));
}

#[test]
fn nesting_has_its_bound() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    assert!(
        refusal::<Serde<Value>>(&deep).contains("nests too deep")
            || refusal::<Serde<Value>>(&deep).contains("recursion limit")
    );
}

#[test]
fn they_are_used_like_the_type_inside() {
    let mut name: Serde<String> = "a".to_owned().into();
    name.push('b');
    assert_eq!((name.to_string(), format!("{name:?}"), name.len()), ("ab".to_owned(), "\"ab\"".to_owned(), 2));
    #[derive(Debug, Serialize, Deserialize, PartialEq)]
    struct Own {
        total: SerdeNumber<Digits>,
    }
    let own: Own = serde_json::from_str(r#"{"total":1.10}"#).unwrap();
    assert_eq!(serde_json::to_string(&own).unwrap(), r#"{"total":1.10}"#);
    assert_eq!(to_vec(&SerdeNumber(5)).unwrap(), b"5");
}
