//! Components that are nothing but references to each other.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{Kind, Shape};
use crate::internal_keys::UNTYPED;
use crate::pointer::{Pointer, unescape};

/// Cuts chains of references that end where they began: such schemas take any value, other components are left out.
pub(super) fn cut_reference_cycles(document: &mut Value, diagnostics: &mut Diagnostics) {
    let Some(Value::Object(components)) = document.get_mut("components") else { return };
    for (section, map) in components {
        // Nodes that moved left references behind in other places, extensions among them.
        let (Shape::Map(_), Value::Object(map)) = (Kind::Components.shape_at(section), map) else { continue };
        let next: HashMap<String, String> =
            map.iter().filter_map(|(name, node)| Some((name.clone(), target(node)?))).collect();
        for name in circular(&next) {
            diagnostics.push(Diagnostic::warning(
                "reference-cycle",
                &Pointer::component(section, &name).child("$ref"),
                format!("`{name}` is a reference that leads back to itself"),
                if section == "schemas" { "its type is any JSON value" } else { "it is left out" },
            ));
            if section == "schemas" {
                map.insert(name, json!({ UNTYPED: false }));
            } else {
                map.shift_remove(&name);
            }
        }
    }
}

/// The components on cycles. Each chain is followed once.
fn circular(next: &HashMap<String, String>) -> Vec<String> {
    let mut done: HashSet<&str> = HashSet::new();
    let mut found: Vec<String> = Vec::new();
    for start in next.keys() {
        let mut chain: Vec<&str> = Vec::new();
        let mut on_chain: HashSet<&str> = HashSet::new();
        let mut name = start.as_str();
        while !done.contains(name) && on_chain.insert(name) {
            chain.push(name);
            match next.get(name) {
                Some(further) => name = further,
                None => break,
            }
        }
        if !done.contains(name) && next.contains_key(name) {
            found.extend(chain.iter().skip_while(|&&on| on != name).map(|&on| on.to_owned()));
        }
        done.extend(chain);
    }
    found.sort();
    found
}

fn target(node: &Value) -> Option<String> {
    node.get("$ref")?.as_str()?.rsplit('/').next().map(unescape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cycles_are_cut() {
        let mut document = json!({ "components": { "schemas": {
            "A": { "$ref": "#/components/schemas/B" },
            "B": { "$ref": "#/components/schemas/A" },
            "Tail": { "$ref": "#/components/schemas/A" },
            "Alias": { "$ref": "#/components/schemas/Real" },
            "Real": { "type": "string" },
        } } });
        let mut diagnostics = Diagnostics::default();
        cut_reference_cycles(&mut document, &mut diagnostics);
        let schemas = |name: &str| document.pointer(&format!("/components/schemas/{name}")).cloned();
        assert_eq!(schemas("A"), Some(json!({ UNTYPED: false })));
        assert_eq!(schemas("B"), Some(json!({ UNTYPED: false })));
        assert_eq!(schemas("Tail"), Some(json!({ "$ref": "#/components/schemas/A" })));
        assert_eq!(schemas("Alias"), Some(json!({ "$ref": "#/components/schemas/Real" })));
        assert_eq!(diagnostics.list().len(), 2);
    }
}
