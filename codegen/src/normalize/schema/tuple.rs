//! Arrays: tuples, and lists of anything.

use serde_json::{Value, json};

use super::Schema;
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;
use crate::internal_keys::PREFIX_ITEMS;

pub(super) const KEYWORDS: &[&str] = &["prefixItems", "items", "additionalItems"];

/// `prefixItems` (and 2019's list of `items`) become [`PREFIX_ITEMS`], and `items` the schema of what may follow.
pub(super) fn prefix_items_to_internal_key(schema: &mut Schema, _: &Place<'_>, _: &mut Diagnostics) {
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
    if let Some(prefix @ Value::Array(_)) = prefix {
        let kind = schema.entry("type").or_insert_with(|| json!("array"));
        let may_be_array = !matches!(kind, Value::String(name) if name != "array");
        schema.insert(PREFIX_ITEMS.to_owned(), prefix);
        match schema.get("items") {
            Some(Value::Bool(false)) => drop(schema.shift_remove("items")),
            None if may_be_array => drop(schema.insert("items".to_owned(), json!({}))),
            Some(_) | None => (),
        }
    }
}
