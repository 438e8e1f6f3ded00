//! `type: object` beside a `default` or an example that is no object: one of the two is wrong.

use serde_json::Value;

use super::Schema;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;

/// Says so. A string that holds an object as JSON is taken for one, and null for nothing.
pub(super) fn warn_of_scalar_for_object(schema: &mut Schema, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    if schema.get("type").is_none_or(|name| name != "object") {
        return;
    }
    for keyword in ["default", "example"] {
        let Some(noun) = schema.get(keyword).and_then(scalar_noun) else { continue };
        let message = format!("`type` says that the value is an object, and `{keyword}` is {noun}");
        let warning =
            Diagnostic::warning("object-or-scalar", &place.key(keyword).pointer(), message, "the type is an object");
        diagnostics.push(warning.help("an overlay can correct the `type`"));
    }
}

fn scalar_noun(value: &Value) -> Option<&'static str> {
    match value {
        Value::Bool(_) => Some("a boolean"),
        Value::Number(_) => Some("a number"),
        Value::String(text) if text.is_empty() || text.trim_start().starts_with(['{', '[']) => None,
        Value::String(_) => Some("a string"),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
