//! Security requirements.

use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{Kind, Place};
use crate::pointer::Pointer;

/// Leaves out alternatives that name a scheme which is not defined.
pub(super) fn check(document: &mut Value, diagnostics: &mut Diagnostics) {
    let schemes = document.pointer("/components/securitySchemes").and_then(Value::as_object);
    let schemes: HashSet<String> = schemes.into_iter().flatten().map(|(name, _)| name.clone()).collect();
    let root = Place::start(Pointer::root());
    prune(document, &schemes, &root, diagnostics);
    for section in ["paths", "x-webhooks"] {
        let Some(Value::Object(items)) = document.get_mut(section) else { continue };
        let place = root.key(section);
        for (path, item) in items {
            walk(Kind::PathItem, item, &place.key(path), &mut |kind, node, place| {
                if kind == Kind::Operation {
                    prune(node, &schemes, place, diagnostics);
                }
                Verdict::Keep
            });
        }
    }
}

fn prune(node: &mut Value, schemes: &HashSet<String>, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    let Some(Value::Array(alternatives)) = node.get_mut("security") else { return };
    let place = place.key("security");
    let mut index = 0;
    alternatives.retain(|alternative| {
        let unknown =
            alternative.as_object().and_then(|together| together.keys().find(|name| !schemes.contains(*name)));
        if let Some(name) = unknown {
            diagnostics.push(Diagnostic::error(
                "undefined-security-scheme",
                &place.index(index).key(name).pointer(),
                format!("there is no usable security scheme `{name}`"),
                "this alternative is left out",
            ));
        }
        index += 1;
        unknown.is_none()
    });
}
