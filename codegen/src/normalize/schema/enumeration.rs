//! `enum`: null, duplicates, and values that are not of the schema's type; names and descriptions of values.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::Schema;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::extensions::{ENUM_DESCRIPTIONS, ENUM_NAMES, value_text};
use crate::grammar::Place;

/// Leaves a list of distinct values of the schema's type, without null, or `[null]`. Lists of the values' names and descriptions become
/// maps, because the values' places in the list change.
pub(super) fn tidy_enum(schema: &mut Schema, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    let mut values = match schema.shift_remove("enum") {
        Some(Value::Array(values)) => values,
        Some(_) => return diagnostics.push(warning(place, "`enum` is not a list", "it is ignored")),
        None => return,
    };
    if values.is_empty() {
        return diagnostics.push(warning(place, "`enum` is empty", "it is ignored"));
    }
    if schema.get("type").is_some_and(|declared| declared == "integer" || declared == "number") {
        values.iter_mut().for_each(whole);
    }
    key_by_value(schema, &values);
    if let Some(twice) = deduplicate(&mut values) {
        diagnostics.push(warning(place, format!("`enum` lists {twice} twice"), "the repetition is ignored"));
    }
    let before = values.len();
    values.retain(|value| !value.is_null());
    if values.is_empty() {
        schema.shift_remove("type");
        schema.insert("enum".to_owned(), json!([null]));
        return;
    }
    if values.len() < before {
        schema.insert("nullable".to_owned(), Value::Bool(true));
    }
    fit_type(schema, &mut values, place, diagnostics);
    schema.insert("enum".to_owned(), Value::Array(values));
}

/// Turns lists of names and descriptions, which belong to the values in their order, into maps from the value's text. A list may leave out
/// the entry for null. Of a value that is listed twice the first entry counts.
fn key_by_value(schema: &mut Schema, values: &[Value]) {
    let without_null = || values.iter().filter(|value| !value.is_null());
    for key in ENUM_NAMES.into_iter().chain(ENUM_DESCRIPTIONS) {
        let Some(Value::Array(entries)) = schema.get_mut(key) else { continue };
        let entries = std::mem::take(entries);
        let named: Vec<&Value> =
            if entries.len() == without_null().count() { without_null().collect() } else { values.iter().collect() };
        let mut map = Map::new();
        for (value, entry) in named.into_iter().zip(entries) {
            map.entry(value_text(value)).or_insert(entry);
        }
        schema.insert(key.to_owned(), Value::Object(map));
    }
}

/// Drops repeated values; tells the first of them.
fn deduplicate(values: &mut Vec<Value>) -> Option<Value> {
    let mut seen = HashSet::new();
    let mut twice = None;
    values.retain(|value| {
        let new = seen.insert(value.clone());
        if !new {
            twice.get_or_insert_with(|| value.clone());
        }
        new
    });
    twice
}

/// Lets `type` and `enum` agree: the values are what people looked at when they wrote the document.
fn fit_type(schema: &mut Schema, values: &mut [Value], place: &Place<'_>, diagnostics: &mut Diagnostics) {
    let Some(Value::String(declared)) = schema.get("type") else { return };
    if values.iter().all(|value| fits(value, declared)) {
        return;
    }
    let common =
        ["string", "integer", "number", "boolean"].iter().find(|name| values.iter().all(|value| fits(value, name)));
    let message = format!("`enum` lists values that are not of type `{declared}`");
    match common {
        Some(common) => {
            diagnostics.push(warning(place, message, format!("the type is read as `{common}`")));
            schema.insert("type".to_owned(), json!(common));
        }
        None => {
            diagnostics.push(warning(place, message, "the schema is read as if it had no type"));
            schema.shift_remove("type");
        }
    }
}

/// `1.0` is an integer.
fn whole(value: &mut Value) {
    if let Some(integer) = value.as_f64().filter(|_| value.is_f64()).and_then(super::numbers::integral) {
        *value = json!(integer);
    }
}

fn fits(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        _ => false,
    }
}

fn warning(place: &Place<'_>, message: impl Into<String>, action: impl Into<String>) -> Diagnostic {
    Diagnostic::warning("enum-values", &place.key("enum").pointer(), message, action)
}
