//! Null and the empty string.

use super::*;
use blank_blankable::types::{Kind, Thing};

fn both(value: &str) -> Option<OrBlank<Kind>> {
    let text = format!(r#"{{"kind":"a","both":{value},"list":["","b"]}}"#);
    let thing: Thing = decode(&text);
    assert_eq!(serde_json::to_value(&thing).unwrap()["both"], decode::<Value>(value));
    thing.both
}

#[test]
fn null_blank_listed_and_unlisted_are_four_values() {
    assert_eq!(both("null"), None);
    assert_eq!(both("\"\""), Some(OrBlank::Blank));
    assert_eq!(both("\"a\""), Some(OrBlank::Value(Kind::A)));
    assert!(matches!(both("\"z\""), Some(OrBlank::Value(Kind::Unknown(_)))));
}

#[test]
fn the_four_in_a_request() {
    use blank_in_requests::types::Thing;
    for text in [r#"{}"#, r#"{"kind":"","both":null}"#, r#"{"kind":"a","both":""}"#, r#"{"both":"z"}"#] {
        round_trip::<Thing>(text);
    }
}
