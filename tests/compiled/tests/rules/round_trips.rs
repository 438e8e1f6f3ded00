//! Valid values that `corpus --round-trip` once found to come back changed.

use super::*;

#[test]
fn null_is_a_free_value() {
    use null_free_value::types::Thing;
    let thing: Thing = round_trip(r#"{"must":null,"may":null,"both":null}"#);
    assert_eq!(thing.may, Some(Value::Null));
    let thing: Thing = decode(r#"{"must":1}"#);
    assert_eq!(thing.may, None);
}

#[test]
fn null_in_an_arm_of_an_arm_is_null() {
    use unions_null_in_nested_arm::types::Item;
    let item: Item = round_trip(r#"{"value":null,"other":null}"#);
    assert_eq!((item.value, item.other), (None, None));
    round_trip::<Item>(r#"{"value":["a"],"other":1}"#);
}

#[test]
fn the_keys_of_a_nested_union_tell_its_arm() {
    use unions_nested_by_keys::types::Action;
    for question in [r#"{"uuid":"a","type":"b","labels":{"c":"d"}}"#, r#"{"uuid":"a","choices":["b"]}"#] {
        assert!(matches!(round_trip(question), Action::Question(_)), "{question}");
    }
    assert!(matches!(round_trip(r#"{"uuid":"a"}"#), Action::Delete(_)));
    assert!(matches!(round_trip(r#"{"language":"a"}"#), Action::Language(_)));
}

#[test]
fn a_request_says_which_arm_it_is() {
    use unions_discriminator_read_only::types::Person;
    let person: Person = round_trip(r#"{"type":"legal","company":"a"}"#);
    assert!(matches!(person, Person::Legal(_)));
}

#[test]
fn what_a_discriminator_says_is_kept_and_asked_for_only_there() {
    use unions_discriminator_one_arm::types::Policy;
    round_trip::<Policy>(r#"{"content":{"rules":1,"policyType":"custom"},"last":{"at":"a"}}"#);
    round_trip::<Policy>(r#"{"content":{},"event":{"at":"a","kind":"Deleted"}}"#);
}
