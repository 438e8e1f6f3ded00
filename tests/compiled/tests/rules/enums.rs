//! Open enums.

use super::*;
use enums_integers::types::{Level, Priority};
use enums_open_with_labels::types::TermsEnum;

#[test]
fn strings() {
    for text in ["net_5", "NET-30", "due on receipt", "2nd", "+1", "-1", "*", "something new", ""] {
        let terms: TermsEnum = round_trip(&json!(text).to_string());
        assert_eq!((terms.as_str(), terms.to_string().as_str()), (text, text));
        assert_eq!(terms, TermsEnum::from(text));
    }
    assert_eq!(TermsEnum::from("net_5"), TermsEnum::Net5);
    assert!(serde_json::from_str::<TermsEnum>("5").is_err());
}

#[test]
fn integers() {
    assert_eq!(round_trip::<Priority>("-1"), Priority::Minus1);
    assert_eq!(round_trip::<Level>("10"), Level::High);
    assert!(matches!(round_trip::<Level>("11"), Level::Unknown(_)));
}

#[test]
fn values_that_differ_in_case_stay_apart() {
    for text in ["name", "Name", "NAME", "-name", "unknown", "Unknown", "self", "Self", "1", "01", ">", ">=", "größe"]
    {
        let order: enums_collisions::types::Order = round_trip(&json!(text).to_string());
        assert!(!matches!(order, enums_collisions::types::Order::Unknown(_)), "{text}");
    }
}
