//! What the types of the cases in `tests/cases` do at run time.

mod all_of;
mod clients;
mod enums;
mod names;
mod null_and_blank;
mod numbers;
mod objects;
mod presence;
mod round_trips;
mod settings;
mod strings;
mod unions;
mod views;

use compiled_cases::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn decode<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn encode(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

/// Decodes, encodes, and compares the texts.
fn round_trip<T: DeserializeOwned + Serialize>(text: &str) -> T {
    let value = decode(text);
    assert_eq!(encode(&value), text);
    value
}
