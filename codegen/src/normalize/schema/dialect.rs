//! Keywords that say how to read a schema, not what it holds; 3.1's `examples`.

use serde_json::Value;

use super::Schema;
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;

pub(super) const KEYWORDS: &[&str] = &[
    "$schema",
    "$id",
    "id",
    "$comment",
    "$anchor",
    "$dynamicAnchor",
    "$vocabulary",
    "$defs",
    "definitions",
    "examples",
];

/// Drops what references needed, now that they are resolved, and turns `examples` into `example`.
pub(super) fn drop_dialect_keywords(schema: &mut Schema, _: &Place<'_>, _: &mut Diagnostics) {
    let examples = schema.get_mut("examples").map(Value::take);
    for keyword in KEYWORDS {
        schema.shift_remove(*keyword);
    }
    let first = match examples {
        Some(Value::Array(list)) => list.into_iter().next(),
        Some(Value::Object(named)) => {
            named.into_iter().next().and_then(|(_, mut example)| example.get_mut("value").map(Value::take))
        }
        Some(_) | None => None,
    };
    if let Some(first) = first {
        schema.entry("example").or_insert(first);
    }
}
