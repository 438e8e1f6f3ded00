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
