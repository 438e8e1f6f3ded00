//! Types that no dialect has.

use serde_json::{Value, json};

use super::Schema;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{Place, is_type};

/// Repairs unknown type names, and takes lists apart that hold a single type.
pub(super) fn repair_type_names(schema: &mut Schema, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    let repaired = match schema.get("type") {
        Some(Value::String(name)) if is_type(name) => return,
        Some(Value::String(name)) if name == "null" => return null(schema),
        // 2.0's type for uploads.
        Some(Value::String(name)) if name == "file" => {
            schema.entry("format").or_insert_with(|| json!("binary"));
            warn("file", "string", place, diagnostics).into_iter().collect()
        }
        Some(Value::String(name)) => repair(name, place, diagnostics).into_iter().collect(),
        Some(Value::Array(names)) => list(names, place, diagnostics),
        Some(other) => {
            let message = format!("`type` is {other}, which is not the name of a type");
            diagnostics.push(untyped(place, message));
            Vec::new()
        }
        None => return,
    };
    let null = repaired.iter().any(|name| name == "null");
    let mut types: Vec<String> = repaired.into_iter().filter(|name| name != "null").collect();
    match (types.len(), null) {
        (0, true) => return self::null(schema),
        (0, false) => drop(schema.shift_remove("type")),
        (1, _) => drop(schema.insert("type".to_owned(), Value::String(types.remove(0)))),
        (_, _) => drop(schema.insert("type".to_owned(), json!(types))),
    }
    if null {
        schema.insert("nullable".to_owned(), Value::Bool(true));
    }
}

/// `type: 'null'` allows the one value `null`.
fn null(schema: &mut Schema) {
    schema.shift_remove("type");
    schema.insert("enum".to_owned(), json!([null]));
}

fn list(names: &[Value], place: &Place<'_>, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut types: Vec<String> = Vec::new();
    for name in names {
        let name = match name {
            Value::String(name) if is_type(name) || name == "null" => Some(name.clone()),
            Value::String(name) => repair(name, place, diagnostics),
            Value::Null => Some("null".to_owned()),
            other => {
                diagnostics.push(untyped(place, format!("`type` lists {other}, which is not the name of a type")));
                None
            }
        };
        types.extend(name.filter(|name| !types.contains(name)));
    }
    types
}

/// The type that is meant by `name`; none where any value is.
fn repair(name: &str, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let meant = match name.to_ascii_lowercase().as_str() {
        "file" | "binary" | "date" | "datetime" | "date-time" | "uuid" | "str" | "text" | "enum" => Some("string"),
        "int" | "int32" | "int64" | "long" => Some("integer"),
        "float" | "double" | "decimal" => Some("number"),
        "bool" => Some("boolean"),
        "list" => Some("array"),
        "map" | "dict" | "hash" => Some("object"),
        "null" => Some("null"),
        lower if is_type(lower) => return warn(name, lower, place, diagnostics),
        _ => None,
    };
    match meant {
        Some(meant) => warn(name, meant, place, diagnostics),
        None => {
            diagnostics.push(untyped(place, format!("there is no type `{name}`")));
            None
        }
    }
}

fn warn(name: &str, meant: &str, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    diagnostics.push(Diagnostic::warning(
        "unknown-type",
        &place.key("type").pointer(),
        format!("there is no type `{name}`"),
        format!("it is read as `{meant}`"),
    ));
    Some(meant.to_owned())
}

fn untyped(place: &Place<'_>, message: String) -> Diagnostic {
    Diagnostic::warning(
        "unknown-type",
        &place.key("type").pointer(),
        message,
        "the schema is read as if it had no type",
    )
    .help("the types are string, number, integer, boolean, object and array")
}
