//! References.
//!
//! Afterwards each reference is `#/components/<section>/<name>`: what others lead to becomes a component. A node of the same
//! document moves there, and leaves a reference behind; a node of another file is copied. What leads nowhere is cut out.

mod addresses;
mod anchors;
mod locate;
mod maps;
mod names;
mod problem;
mod properties;
mod resolutions;
mod resolve;
mod target;
#[cfg(test)]
mod tests;
mod write;

use std::sync::Arc;

use serde_json::{Map, Value, json};

pub(crate) use self::locate::node_at;
use self::locate::{Locator, child};
pub(crate) use self::names::component_names;
use self::resolutions::NewComponent;
use self::resolve::Resolver;
pub(crate) use self::target::{Address, Target, parse_reference};
use self::write::{remove_unresolved, replace_references};
use crate::diagnostic::Diagnostics;
use crate::grammar::Kind;
use crate::internal_keys::{ORIGIN, UNTYPED};
use crate::read::documents::LocalDocuments;

/// Resolves all references in `document`.
pub(in crate::normalize) fn resolve_references(
    mut document: Value,
    files: &mut LocalDocuments<'_>,
    diagnostics: &mut Diagnostics,
) -> Value {
    let mut locator = Locator::new(files, &document);
    maps::expand_map_references(&mut document, &mut locator);
    properties::expand_properties_references(&mut document, &mut locator, diagnostics);
    let root = Arc::new(document);
    locator.root = Arc::clone(&root);
    let mut resolver = Resolver::new(locator, diagnostics);
    resolver.read_all();
    let copies = resolver.copies();
    let (resolutions, new_components) = resolver.finish();
    diagnostics.extend(files.take_diagnostics());
    let mut document = Arc::unwrap_or_clone(root);
    if resolutions.is_empty() {
        return document;
    }
    replace_references(Kind::Document, &mut document, "", &resolutions);
    let mut nodes = take_out(&mut document, &new_components);
    nodes.extend(copies);
    for component in &new_components {
        let Some(mut node) = nodes.remove(&component.reference()) else { continue };
        replace_references(component.kind, &mut node, &component.target.file, &resolutions);
        if let Value::Object(object) = &mut node {
            object.entry(ORIGIN).or_insert_with(|| Value::String(component.target.pointer().to_string()));
        }
        add_component(&mut document, component, node);
    }
    remove_unresolved(&mut document);
    document
}

/// Nodes that become components, by the references to those.
type Nodes = std::collections::HashMap<String, Value>;

/// Takes the nodes of this document that become components out of their places, the innermost first, and leaves references there.
fn take_out(document: &mut Value, new_components: &[NewComponent]) -> Nodes {
    let mut local: Vec<&NewComponent> =
        new_components.iter().filter(|component| component.target.file.is_empty()).collect();
    local.sort_by_key(|component| std::cmp::Reverse(component.target.tokens.len()));
    let mut nodes = Nodes::new();
    for component in local {
        let mut place = Some(&mut *document);
        for token in &component.target.tokens {
            place = place.and_then(|node| child_mut(node, token));
        }
        // Where there is no such place any more, the node was in something that was cut out.
        let node = place.map_or_else(
            || json!({ UNTYPED: false }),
            |place| std::mem::replace(place, json!({ "$ref": component.reference() })),
        );
        nodes.insert(component.reference(), node);
    }
    nodes
}

fn child_mut<'a>(node: &'a mut Value, token: &str) -> Option<&'a mut Value> {
    child(node, token)?;
    match node {
        Value::Object(object) => object.get_mut(token),
        Value::Array(list) => list.get_mut(token.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn add_component(document: &mut Value, component: &NewComponent, node: Value) {
    let Value::Object(document) = document else { return };
    let empty = || Value::Object(Map::new());
    let Value::Object(components) = document.entry("components").or_insert_with(empty) else { return };
    if let Value::Object(section) = components.entry(component.section).or_insert_with(empty) {
        section.insert(component.name.clone(), node);
    }
}
