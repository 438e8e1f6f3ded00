//! Parameters in the path, the query and headers, and the headers of responses: their types move into a schema.

use serde_json::{Value, json};

use super::collection_format::to_style;
use super::extensions::{NULLABLE, SKIP_URL_ENCODING};
use super::{Object, remember_place, text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::extensions::{ENUM_DESCRIPTIONS, ENUM_NAMES};
use crate::grammar::Place;
use crate::pointer::Pointer;

/// The keys of a parameter that say what its values are.
const SCHEMA_KEYS: [&str; 17] = [
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-ms-enum",
];

/// Brings a parameter that is in no body into 3.0's form.
pub(super) fn convert_parameter(parameter: &mut Object, pointer: &Pointer, diagnostics: &mut Diagnostics) {
    let place = Place::start(pointer.clone());
    to_style(parameter, &place, diagnostics);
    let is_query = text(parameter, "in") == Some("query");
    if text(parameter, "in") == Some("path") {
        require_in_path(parameter, &place, diagnostics);
    }
    if parameter.get("allowEmptyValue") == Some(&json!(true)) && !is_query {
        diagnostics.push(Diagnostic::note(
            "allow-empty-value",
            &place.key("allowEmptyValue").pointer(),
            "`allowEmptyValue` is for queries and forms",
            "it is ignored",
        ));
    }
    if !is_query {
        parameter.shift_remove("allowEmptyValue");
    }
    keep_reserved_characters(parameter, is_query, &place, diagnostics);
    take_example(parameter);
    move_schema(parameter, pointer, diagnostics);
    remember_place(parameter, pointer);
}

/// Brings a header of a response into 3.0's form.
pub(super) fn convert_header(header: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    to_style(header, place, diagnostics);
    take_example(header);
    move_schema(header, &place.pointer(), diagnostics);
    remember_place(header, &place.pointer());
}

/// Takes what says what the values are out of a parameter: a schema, which stands where the parameter does.
pub(super) fn take_schema(parameter: &mut Object, pointer: &Pointer) -> Object {
    let mut schema = Object::new();
    for key in SCHEMA_KEYS.into_iter().chain(ENUM_NAMES).chain(ENUM_DESCRIPTIONS).chain(NULLABLE) {
        if let Some(value) = parameter.shift_remove(key) {
            schema.insert(key.to_owned(), value);
        }
    }
    remember_place(&mut schema, pointer);
    schema
}

/// `x-example` and `x-examples` are what 3.0 has as `example`.
pub(super) fn take_example(parameter: &mut Object) {
    let named = parameter.shift_remove("x-examples");
    let first = named.and_then(|named| named.as_object()?.values().next().cloned());
    if let Some(example) = parameter.shift_remove("x-example").or(first) {
        parameter.entry("example").or_insert(example);
    }
}

/// Writes `schema`. A parameter that has one already is written as 3.0 has it.
fn move_schema(parameter: &mut Object, pointer: &Pointer, diagnostics: &mut Diagnostics) {
    let own = parameter.get("schema").is_some_and(Value::is_object) && !parameter.contains_key("type");
    if own {
        return;
    }
    parameter.shift_remove("schema");
    if !parameter.contains_key("type") && !parameter.contains_key("items") && !parameter.contains_key("enum") {
        diagnostics.push(Diagnostic::warning(
            "missing-type",
            &pointer.clone(),
            "there is no `type`",
            "its type is taken to be a string",
        ));
        parameter.insert("type".to_owned(), json!("string"));
    }
    let schema = take_schema(parameter, pointer);
    parameter.insert("schema".to_owned(), Value::Object(schema));
}

fn require_in_path(parameter: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    if parameter.insert("required".to_owned(), json!(true)) != Some(json!(true)) {
        diagnostics.push(Diagnostic::note(
            "path-parameter-not-required",
            &place.pointer(),
            "a parameter in the path is not `required: true`",
            "the caller must give it: there is no path without it",
        ));
    }
}

/// `x-ms-skip-url-encoding` is 3.0's `allowReserved`, which only queries have.
fn keep_reserved_characters(parameter: &mut Object, is_query: bool, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    if parameter.shift_remove(SKIP_URL_ENCODING) != Some(json!(true)) {
        return;
    }
    if is_query {
        parameter.insert("allowReserved".to_owned(), json!(true));
        return;
    }
    diagnostics.push(Diagnostic::note(
        "url-encoding",
        &place.key(SKIP_URL_ENCODING).pointer(),
        format!("`{SKIP_URL_ENCODING}` is supported in queries only"),
        "the value is percent-encoded",
    ));
}
