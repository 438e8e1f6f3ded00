//! Arrays: tuples, and lists of anything.

use serde_json::{Value, json};

use super::Schema;
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;

const PREFIX: &str = "x-prefix-items";

/// `prefixItems` (and 2019's list of `items`) become `x-prefix-items`, and `items` the schema of what may follow.
pub(super) fn rewrite(schema: &mut Schema, _: &Place<'_>, _: &mut Diagnostics) {
    let prefix = if matches!(schema.get("items"), Some(Value::Array(_))) {
        let prefix = schema.shift_remove("items");
        if let Some(rest) = schema.shift_remove("additionalItems") {
            schema.insert("items".to_owned(), rest);
        }
        prefix
    } else {
        schema.shift_remove("additionalItems");
        schema.shift_remove("prefixItems")
    };
    match prefix {
        Some(prefix @ Value::Array(_)) => {
            schema.entry("type").or_insert_with(|| json!("array"));
            schema.insert(PREFIX.to_owned(), prefix);
            match schema.get("items") {
                Some(Value::Bool(false)) => drop(schema.shift_remove("items")),
                Some(_) => (),
                None => drop(schema.insert("items".to_owned(), json!({}))),
            }
        }
        Some(_) | None => (),
    }
}
