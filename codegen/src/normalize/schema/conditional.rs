//! `if`, `then` and `else`.

use serde_json::{Map, Value};

use super::Schema;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{Place, place::ORIGIN};

/// Keeps the properties that `then` and `else` add, as optional ones; what depends on what is only documented.
pub(super) fn rewrite(schema: &mut Schema, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::note(
        "keyword-documented-only",
        &place.pointer(),
        "`if`, `then` and `else` make one part of a value depend on another",
        "properties that they add are optional; the condition is not checked",
    ));
    schema.shift_remove("if");
    for branch in ["then", "else"] {
        let Some(Value::Object(mut then)) = schema.shift_remove(branch) else { continue };
        let Some(Value::Object(added)) = then.shift_remove("properties") else { continue };
        let place = place.key(branch);
        let place = place.key("properties");
        let known = schema.entry("properties").or_insert_with(|| Value::Object(Map::new()));
        let Value::Object(known) = known else { continue };
        for (name, mut property) in added {
            // `properties: {kind: {const: …}}` narrows a property that the schema has already.
            if known.contains_key(&name) {
                continue;
            }
            if let Value::Object(property) = &mut property
                && !property.contains_key("$ref")
            {
                property.entry(ORIGIN).or_insert_with(|| Value::String(place.key(&name).pointer().to_string()));
            }
            known.insert(name, property);
        }
    }
}
