//! `patternProperties`.

use serde_json::{Value, json};

use super::Schema;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::internal_keys::ORIGIN;

/// Folds `patternProperties` into `additionalProperties`: Rust's maps do not look at how a key is spelled.
pub(super) fn pattern_to_additional_properties(schema: &mut Schema, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    let Some(Value::Object(patterns)) = schema.shift_remove("patternProperties") else { return };
    let place = place.key("patternProperties");
    diagnostics.push(Diagnostic::note(
        "pattern-properties",
        &place.pointer(),
        format!("the types of values depend on the patterns that their keys match: {}", list(patterns.keys())),
        "the values are read as additional properties, whatever their keys",
    ));
    let mut arms: Vec<Value> = Vec::new();
    for (pattern, mut value) in patterns {
        if let Value::Object(object) = &mut value
            && !object.contains_key("$ref")
        {
            object.entry(ORIGIN).or_insert_with(|| Value::String(place.key(&pattern).pointer().to_string()));
        }
        arms.push(value);
    }
    match schema.shift_remove("additionalProperties") {
        Some(Value::Bool(true)) => arms = vec![json!({})],
        Some(more @ Value::Object(_)) => arms.push(more),
        Some(_) | None => (),
    }
    let values = match arms.len() {
        0 => return,
        1 => arms.remove(0),
        _ => json!({ "anyOf": arms }),
    };
    schema.insert("additionalProperties".to_owned(), values);
}

fn list<'a>(patterns: impl Iterator<Item = &'a String>) -> String {
    patterns.map(|pattern| format!("`{pattern}`")).collect::<Vec<_>>().join(", ")
}
