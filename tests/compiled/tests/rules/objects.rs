//! Maps beside fields, and recursion.

use super::*;
use objects_additional_beside_fields::types::Thing;

#[test]
fn additional_properties_stay_beside_fields() {
    let thing: Thing = round_trip(r#"{"id":1,"a":"x","b":"y"}"#);
    assert_eq!(thing.additional_properties.len(), 2);
}

#[test]
fn recursion() {
    round_trip::<objects_recursive_alias::types::List>("[[],[[]]]");
    round_trip::<objects_recursive_alias::types::Tree>(r#"{"a":{"b":{}}}"#);
    round_trip::<objects_recursion::types::Expression>(r#"{"not":{"not":"x"}}"#);
}

#[test]
fn tuples_have_their_length() {
    use dialect_31_prefix_items::types::Point;
    assert_eq!(decode::<Point>("[1.5,2]"), (1.5, 2.0));
}

#[test]
fn a_copy_of_a_component_is_the_component() {
    use references_copies_of_a_component::types::{Owner, Pet};
    let owner: Owner = round_trip(r#"{"pet":{"id":1},"pets":[{"id":2}]}"#);
    let pets: Vec<Pet> = owner.pets.into_iter().chain([owner.pet]).collect();
    assert_eq!(pets.len(), 2);
}

#[test]
fn a_key_that_stands_twice_is_an_error_with_its_place_wherever_a_type_has_a_place_for_it() {
    use sockets_hostile_answers::types::Fields200;
    use sockets_invoke::types::Payment;
    for (json, place) in [
        (r#"{"amount": 1, "lines": [], "amount": 2}"#, "amount"),
        (r#"{"lines": [{}, {"amount": 1, "amount": 1}]}"#, "lines[1].amount"),
        (r#"{"by_kind": {"kind": "card", "number": "1", "number": "2"}}"#, "by_kind.number"),
        (r#"{"by_kind": {"kind": "card", "kind": "bank"}}"#, "by_kind.kind"),
        (r#"{"by_keys": {"a": 1, "a": 2}}"#, "by_keys.a"),
        (r#"{"by_keys": {"b": 1, "a": 2, "a": 3}}"#, "by_keys.a"),
        (r#"{"labels": {"x": "1", "x": "2"}}"#, "labels.x"),
        (r#"{"open": {"x": 1, "a": "b", "x": 2}}"#, "open.x"),
    ] {
        let error = openapi_client_runtime::from_slice::<Payment>(json.as_bytes()).unwrap_err().to_string();
        assert!(error.starts_with(&format!("{place}: the object has this key twice")), "{json}: {error}");
    }
    let wide = openapi_client_runtime::from_slice::<Fields200>(br#"{"f199": "a", "f000": "b", "f199": "c"}"#);
    assert!(wide.unwrap_err().to_string().starts_with("f199: the object has this key twice"));
}

#[test]
fn a_key_that_stands_twice_is_no_error_where_no_type_has_a_place_for_it() {
    use sockets_invoke::types::Payment;
    let payment: Payment =
        openapi_client_runtime::from_slice(br#"{"new": 1, "anything": {"x": 1, "x": 2}, "new": 2}"#).unwrap();
    assert_eq!(payment.anything, Some(serde_json::json!({"x": 2})));
}
