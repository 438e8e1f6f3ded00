//! Keywords that Rust types cannot say.

use serde_json::Value;

use super::Schema;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;

pub(super) const KEYWORDS: &[&str] = &[
    "propertyNames",
    "dependentRequired",
    "contains",
    "minContains",
    "maxContains",
    "not",
    "$dynamicRef",
    "contentSchema",
];

/// Drops them with a note. `not: {}`, the schema that nothing fits, stays.
pub(super) fn drop_inexpressible_keywords(schema: &mut Schema, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    for keyword in KEYWORDS {
        let Some(value) = schema.get(*keyword) else { continue };
        if *keyword == "not" && (value == &Value::Object(Schema::new()) || value == &Value::Bool(true)) {
            continue;
        }
        schema.shift_remove(*keyword);
        diagnostics.push(Diagnostic::note(
            "keyword-documented-only",
            &place.key(keyword).pointer(),
            format!("a Rust type cannot express `{keyword}`"),
            "it is not checked",
        ));
    }
}
