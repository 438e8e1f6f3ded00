//! Schemas: what 2.0 and its usual extensions write otherwise than 3.0.

use serde_json::{Value, json};

use super::discriminators::{Discriminators, values_of_children};
use super::extensions::{DEPRECATED, ENUM, MUTABILITY, NULLABLE};
use super::{Object, add_component, remember_place, text};
use crate::extensions::{ENUM_DESCRIPTIONS, ENUM_NAMES, value_text};
use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{Kind, Place};
use crate::pointer::Pointer;

/// `definitions` become `components.schemas`.
pub(super) fn move_definitions(document: &mut Object) {
    let Some(Value::Object(definitions)) = document.shift_remove("definitions") else { return };
    let place = Pointer::root().child("definitions");
    for (name, mut schema) in definitions {
        if let Value::Object(schema) = &mut schema {
            remember_place(schema, &place.child(&name));
        }
        add_component(document, "schemas", name, schema);
    }
}

/// Rewrites all schemas of a document whose other objects have 3.0's form.
pub(super) fn rewrite_schemas(document: &mut Object, root: &Place<'_>) {
    let discriminators = values_of_children(document);
    let mut whole = Value::Object(std::mem::take(document));
    walk(Kind::Document, &mut whole, root, &mut |kind, node, place| {
        if let (Kind::Schema, Value::Object(schema)) = (kind, node) {
            rewrite_schema(schema, place, &discriminators);
        }
        Verdict::Keep
    });
    if let Value::Object(rewritten) = whole {
        *document = rewritten;
    }
}

/// Rewrites one schema; those in it are visited later.
fn rewrite_schema(schema: &mut Object, place: &Place<'_>, discriminators: &Discriminators) {
    if let Some(name) = text(schema, "$ref").and_then(|text| text.strip_prefix("#/definitions/")) {
        let reference = format!("#/components/schemas/{name}");
        schema.insert("$ref".to_owned(), json!(reference));
    }
    mark_nullable(schema);
    if schema.get("type") == Some(&json!("file")) {
        schema.insert("type".to_owned(), json!("string"));
        schema.insert("format".to_owned(), json!("binary"));
    }
    if schema.shift_remove(DEPRECATED) == Some(json!(true)) {
        schema.insert("deprecated".to_owned(), json!(true));
    }
    require_properties(schema);
    name_enum_values(schema);
    apply_mutability(schema);
    discriminators.rewrite(schema, place);
}

/// Says that a value may be null in 3.0's word.
fn mark_nullable(schema: &mut Object) {
    for key in NULLABLE {
        if schema.shift_remove(key) == Some(json!(true)) {
            schema.insert("nullable".to_owned(), json!(true));
        }
    }
}

/// `required: true` in a property, as JSON Schema had it before draft 4: the property's name belongs into the list of the object.
fn require_properties(schema: &mut Object) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    let mut required = Vec::new();
    for (name, property) in properties {
        let Value::Object(property) = property else { continue };
        if property.get("required").is_some_and(Value::is_boolean)
            && property.shift_remove("required") == Some(json!(true))
        {
            required.push(json!(name));
        }
    }
    if required.is_empty() {
        return;
    }
    if let Value::Array(names) = schema.entry("required").or_insert_with(|| json!([])) {
        required.retain(|name| !names.contains(name));
        names.extend(required);
    }
}

/// The names and descriptions in `x-ms-enum`, for values that have none otherwise.
fn name_enum_values(schema: &mut Object) {
    let Some(Value::Object(written)) = schema.shift_remove(ENUM) else { return };
    let values = written.get("values").and_then(Value::as_array).into_iter().flatten();
    let (mut names, mut descriptions) = (Object::new(), Object::new());
    for entry in values {
        let Some(value) = entry.get("value").map(value_text) else { continue };
        for (key, into) in [("name", &mut names), ("description", &mut descriptions)] {
            if let Some(text) = entry.get(key).filter(|text| text.is_string()) {
                into.insert(value.clone(), text.clone());
            }
        }
    }
    for (keys, found) in [(ENUM_NAMES, names), (ENUM_DESCRIPTIONS, descriptions)] {
        let [key, other] = keys;
        if !found.is_empty() && !schema.contains_key(other) {
            schema.entry(key).or_insert(Value::Object(found));
        }
    }
}

/// A property that is only read is `readOnly`; one that is never read is `writeOnly`.
fn apply_mutability(schema: &mut Object) {
    let Some(Value::Array(uses)) = schema.shift_remove(MUTABILITY) else { return };
    let reads = uses.contains(&json!("read"));
    let writes = uses.iter().any(|one| *one != json!("read"));
    match (reads, writes) {
        (true, false) => drop(schema.insert("readOnly".to_owned(), json!(true))),
        (false, true) => drop(schema.insert("writeOnly".to_owned(), json!(true))),
        (true, true) | (false, false) => {}
    }
}
