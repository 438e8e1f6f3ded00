//! `unevaluatedProperties` and `unevaluatedItems`.

use serde_json::Value;

use super::Schema;
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;

/// Takes both for `additionalProperties` and `items` where a schema does not say those: that is what documents mean.
pub(super) fn unevaluated_to_additional(schema: &mut Schema, _: &Place<'_>, _: &mut Diagnostics) {
    if let Some(rest @ (Value::Object(_) | Value::Bool(_))) = schema.shift_remove("unevaluatedProperties") {
        schema.entry("additionalProperties").or_insert(rest);
    }
    if let Some(rest @ (Value::Object(_) | Value::Bool(_))) = schema.shift_remove("unevaluatedItems")
        && (schema.get("type").and_then(Value::as_str) == Some("array") || schema.contains_key("prefixItems"))
    {
        schema.entry("items").or_insert(rest);
    }
}
