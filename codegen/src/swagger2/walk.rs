//! Which nodes of a document of 2.0 may be references, and how to find them all.

use serde_json::Value;

use super::{Object, place_of, remember_place};
use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{METHODS, Place};
use crate::pointer::Pointer;

/// An object that may be a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    PathItem,
    Parameter,
    Response,
    Schema,
}

impl Kind {
    /// The key of the document under which such objects have names.
    pub(super) fn section(self) -> Option<&'static str> {
        match self {
            Self::PathItem => None,
            Self::Parameter => Some("parameters"),
            Self::Response => Some("responses"),
            Self::Schema => Some("definitions"),
        }
    }

    /// What is done where a reference to such an object leads nowhere.
    pub(super) fn without_it(self) -> &'static str {
        match self {
            Self::PathItem => "the path is left out",
            Self::Parameter => "the parameter is left out",
            Self::Response => "the response is left out",
            Self::Schema => "its type is any JSON value",
        }
    }
}

/// Called with each object that may be a reference, and may rewrite it.
pub(super) type Visit<'v> = dyn FnMut(Kind, &mut Object, &Place<'_>) + 'v;

/// Visits everything in a document but its path items themselves. What is not of the document is left to whoever brings it.
pub(super) fn visit_document(document: &mut Object, visit: &mut Visit<'_>) {
    let root = Place::start(Pointer::root());
    for kind in [Kind::Schema, Kind::Parameter, Kind::Response] {
        let Some(section) = kind.section() else { continue };
        let place = root.key(section);
        for (name, node) in entries(document, section) {
            visit_node(kind, node, &place.key(name), visit);
        }
    }
    let place = root.key("paths");
    for (path, item) in entries(document, "paths") {
        // An item of another file has been visited, with that file's references.
        let here = place_of(item, place.key(path));
        if here.pointer().file().is_empty() {
            visit_path_item(item, &here, visit);
        }
    }
}

/// Visits everything in a path item.
pub(super) fn visit_path_item(item: &mut Object, place: &Place<'_>, visit: &mut Visit<'_>) {
    visit_parameters(item, place, visit);
    for (method, _) in METHODS {
        let Some(Value::Object(operation)) = item.get_mut(method) else { continue };
        let place = place.key(method);
        visit_parameters(operation, &place, visit);
        let place = place.key("responses");
        for (status, response) in entries(operation, "responses") {
            visit_node(Kind::Response, response, &place.key(status), visit);
        }
    }
}

/// Visits a node and everything in it.
pub(super) fn visit_node(kind: Kind, node: &mut Object, place: &Place<'_>, visit: &mut Visit<'_>) {
    match kind {
        Kind::PathItem => visit_path_item(node, place, visit),
        Kind::Parameter | Kind::Response => {
            visit(kind, node, place);
            if let Some(Value::Object(schema)) = node.get_mut("schema") {
                visit_node(Kind::Schema, schema, &place.key("schema"), visit);
            }
        }
        Kind::Schema => {
            let mut schema = Value::Object(std::mem::take(node));
            walk(crate::grammar::Kind::Schema, &mut schema, place, &mut |kind, node, place| {
                if let (crate::grammar::Kind::Schema, Value::Object(object)) = (kind, &mut *node) {
                    name_tuple(object, place);
                    visit(Kind::Schema, object, place);
                }
                Verdict::Keep
            });
            if let Value::Object(schema) = schema {
                *node = schema;
            }
        }
    }
}

/// A list of `items` is what later versions call `prefixItems`; under its old name nobody would look into it.
fn name_tuple(schema: &mut Object, place: &Place<'_>) {
    if !schema.get("items").is_some_and(Value::is_array) {
        return;
    }
    let Some(Value::Array(mut items)) = schema.shift_remove("items") else { return };
    for (index, item) in items.iter_mut().enumerate() {
        if let Value::Object(item) = item {
            remember_place(item, &place.key("items").index(index).pointer());
        }
    }
    schema.insert("prefixItems".to_owned(), Value::Array(items));
    if let Some(rest) = schema.shift_remove("additionalItems") {
        schema.insert("items".to_owned(), rest);
    }
}

fn visit_parameters(holder: &mut Object, place: &Place<'_>, visit: &mut Visit<'_>) {
    let Some(Value::Array(list)) = holder.get_mut("parameters") else { return };
    let place = place.key("parameters");
    for (index, parameter) in list.iter_mut().enumerate() {
        if let Value::Object(parameter) = parameter {
            visit_node(Kind::Parameter, parameter, &place.index(index), visit);
        }
    }
}

/// The objects in the map at `key`. Paths and responses have extensions among them; a definition may have any name.
fn entries<'a>(holder: &'a mut Object, key: &str) -> impl Iterator<Item = (&'a String, &'a mut Object)> {
    let map = match holder.get_mut(key) {
        Some(Value::Object(map)) => Some(map),
        Some(_) | None => None,
    };
    let has_extensions = matches!(key, "paths" | "responses");
    let is_entry = move |(name, _): &(&String, &mut Value)| !(has_extensions && name.starts_with("x-"));
    map.into_iter().flatten().filter(is_entry).filter_map(|(name, node)| match node {
        Value::Object(object) => Some((name, object)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => None,
    })
}
