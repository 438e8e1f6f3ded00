//! The shape of each field by itself.

use serde_json::{Number, Value, json};

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{Kind, Place, Shape};

/// Removes keys that the object does not have, and values that do not fit their key.
pub(super) fn check_all(kind: Kind, object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    object.retain(|key, value| {
        let shape = kind.field(key);
        if shape == Shape::Unknown {
            diagnostics.push(unknown(kind, key, place));
            return false;
        }
        if fits(shape, value) {
            return true;
        }
        if value.is_null() {
            // An empty entry in YAML: nothing is said, so nothing is lost.
            return false;
        }
        match repaired(shape, value) {
            Some(better) => {
                if shape != Shape::Text {
                    diagnostics.push(wrong(shape, key, value, place, format!("it is read as {}", shown(&better))));
                }
                *value = better;
                true
            }
            None => {
                diagnostics.push(wrong(shape, key, value, place, "it is ignored"));
                false
            }
        }
    });
}

fn fits(shape: Shape, value: &Value) -> bool {
    match shape {
        // `One` is looked at where the walk arrives there.
        Shape::Any | Shape::One(_) => true,
        Shape::Text => value.is_string(),
        Shape::Bool | Shape::NumberOrBool => value.is_boolean(),
        Shape::Number => value.is_number(),
        Shape::Size => value.as_u64().is_some_and(|size| usize::try_from(size).is_ok()),
        Shape::TextList => value.as_array().is_some_and(|list| list.iter().all(Value::is_string)),
        Shape::TextMap => value.as_object().is_some_and(|map| map.values().all(Value::is_string)),
        Shape::AnyMap | Shape::Map(_) => value.is_object(),
        Shape::AnyList | Shape::List(_) => value.is_array(),
        Shape::Requirements => value.as_array().is_some_and(|list| list.iter().all(is_requirement)),
        Shape::SchemaOrBool => value.is_object() || value.is_boolean(),
        Shape::Unknown => false,
    }
}

fn is_requirement(value: &Value) -> bool {
    value.as_object().is_some_and(|schemes| schemes.values().all(|scopes| fits(Shape::TextList, scopes)))
}

/// The value that was meant, where that is clear.
fn repaired(shape: Shape, value: &Value) -> Option<Value> {
    match (shape, value) {
        (Shape::Text, Value::Number(number)) => Some(Value::String(number.to_string())),
        (Shape::Text, Value::Bool(flag)) => Some(Value::String(flag.to_string())),
        (Shape::Bool | Shape::SchemaOrBool, Value::String(text)) => text.parse().ok().map(Value::Bool),
        (Shape::Number, Value::String(text)) => text.parse::<Number>().ok().map(Value::Number),
        (Shape::Size, Value::Number(number)) => whole(number),
        (Shape::Size, Value::String(text)) => text.parse::<u32>().ok().map(|size| json!(size)),
        (Shape::TextList, Value::String(_)) => Some(json!([value])),
        (Shape::TextList, Value::Array(list)) => Some(Value::Array(list.iter().filter_map(as_text).collect())),
        (Shape::TextMap, Value::Object(map)) => {
            let texts = map.iter().filter_map(|(key, value)| Some((key.clone(), as_text(value)?)));
            Some(Value::Object(texts.collect()))
        }
        (Shape::Requirements, Value::Object(_)) => Some(json!([requirement(value)?])),
        (Shape::Requirements, Value::Array(list)) => Some(list.iter().filter_map(requirement).collect()),
        _ => None,
    }
}

fn as_text(value: &Value) -> Option<Value> {
    if value.is_string() { Some(value.clone()) } else { repaired(Shape::Text, value) }
}

fn requirement(value: &Value) -> Option<Value> {
    let schemes = value.as_object()?.iter();
    let schemes = schemes.map(|(name, scopes)| {
        let scopes =
            if fits(Shape::TextList, scopes) { Some(scopes.clone()) } else { repaired(Shape::TextList, scopes) };
        (name.clone(), scopes.unwrap_or_else(|| json!([])))
    });
    Some(Value::Object(schemes.collect()))
}

/// `3.0` is a count, too.
fn whole(number: &Number) -> Option<Value> {
    let number = number.as_f64().filter(|number| number.fract() == 0.0 && *number >= 0.0)?;
    format!("{number:.0}").parse::<u32>().ok().map(|size| json!(size))
}

fn unknown(kind: Kind, key: &str, place: &Place<'_>) -> Diagnostic {
    Diagnostic::note(
        "unknown-keyword",
        &place.key(key).pointer(),
        format!("{} has no key `{key}`", kind.a_noun()),
        "it is ignored",
    )
}

fn wrong(shape: Shape, key: &str, value: &Value, place: &Place<'_>, action: impl Into<String>) -> Diagnostic {
    let message = format!("`{key}` is {}, but must be {}", shown(value), expected(shape));
    Diagnostic::warning("wrong-type", &place.key(key).pointer(), message, action)
}

/// What a message calls the values that fit.
fn expected(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a string",
        Shape::Bool | Shape::NumberOrBool => "`true` or `false`",
        Shape::Number => "a number",
        Shape::Size => "an integer that is 0 or more",
        Shape::TextList => "a list of strings",
        Shape::TextMap => "a mapping whose values are strings",
        Shape::AnyMap | Shape::Map(_) => "a mapping",
        Shape::AnyList | Shape::List(_) => "a list",
        Shape::Requirements => "a list of security requirements",
        Shape::SchemaOrBool => "a schema, `true` or `false`",
        Shape::Any | Shape::One(_) | Shape::Unknown => "another value",
    }
}

/// A value in a message: whole if it is short.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => format!("the string `{}`", text.chars().take(40).collect::<String>()),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a mapping".to_owned(),
    }
}
