//! References to components that were left out.

use std::collections::HashSet;

use serde_json::Value;

use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{Kind, Place};
use crate::pointer::{Pointer, unescape};

/// Leaves out every reference to a component that was left out before, with a message of its own.
pub(super) fn remove(document: &mut Value) {
    // A component may itself be a reference to one that is left out, so until nothing changes.
    loop {
        let names = component_names(document);
        let mut changed = false;
        walk(Kind::Document, document, &Place::start(Pointer::root()), &mut |kind, node, _| {
            if kind.section().is_none() || kind == Kind::Schema || !dangles(node, &names) {
                return Verdict::Keep;
            }
            changed = true;
            Verdict::Drop
        });
        if !changed {
            return;
        }
    }
}

fn component_names(document: &Value) -> HashSet<String> {
    let sections = document.get("components").and_then(Value::as_object).into_iter().flatten();
    let sections = sections.filter(|(section, _)| *section != "schemas");
    sections
        .flat_map(|(section, map)| {
            map.as_object().into_iter().flatten().map(move |(name, _)| format!("{section}/{name}"))
        })
        .collect()
}

fn dangles(node: &Value, names: &HashSet<String>) -> bool {
    let Some(reference) = node.get("$ref").and_then(Value::as_str) else { return false };
    !reference.strip_prefix("#/components/").is_some_and(|name| names.contains(&unescape(name)))
}
