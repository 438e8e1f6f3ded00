//! Responses: their schema becomes one for each media type that is produced.

use serde_json::{Value, json};

use super::copies::Copies;
use super::parameter::convert_header;
use super::{Object, place_of, remember_place, text};
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;
use crate::internal_keys::{FILE, JSON_LINES};

/// Brings a response into 3.0's form.
pub(super) fn convert_response(
    response: &mut Object,
    media_types: &[String],
    place: &Place<'_>,
    copies: &Copies,
    diagnostics: &mut Diagnostics,
) {
    let examples = response.shift_remove("examples");
    if let Some(Value::Object(schema)) = response.shift_remove("schema") {
        let content = content(schema, media_types, examples, place, copies);
        response.insert("content".to_owned(), Value::Object(content));
    }
    if let Some(Value::Object(headers)) = response.get_mut("headers") {
        let here = place.key("headers");
        for (name, header) in headers {
            if let Value::Object(header) = header {
                let place = place_of(header, here.key(name));
                convert_header(header, &place, diagnostics);
            }
        }
    }
}

/// The content of each media type. A file is bytes, whatever its media type says: nothing is decoded.
fn content(
    mut schema: Object,
    media_types: &[String],
    examples: Option<Value>,
    place: &Place<'_>,
    copies: &Copies,
) -> Object {
    let (is_file, is_stream) = (is_file(&schema), is_stream(&schema));
    let media_types = match is_file && media_types.is_empty() {
        true => vec!["application/octet-stream".to_owned()],
        false if media_types.is_empty() => super::media_types::only_json(),
        false => media_types.to_vec(),
    };
    remember_place(&mut schema, &place.key("schema").pointer());
    let media = copies.limited(&media_types, &schema).iter().map(|media_type| {
        let mut media = Object::new();
        if is_file {
            media.insert(FILE.to_owned(), json!(true));
        }
        if is_stream {
            media.insert(JSON_LINES.to_owned(), json!(true));
        }
        media.insert("schema".to_owned(), Value::Object(schema.clone()));
        let example = examples.as_ref().and_then(|examples| examples.get(media_type)).cloned();
        media.extend(example.map(|example| ("example".to_owned(), example)));
        (media_type.clone(), Value::Object(media))
    });
    media.collect()
}

/// Whether a response is one of grpc-gateway's streams, which are lines of JSON: only the title of the schema says so.
fn is_stream(schema: &Object) -> bool {
    let has = |key: &str| schema.get("properties").is_some_and(|properties| properties.get(key).is_some());
    text(schema, "title").is_some_and(|title| title.starts_with("Stream result of ")) && has("result") && has("error")
}

/// Whether a body is a file of 2.0.
pub(super) fn is_file(schema: &Object) -> bool {
    schema.get("type") == Some(&json!("file"))
}
