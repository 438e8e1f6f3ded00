//! Definitions, parameters and responses that are nothing but references to each other.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::Object;
use super::walk::Kind;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::internal_keys::{UNRESOLVED, UNTYPED};
use crate::pointer::Pointer;

/// Cuts chains of definitions, parameters or responses that are references which end where they began.
pub(super) fn cut_cycles(document: &mut Object, diagnostics: &mut Diagnostics) {
    for kind in [Kind::Schema, Kind::Parameter, Kind::Response] {
        let Some(section) = kind.section() else { continue };
        let Some(Value::Object(named)) = document.get_mut(section) else { continue };
        let next = |name: &str| -> Option<String> {
            let prefix = format!("#/{section}/");
            named.get(name)?.get("$ref")?.as_str()?.strip_prefix(&prefix).map(crate::pointer::unescape)
        };
        let circular: Vec<String> = named.keys().filter(|name| leads_back(name, &next)).cloned().collect();
        for name in circular {
            let pointer = Pointer::root().child(section).child(&name).child("$ref");
            let message = format!("`{name}` is a reference that leads back to itself");
            diagnostics.push(Diagnostic::warning("reference-cycle", &pointer, message, kind.without_it()));
            let cut = if kind == Kind::Schema { json!({ UNTYPED: false }) } else { json!({ UNRESOLVED: true }) };
            named.insert(name, cut);
        }
    }
}

fn leads_back(start: &str, next: &impl Fn(&str) -> Option<String>) -> bool {
    let mut seen = HashSet::new();
    let mut name = next(start);
    while let Some(further) = name {
        if further == start {
            return true;
        }
        name = if seen.insert(further.clone()) { next(&further) } else { None };
    }
    false
}
