//! `consumes` and `produces`.

use serde_json::Value;

use super::Object;

/// What is taken where a document does not say it.
const JSON: &str = "application/json";

/// Takes a list of media types out of the document or of an operation; `None` where it has none, or an empty one.
pub(super) fn take_media_types(object: &mut Object, key: &str) -> Option<Vec<String>> {
    let mut types: Vec<String> = Vec::new();
    match object.shift_remove(key)? {
        Value::Array(list) => {
            for media_type in list.iter().filter_map(Value::as_str).map(str::trim).filter(|text| !text.is_empty()) {
                if !types.iter().any(|known| known == media_type) {
                    types.push(media_type.to_owned());
                }
            }
        }
        // A single media type that is no list is meant as one.
        Value::String(media_type) => types.push(media_type),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => (),
    }
    (!types.is_empty()).then_some(types)
}

/// The media types of an error. An operation that gives a file or a text says so in `produces`, which then speaks of its errors as well, although
/// these are objects that no such type can hold: they are what the document produces otherwise, or JSON.
pub(super) fn of_error(produced: &[String], of_document: &[String]) -> Vec<String> {
    let holds_objects = |media_types: &[String]| media_types.iter().any(|media_type| is_structured(media_type));
    match (produced.is_empty() || holds_objects(produced), holds_objects(of_document)) {
        (true, _) => produced.to_vec(),
        (false, true) => of_document.to_vec(),
        (false, false) => only_json(),
    }
}

/// Whether a media type can hold an object.
fn is_structured(media_type: &str) -> bool {
    let essence = essence(media_type);
    ["json", "xml", "yaml", "*/*"].iter().any(|end| essence.ends_with(end)) || essence == "application/*"
}

/// JSON alone.
pub(super) fn only_json() -> Vec<String> {
    vec![JSON.to_owned()]
}

/// The media type without its parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
