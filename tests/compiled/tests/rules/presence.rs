//! Required, nullable and optional fields.

use super::*;
use presence_both_views::types::{Thing, ThingRequest};

#[test]
fn a_request_sends_what_was_set() {
    let mut thing = ThingRequest::new("a", Nullable::Null);
    assert_eq!(encode(&thing), r#"{"plain":"a","nullable":null}"#);
    thing.optional = Some("b".into());
    thing.optional_nullable = Maybe::Null;
    assert_eq!(encode(&thing), r#"{"plain":"a","nullable":null,"optional":"b","optional_nullable":null}"#);
    thing.optional_nullable = "c".into();
    assert_eq!(encode(&thing), r#"{"plain":"a","nullable":null,"optional":"b","optional_nullable":"c"}"#);
}

#[test]
fn a_value_null_or_an_option_is_what_new_takes_for_a_nullable_field() {
    let nullable = |thing: ThingRequest| thing.nullable;
    assert_eq!(nullable(ThingRequest::new("a", "b")).as_deref(), Some("b"));
    assert_eq!(nullable(ThingRequest::new("a", "b".to_owned())).as_deref(), Some("b"));
    assert_eq!(nullable(ThingRequest::new("a", Some("b".to_owned()))).as_deref(), Some("b"));
    assert_eq!(nullable(ThingRequest::new("a", Nullable::Null)), None);
    let answer: Thing = decode(r#"{"plain":"a","nullable":null}"#);
    assert_eq!(nullable(ThingRequest::new("a", answer.nullable)), None);
}

#[test]
fn a_constant_of_a_request_has_its_value_and_stays_open() {
    use presence_constants::types::{Charge, ChargeChoice, Method, MethodType};
    let method = Method { number: Some("1".into()), ..Default::default() };
    let charge = Charge::new(5, method, ChargeChoice::Now, Nullable::Null);
    let sent = r#"{"amount":5,"currency":"EUR","version":2,"method":{"type":"card","is_live":true,"number":"1"},"choice":"now","note_kind":null}"#;
    assert_eq!(encode(&charge), sent);
    let method: Method = round_trip(r#"{"type":"bank","is_live":true}"#);
    assert!(matches!(method.type_, MethodType::Unknown(_)));
}

#[test]
fn a_response_tolerates_what_is_missing_null_or_new() {
    let thing: Thing = decode(r#"{"plain":"a","optional":null,"new":[1,{"x":2}]}"#);
    assert_eq!((thing.nullable, thing.optional, thing.optional_nullable), (None, None, None));
    let thing: Thing = decode(r#"{"plain":"a","nullable":null,"optional_nullable":null}"#);
    assert_eq!(thing.optional_nullable, None);
    assert!(serde_json::from_str::<Thing>(r#"{"nullable":"x"}"#).is_err(), "a required value is not invented");
    assert!(serde_json::from_str::<Thing>(r#"{"plain":null,"nullable":"x"}"#).is_err());
}

#[test]
fn a_response_type_writes_null_for_what_may_be_null() {
    let thing: presence_response_only::types::Thing = decode(r#"{"plain":"a"}"#);
    assert_eq!(encode(&thing), r#"{"plain":"a","nullable":null,"optional_nullable":null}"#);
}

#[test]
fn no_default_is_sent_and_an_empty_list_is() {
    let mut thing = presence_default_is_documentation::types::Thing::new("x");
    assert_eq!(encode(&thing), r#"{"kind":"x"}"#);
    thing.tags = Some(Vec::new());
    assert_eq!(encode(&thing), r#"{"kind":"x","tags":[]}"#);
}
