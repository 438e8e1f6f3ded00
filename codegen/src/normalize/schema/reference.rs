//! `$ref` beside other keywords.

use serde_json::{Value, json};

use super::Schema;
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;

/// `{"$ref": R, …}` becomes `{"allOf": [{"$ref": R}], …}`: openapiv3 drops what stands beside `$ref`, while documents of both
/// dialects mean the `nullable` and `description` that they write there.
pub(super) fn reference_to_all_of(schema: &mut Schema, _: &Place<'_>, _: &mut Diagnostics) {
    if schema.len() < 2 {
        return;
    }
    let Some(reference @ Value::String(_)) = schema.shift_remove("$ref") else { return };
    let reference = json!({ "$ref": reference });
    match schema.get_mut("allOf") {
        Some(Value::Array(all)) => all.insert(0, reference),
        Some(_) | None => {
            schema.insert("allOf".to_owned(), Value::Array(vec![reference]));
        }
    }
}
