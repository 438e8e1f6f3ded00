//! Generic schemas (JSON Schema 2020-12, 8.2.3.2).
//!
//! A `$dynamicRef` stands for the outermost schema, of those that lead to it, that has a `$dynamicAnchor` of its name. So a page of
//! `T` is written as a generic schema with a `$dynamicRef` in it; and a page of users as a schema that refers to the generic one,
//! and has the anchor in its `$defs`. Afterwards such a schema refers to an instance: a component of its own, in which plain
//! references stand for the dynamic ones. Dynamic references that nothing is bound to stay as they are.

mod instances;
mod keywords;
mod templates;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use self::instances::{Instances, MOST_INSTANCES};
use self::keywords::{has_bindings, own_anchor, reference};
use self::templates::{Scope, Templates};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{Kind, Place};
use crate::pointer::Pointer;

/// Makes the instances that `document` needs, and lets references lead to them.
pub(super) fn make_generic_instances(document: &mut Value, diagnostics: &mut Diagnostics) {
    let templates = Templates::of(document);
    if templates.is_empty() {
        return;
    }
    let mut instances = Instances::new(templates);
    for (name, schema) in schemas_mut(document).into_iter().flatten().filter(|(_, schema)| own_anchor(schema).is_some())
    {
        instances.specialize(
            schema,
            &Scope::new(),
            Some(&reference(name)),
            &Place::start(Pointer::component("schemas", name)),
        );
    }
    walk(Kind::Document, document, &Place::start(Pointer::root()), &mut |kind, node, place| {
        if kind == Kind::Schema && has_bindings(node) {
            instances.specialize(node, &Scope::new(), None, place);
        }
        Verdict::Keep
    });
    if let Some(place) = instances.first_without_instance {
        diagnostics.push(Diagnostic::warning(
            "too-many-instances",
            &place,
            format!("the generic schemas (`$dynamicRef`) of this document have more than {MOST_INSTANCES} instances"),
            "further references to a generic schema give its `$dynamicRef`s the type of any JSON value",
        ));
    }
    if let Some(schemas) = schemas_mut(document) {
        schemas.extend(instances.components);
    }
}

fn schemas_mut(document: &mut Value) -> Option<&mut Map<String, Value>> {
    document.get_mut("components")?.get_mut("schemas")?.as_object_mut()
}
