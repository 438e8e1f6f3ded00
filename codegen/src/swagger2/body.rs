//! A parameter `in: body` becomes a request body.

use serde_json::{Value, json};

use super::copies::Copies;
use super::parameter::{take_example, take_schema};
use super::responses::is_file;
use super::written::Written;
use super::{Object, remember_place};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::internal_keys::FILE;
use crate::pointer::Pointer;

/// The request body that the parameter is, of each of the media types.
pub(super) fn request_body(written: &Written<'_>, media_types: &[String], copies: &Copies) -> Object {
    let mut parameter = written.parameter.clone().into_owned();
    take_example(&mut parameter);
    let schema = schema(&mut parameter, &written.pointer);
    let example = parameter.shift_remove("example");
    let media = copies.limited(media_types, &schema).iter().map(|media_type| {
        let mut media = Object::new();
        if is_file(&schema) {
            media.insert(FILE.to_owned(), json!(true));
        }
        media.insert("schema".to_owned(), Value::Object(schema.clone()));
        media.extend(example.clone().map(|example| ("example".to_owned(), example)));
        (media_type.clone(), Value::Object(media))
    });
    let content: Object = media.collect();
    let mut body = Object::new();
    for (key, value) in parameter {
        if matches!(key.as_str(), "description" | "required") || key.starts_with("x-") {
            body.insert(key, value);
        }
    }
    body.insert("content".to_owned(), Value::Object(content));
    remember_place(&mut body, &written.pointer);
    body
}

/// The schema of the body. People forget it and write the keys of other parameters.
fn schema(parameter: &mut Object, pointer: &Pointer) -> Object {
    match parameter.shift_remove("schema") {
        Some(Value::Object(mut schema)) => {
            remember_place(&mut schema, &pointer.child("schema"));
            schema
        }
        Some(_) | None => take_schema(parameter, pointer),
    }
}

/// The error about a body that is not the operation's first.
pub(super) fn second_body(written: &Written<'_>) -> Diagnostic {
    Diagnostic::error(
        "two-bodies",
        &written.pointer,
        "an operation has one parameter `in: body` at most, and this is not the first one",
        "this one is left out",
    )
}

/// Reports the fields of a form that an operation has beside a body.
pub(super) fn report_form_beside_body(fields: &[Written<'_>], diagnostics: &mut Diagnostics) {
    for field in fields {
        diagnostics.push(Diagnostic::error(
            "body-and-form",
            &field.pointer,
            "an operation has either a parameter `in: body` or parameters `in: formData`, and this one has both",
            "the body is sent, and this field is left out",
        ));
    }
}
