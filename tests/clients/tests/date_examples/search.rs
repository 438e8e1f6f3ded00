//! Finds the examples that stand where a document says `format: date` or `date-time`.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value};

use super::files::{Files, Part};

/// How many schemas may lie inside one another: references may go in circles.
const MAX_DEPTH: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateFormat {
    Date,
    DateTime,
}

impl DateFormat {
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::DateTime => "date-time",
        }
    }
}

/// An example, or a part of one.
#[derive(Debug, PartialEq)]
pub struct DateExample {
    pub format: DateFormat,
    pub value: Value,
}

/// All examples of dates in the files: values of `example`, `examples` and `default`, and what lies inside them, beside a schema or in it.
/// Each is found once, however many schemas lead to it. Which alternative of a union a value is for is not looked at.
pub fn date_examples(files: &Files, folder: &Path) -> Vec<DateExample> {
    let mut search = Search { files, folder, found: BTreeMap::new() };
    for file in files.iter() {
        search.find_examples(file, "");
    }
    search.found.into_values().collect()
}

struct Search<'a> {
    files: &'a Files,
    folder: &'a Path,
    /// By file below `folder` and JSON pointer.
    found: BTreeMap<String, DateExample>,
}

impl<'a> Search<'a> {
    /// Finds the examples in a part of a file, and follows each along its schema.
    fn find_examples(&mut self, part: Part<'a>, pointer: &str) {
        match part.value {
            Value::Object(object) => {
                let schema = object.get("schema").map_or(part, |schema| Part { value: schema, ..part });
                for (example, below) in examples(object) {
                    let (example, pointer) = (Part { value: example, ..part }, format!("{pointer}{below}"));
                    self.follow(schema, self.target(example), &pointer, MAX_DEPTH);
                }
                for (key, value) in object {
                    self.find_examples(Part { value, ..part }, &format!("{pointer}/{}", escaped(key)));
                }
            }
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    self.find_examples(Part { value, ..part }, &format!("{pointer}/{index}"));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// The value of an Example Object that is referenced, else the example itself.
    fn target(&self, example: Part<'a>) -> Part<'a> {
        let reference = example.value.get("$ref").and_then(Value::as_str);
        let target = reference.and_then(|reference| self.files.resolve(example, reference));
        target.and_then(|target| Some(Part { value: target.value.get("value")?, ..target })).unwrap_or(example)
    }

    /// Keeps a value whose schema says that it is a date, unless it is null, and goes on to the values inside it.
    fn follow(&mut self, schema: Part<'a>, example: Part<'a>, pointer: &str, depth: usize) {
        let (Some(keywords), Some(depth)) = (schema.value.as_object(), depth.checked_sub(1)) else { return };
        if let Some(format) = date_format(keywords).filter(|_| !example.value.is_null()) {
            self.keep(format, example, pointer);
        }
        let referenced = keywords.get("$ref").and_then(Value::as_str);
        if let Some(target) = referenced.and_then(|reference| self.files.resolve(schema, reference)) {
            self.follow(target, example, pointer, depth);
        }
        for part in same_value(keywords) {
            self.follow(Part { value: part, ..schema }, example, pointer, depth);
        }
        match example.value {
            Value::Object(values) => {
                for (key, value) in values {
                    let Some(property) = property(keywords, key) else { continue };
                    let below = format!("{pointer}/{}", escaped(key));
                    self.follow(Part { value: property, ..schema }, Part { value, ..example }, &below, depth);
                }
            }
            Value::Array(values) => {
                let Some(items) = keywords.get("items") else { return };
                for (index, value) in values.iter().enumerate() {
                    let below = format!("{pointer}/{index}");
                    self.follow(Part { value: items, ..schema }, Part { value, ..example }, &below, depth);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn keep(&mut self, format: DateFormat, example: Part<'_>, pointer: &str) {
        let file = example.file.strip_prefix(self.folder).unwrap_or(example.file);
        let place = format!("{}#{pointer}", file.display());
        self.found.insert(place, DateExample { format, value: example.value.clone() });
    }
}

/// The examples of a schema, media type, parameter or header, with what leads to them.
fn examples(object: &Map<String, Value>) -> Vec<(&Value, String)> {
    let mut all = Vec::new();
    for key in ["example", "default"] {
        all.extend(object.get(key).map(|value| (value, format!("/{key}"))));
    }
    match object.get("examples") {
        Some(Value::Array(values)) => {
            all.extend(values.iter().enumerate().map(|(index, value)| (value, format!("/examples/{index}"))));
        }
        Some(Value::Object(values)) => all.extend(values.iter().map(|(key, example)| {
            let place = format!("/examples/{}", escaped(key));
            example.get("value").map_or((example, place.clone()), |value| (value, format!("{place}/value")))
        })),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {}
    }
    all
}

fn date_format(schema: &Map<String, Value>) -> Option<DateFormat> {
    let is_string = match schema.get("type") {
        Some(Value::Array(types)) => types.iter().any(|one| one == "string"),
        Some(one) => one == "string",
        None => true,
    };
    match schema.get("format").and_then(Value::as_str) {
        Some("date") if is_string => Some(DateFormat::Date),
        Some("date-time") if is_string => Some(DateFormat::DateTime),
        Some(_) | None => None,
    }
}

/// The schemas of the same value: all parts, and an alternative where there is no other but null.
fn same_value(schema: &Map<String, Value>) -> Vec<&Value> {
    let list = |key: &str| schema.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut parts: Vec<&Value> = list("allOf").iter().collect();
    for key in ["oneOf", "anyOf"] {
        let alternatives: Vec<&Value> =
            list(key).iter().filter(|one| one.get("type") != Some(&"null".into())).collect();
        if let [only] = alternatives.as_slice() {
            parts.push(*only);
        }
    }
    parts
}

fn property<'a>(schema: &'a Map<String, Value>, key: &str) -> Option<&'a Value> {
    let named = schema.get("properties").and_then(|properties| properties.get(key));
    named.or_else(|| schema.get("additionalProperties"))
}

/// A key in a JSON pointer (RFC 6901, section 3).
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
