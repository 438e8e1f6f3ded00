//! Checks each field of an object by itself.

use serde_json::{Number, Value, json};

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{Kind, Place, Shape};

/// Removes keys that the object does not have, and values that do not fit their key.
pub(super) fn check_fields(kind: Kind, object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    object.retain(|key, value| {
        let shape = kind.shape_at(key);
        if shape == Shape::Unknown {
            diagnostics.push(unknown(kind, key, place));
            return false;
        }
        if fits(shape, value) {
            return true;
        }
        if value.is_null() {
            // An empty entry in YAML says nothing, so that removing it needs no message.
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
        // The walk checks a `One` when it visits that object.
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
    match shape {
        Shape::Text => scalar_text(value).map(Value::String),
        Shape::Bool | Shape::SchemaOrBool => value.as_str()?.parse().ok().map(Value::Bool),
        Shape::Number => value.as_str()?.parse::<Number>().ok().map(Value::Number),
        Shape::Size => size(value),
        Shape::TextList => text_list(value),
        Shape::TextMap => {
            let texts =
                value.as_object()?.iter().filter_map(|(key, value)| Some((key.clone(), scalar_text(value)?.into())));
            Some(Value::Object(texts.collect()))
        }
        Shape::Requirements => requirements(value),
        Shape::NumberOrBool
        | Shape::Any
        | Shape::AnyMap
        | Shape::AnyList
        | Shape::One(_)
        | Shape::Map(_)
        | Shape::List(_)
        | Shape::Unknown => None,
    }
}

/// The text of a string, a number or a boolean.
fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn text_list(value: &Value) -> Option<Value> {
    match value {
        Value::String(_) => Some(json!([value])),
        Value::Array(list) => Some(list.iter().filter_map(scalar_text).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
    }
}

fn requirements(value: &Value) -> Option<Value> {
    match value {
        Value::Object(_) => Some(json!([requirement(value)?])),
        Value::Array(list) => Some(list.iter().filter_map(requirement).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn requirement(value: &Value) -> Option<Value> {
    let schemes = value.as_object()?.iter();
    let schemes = schemes.map(|(name, scopes)| (name.clone(), text_list(scopes).unwrap_or_else(|| json!([]))));
    Some(Value::Object(schemes.collect()))
}

/// The size that a number such as `3.0`, or a text such as `"3"`, stands for.
fn size(value: &Value) -> Option<Value> {
    let size = match value {
        Value::Number(number) => {
            let number = number.as_f64().filter(|number| number.fract() == 0.0 && *number >= 0.0)?;
            format!("{number:.0}").parse::<u32>()
        }
        Value::String(text) => text.parse::<u32>(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    size.ok().map(|size| json!(size))
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
