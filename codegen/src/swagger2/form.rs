//! Parameters `in: formData` become the properties of a request body.

use serde_json::{Value, json};

use super::collection_format::to_encoding;
use super::copies::Copies;
use super::media_types::essence;
use super::parameter::{take_example, take_schema};
use super::written::Written;
use super::{Object, remember_place};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::pointer::Pointer;

const MULTIPART: &str = "multipart/form-data";
const URLENCODED: &str = "application/x-www-form-urlencoded";

/// The request body of these fields; `place` is that of the operation's parameters.
pub(super) fn request_body(
    fields: &[Written<'_>],
    consumes: &[String],
    place: &Pointer,
    copies: &Copies,
    diagnostics: &mut Diagnostics,
) -> Object {
    let (mut properties, mut encodings) = (Object::new(), Object::new());
    let mut required: Vec<Value> = Vec::new();
    let media_types = media_types(fields, consumes);
    for field in fields {
        let Some(name) = field.name() else {
            diagnostics.push(unnamed(field));
            continue;
        };
        let mut parameter = field.parameter.clone().into_owned();
        if parameter.get("required") == Some(&json!(true)) {
            required.push(json!(name));
        }
        if let Some(encoding) = to_encoding(&mut parameter, &field.place(), diagnostics) {
            encodings.insert(name.to_owned(), encoding);
        }
        properties.insert(name.to_owned(), property(parameter, field));
    }
    let is_required = !required.is_empty();
    let mut schema = Object::from_iter([("type".to_owned(), json!("object"))]);
    if is_required {
        schema.insert("required".to_owned(), Value::Array(required));
    }
    schema.insert("properties".to_owned(), Value::Object(properties));
    remember_place(&mut schema, place);
    let mut media = Object::from_iter([("schema".to_owned(), Value::Object(schema))]);
    if !encodings.is_empty() {
        media.insert("encoding".to_owned(), Value::Object(encodings));
    }
    let media_types = copies.limited(&media_types, &media).iter().cloned();
    let content: Object = media_types.map(|name| (name, Value::Object(media.clone()))).collect();
    let mut body = Object::from_iter([("content".to_owned(), Value::Object(content))]);
    if is_required {
        body.insert("required".to_owned(), json!(true));
    }
    remember_place(&mut body, place);
    body
}

/// The media types of a form: those that the operation consumes and that can hold it, else the one that can.
fn media_types(fields: &[Written<'_>], consumes: &[String]) -> Vec<String> {
    let has_file = fields.iter().any(|field| is_upload(&field.parameter));
    let fits = |media_type: &&String| {
        let essence = essence(media_type);
        essence.starts_with("multipart/") || !has_file && essence == URLENCODED
    };
    let found: Vec<String> = consumes.iter().filter(fits).cloned().collect();
    match (found.is_empty(), has_file) {
        (false, _) => found,
        (true, true) => vec![MULTIPART.to_owned()],
        (true, false) => vec![URLENCODED.to_owned()],
    }
}

/// Whether a field is a file, or a list of files.
fn is_upload(field: &Object) -> bool {
    let file = json!("file");
    field.get("type") == Some(&file) || field.get("items").and_then(|items| items.get("type")) == Some(&file)
}

/// The schema of a field. What its type leaves no room for, an empty value, is another arm.
fn property(mut parameter: Object, field: &Written<'_>) -> Value {
    take_example(&mut parameter);
    parameter.entry("type").or_insert_with(|| json!("string"));
    let may_be_empty = parameter.shift_remove("allowEmptyValue") == Some(json!(true));
    let mut schema = take_schema(&mut parameter, &field.pointer);
    let has_room = matches!(schema.get("type").and_then(Value::as_str), Some("string" | "file" | "array"))
        && !schema.contains_key("enum")
        && !schema.contains_key("format");
    if may_be_empty && !has_room {
        schema = Object::from_iter([("oneOf".to_owned(), json!([schema, { "type": "string", "enum": [""] }]))]);
        remember_place(&mut schema, &field.pointer);
    }
    for (key, value) in parameter {
        if matches!(key.as_str(), "description" | "example" | "title") || key.starts_with("x-") {
            schema.insert(key, value);
        }
    }
    Value::Object(schema)
}

fn unnamed(field: &Written<'_>) -> Diagnostic {
    let place: Place<'_> = field.place();
    Diagnostic::error(
        "unusable-parameter",
        &place.pointer(),
        "this parameter `in: formData` cannot be used: it has no name",
        "the field is left out",
    )
}
