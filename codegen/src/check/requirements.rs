//! Security requirements.

use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{Kind, Place};
use crate::pointer::Pointer;

/// Leaves out the security schemes that cannot be used, and gives the names of the others.
pub(super) fn usable_schemes(document: &mut Value, diagnostics: &mut Diagnostics) -> HashSet<String> {
    let components = document.get_mut("components").and_then(|components| components.get_mut("securitySchemes"));
    let Some(Value::Object(schemes)) = components else { return HashSet::new() };
    let root = Place::start(Pointer::root());
    let components = root.key("components");
    let place = components.key("securitySchemes");
    schemes.retain(|name, scheme| {
        let verdict = walk(Kind::SecurityScheme, scheme, &place.key(name), &mut |kind, node, place| {
            super::visit(kind, node, place, diagnostics)
        });
        verdict == Verdict::Keep
    });
    schemes.keys().cloned().collect()
}

/// Leaves out alternatives that name a scheme which is not defined.
pub(super) fn drop_undefined_schemes(
    node: &mut Value,
    schemes: &HashSet<String>,
    place: &Place<'_>,
    diagnostics: &mut Diagnostics,
) {
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
                format!("there is no security scheme `{name}` that can be used"),
                "this alternative of `security` is left out",
            ));
        }
        index += 1;
        unknown.is_none()
    });
}
