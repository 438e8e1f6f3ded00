//! `allOf`, `anyOf` and `oneOf` that say nothing.

use serde_json::Value;

use super::Schema;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;

/// Drops empty lists: no value fits an empty union, which nobody means.
pub(super) fn drop_empty_compositions(schema: &mut Schema, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    for keyword in ["allOf", "anyOf", "oneOf"] {
        if schema.get(keyword).and_then(Value::as_array).is_some_and(Vec::is_empty) {
            schema.shift_remove(keyword);
            diagnostics.push(Diagnostic::warning(
                "empty-composition",
                &place.key(keyword).pointer(),
                format!("`{keyword}` is empty"),
                "it is ignored",
            ));
        }
    }
}
