//! Swagger 2.0 to the shape of OpenAPI 3.0.
//!
//! Takes a document as its overlay has left it, and gives one that `normalize` takes for 3.0: nothing after this stage knows that there is a
//! 2.0. A document of any other version is given back as it is. Each group of rules is a file. What moves keeps a pointer to where it
//! stood under [`ORIGIN`], so that all messages point into the text of 2.0; the stage's own speak its words.

mod body;
mod collection_format;
mod components;
mod copies;
mod cycles;
mod discriminators;
mod extensions;
mod form;
mod media_types;
mod microsoft;
mod named_maps;
mod operation;
mod parameter;
mod references;
mod responses;
mod schema;
mod sections;
mod security;
mod servers;
mod structures;
#[cfg(test)]
mod tests;
mod walk;
mod written;

use serde_json::{Map, Value, json};

pub(crate) use self::sections::Sections;

use self::operation::Operations;
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;
use crate::internal_keys::ORIGIN;
use crate::pointer::Pointer;
use crate::read::documents::LocalDocuments;

/// A JSON object of the document.
type Object = Map<String, Value>;

/// Brings a document of 2.0 into the shape of 3.0.
pub(crate) fn to_openapi_3(document: Value, files: &mut LocalDocuments<'_>, diagnostics: &mut Diagnostics) -> Value {
    match document {
        Value::Object(mut object) if is_swagger_2(&object) => {
            convert(&mut object, files, diagnostics);
            Value::Object(object)
        }
        other => other,
    }
}

/// Whether the document says that it is of 2.0, as a text or as a number.
fn is_swagger_2(document: &Object) -> bool {
    let is_two = |version: &Value| *version == json!("2.0") || version.as_f64() == Some(2.0);
    !document.contains_key("openapi") && document.get("swagger").is_some_and(is_two)
}

/// The groups of rules, in their order.
fn convert(document: &mut Object, files: &mut LocalDocuments<'_>, diagnostics: &mut Diagnostics) {
    let root = Place::start(Pointer::root());
    document.shift_remove("swagger");
    document.shift_insert(0, "openapi".to_owned(), json!("3.0.4"));
    microsoft::add_paths(document);
    references::resolve_references(document, files, diagnostics);
    let servers = servers::take_servers(document, &root, diagnostics);
    let operations = Operations::take(document, servers);
    operations.convert_paths(document, &root, diagnostics);
    operations.add_components(document, &root, diagnostics);
    diagnostics.extend(operations.copies.diagnostic());
    security::convert_schemes(document, &root, diagnostics);
    schema::move_definitions(document);
    schema::rewrite_schemas(document, &root);
}

/// Adds `node` under `components`, as the last of its section.
fn add_component(document: &mut Object, section: &str, name: String, node: Value) {
    let empty = || Value::Object(Map::new());
    let Value::Object(components) = document.entry("components").or_insert_with(empty) else { return };
    if let Value::Object(section) = components.entry(section).or_insert_with(empty) {
        section.insert(name, node);
    }
}

/// Remembers where an object stood, unless it moved before. A mere reference stays one: it has nothing in it that a message could be about.
fn remember_place(object: &mut Object, pointer: &Pointer) {
    if !(object.len() == 1 && object.contains_key("$ref")) {
        object.entry(ORIGIN).or_insert_with(|| Value::String(pointer.to_string()));
    }
}

/// Where an object stands in the text: it may have come from another file.
fn place_of<'p>(object: &Object, place: Place<'p>) -> Place<'p> {
    match text(object, ORIGIN) {
        Some(origin) => place.moved_from(origin),
        None => place,
    }
}

/// The text at `key`.
fn text<'a>(object: &'a Object, key: &str) -> Option<&'a str> {
    object.get(key).and_then(Value::as_str)
}
