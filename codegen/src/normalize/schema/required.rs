//! `required` in its draft-3 form, and names that are listed twice.

use std::collections::HashSet;

use serde_json::Value;

use super::Schema;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;

/// Leaves a list of distinct names, or nothing.
pub(super) fn tidy_required(schema: &mut Schema, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    let Some(Value::Array(names)) = schema.get_mut("required") else {
        let found = schema.shift_remove("required").unwrap_or_default();
        diagnostics.push(
            Diagnostic::warning(
                "required-not-a-list",
                &place.key("required").pointer(),
                format!("`required` is {found}, not a list of property names"),
                "it is ignored",
            )
            .help("list the property's name under `required` of the object that holds it"),
        );
        return;
    };
    let mut seen = HashSet::new();
    names.retain(|name| match name {
        Value::String(text) => seen.insert(text.clone()),
        other => {
            diagnostics.push(Diagnostic::warning(
                "required-not-a-list",
                &place.key("required").pointer(),
                format!("`required` lists {other}, which is not a property name"),
                "it is ignored",
            ));
            false
        }
    });
    if names.is_empty() {
        schema.shift_remove("required");
    }
}
