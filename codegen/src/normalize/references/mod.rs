//! References.
//!
//! Afterwards each reference is `#/components/<section>/<name>`: what others lead to becomes a component. A node of the same
//! document moves there, and leaves a reference behind; a node of another file is copied. What leads nowhere is cut out.

mod anchors;
mod apply;
mod locate;
mod maps;
mod names;
mod resolve;
mod target;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde_json::{Map, Value, json};

use self::locate::{Locator, child};
use self::resolve::{Home, Resolver};
use crate::diagnostic::Diagnostics;
use crate::grammar::Kind;
use crate::internal_keys::{ORIGIN, UNTYPED};
use crate::read::documents::LocalDocuments;

/// Resolves all references in `document`.
pub(super) fn rewrite(mut document: Value, files: &mut LocalDocuments<'_>, diagnostics: &mut Diagnostics) -> Value {
    let mut locator = Locator::new(files);
    maps::rewrite(&mut document, &mut locator);
    let root = Arc::new(document);
    locator.root = Arc::clone(&root);
    let mut resolver = Resolver::new(locator, diagnostics);
    resolver.survey_all();
    let copies = resolver.copies();
    let (answers, homes) = resolver.finish();
    diagnostics.extend(files.take_diagnostics());
    let mut document = Arc::unwrap_or_clone(root);
    if answers.is_empty() {
        return document;
    }
    apply::apply(Kind::Document, &mut document, "", &answers);
    let mut nodes = move_out(&mut document, &homes);
    nodes.extend(copies);
    for (home, mut node) in homes.iter().filter_map(|home| Some((home, nodes.remove(&home.reference())?))) {
        apply::apply(home.kind, &mut node, &home.target.file, &answers);
        if let Value::Object(object) = &mut node {
            object.entry(ORIGIN).or_insert_with(|| Value::String(home.target.pointer().to_string()));
        }
        insert(&mut document, home, node);
    }
    apply::remove_unresolved(&mut document);
    document
}

type Nodes = std::collections::HashMap<String, Value>;

/// Takes the nodes of this document that become components out of their places, the innermost first.
fn move_out(document: &mut Value, homes: &[Home]) -> Nodes {
    let mut local: Vec<&Home> = homes.iter().filter(|home| home.target.file.is_empty()).collect();
    local.sort_by_key(|home| std::cmp::Reverse(home.target.tokens.len()));
    let mut nodes = Nodes::new();
    for home in local {
        let mut place = Some(&mut *document);
        for token in &home.target.tokens {
            place = place.and_then(|node| child_mut(node, token));
        }
        // Without a place, the node was in something that was cut out.
        let node = place.map_or_else(
            || json!({ UNTYPED: false }),
            |place| std::mem::replace(place, json!({ "$ref": home.reference() })),
        );
        nodes.insert(home.reference(), node);
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

fn insert(document: &mut Value, home: &Home, node: Value) {
    let Value::Object(document) = document else { return };
    let empty = || Value::Object(Map::new());
    let Value::Object(components) = document.entry("components").or_insert_with(empty) else { return };
    if let Value::Object(section) = components.entry(home.section).or_insert_with(empty) {
        section.insert(home.name.clone(), node);
    }
}
