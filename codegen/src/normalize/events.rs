//! 3.2's `itemSchema` of event streams.

use serde_json::{Map, Value, json};

use crate::grammar::Place;
use crate::internal_keys::{ITEM_IS_DATA, ORIGIN};
use crate::pointer::Pointer;

/// The schemas that an `itemSchema` may refer to, where the document has event streams; else nothing to copy.
pub(super) fn event_schemas(document: &Value) -> Map<String, Value> {
    let schemas = document.pointer("/components/schemas").and_then(Value::as_object);
    schemas.filter(|_| has_events(document)).cloned().unwrap_or_default()
}

fn has_events(value: &Value) -> bool {
    match value {
        Value::Object(map) => map.contains_key("itemSchema") || map.values().any(has_events),
        Value::Array(list) => list.iter().any(has_events),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// An `itemSchema` describes a whole event (OpenAPI 3.2, 4.14.4), of which our types are the data: puts the schema of the data in its
/// place. One without `data` is taken to be of the data itself, as many write it.
pub(super) fn item_schema_to_event_data(media: &mut Value, place: &Place<'_>, schemas: &Map<String, Value>) {
    let Value::Object(media) = media else { return };
    let Some(item) = media.get("itemSchema").filter(|_| !media.contains_key(ITEM_IS_DATA)) else { return };
    let mut all = data_schemas(&Found { schema: item, pointer: place.key("itemSchema").pointer() }, schemas);
    let data = match all.pop() {
        None => return,
        Some(only) if all.is_empty() => only,
        Some(last) => json!({ "oneOf": all.into_iter().chain([last]).collect::<Vec<Value>>() }),
    };
    media.insert("itemSchema".to_owned(), data);
    media.insert(ITEM_IS_DATA.to_owned(), Value::Bool(true));
}

/// A schema, and where it stands.
struct Found<'a> {
    schema: &'a Value,
    pointer: Pointer,
}

/// The schemas of the data: of each kind of event, else of all.
fn data_schemas(item: &Found<'_>, schemas: &Map<String, Value>) -> Vec<Value> {
    let item = referred_to(item, schemas);
    let mut all: Vec<Value> = Vec::new();
    for key in ["oneOf", "anyOf"] {
        let arms = item.schema.get(key).and_then(Value::as_array).into_iter().flatten().enumerate();
        for (index, schema) in arms {
            let arm = referred_to(&Found { schema, pointer: item.pointer.child(key).child(index) }, schemas);
            all.extend(data_schema(&arm).filter(|data| !all.contains(data)));
        }
    }
    if all.is_empty() { data_schema(&item).into_iter().collect() } else { all }
}

/// The schema of an event's data: of the JSON that it holds, else of its text.
fn data_schema(event: &Found<'_>) -> Option<Value> {
    let written = event.schema.get("properties")?.get("data")?;
    let pointer = event.pointer.child("properties").child("data");
    let (schema, pointer) = match written.get("contentSchema") {
        Some(content) => (content, pointer.child("contentSchema")),
        None => (written, pointer),
    };
    let mut schema = schema.clone();
    if let Value::Object(schema) = &mut schema
        && !schema.contains_key("$ref")
    {
        schema.entry(ORIGIN).or_insert_with(|| Value::String(pointer.to_string()));
    }
    Some(schema)
}

fn referred_to<'a>(found: &Found<'a>, schemas: &'a Map<String, Value>) -> Found<'a> {
    let reference = found.schema.get("$ref").and_then(Value::as_str);
    let name = reference.and_then(|at| at.strip_prefix("#/components/schemas/"));
    match name.and_then(|name| Some((name, schemas.get(name)?))) {
        Some((name, schema)) => Found { schema, pointer: Pointer::component("schemas", name) },
        None => Found { schema: found.schema, pointer: found.pointer.clone() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_takes_the_place_of_the_event() {
        let schemas = json!({ "E": { "properties": { "data": { "contentSchema": { "$ref": "#/a" } } } } });
        let schemas = schemas.as_object().cloned().unwrap_or_default();
        let after = |item: Value| {
            let mut media = json!({ "itemSchema": item });
            let place = Place::start(Pointer::root());
            item_schema_to_event_data(&mut media, &place, &schemas);
            let once = media.clone();
            item_schema_to_event_data(&mut media, &place, &schemas);
            assert_eq!(media, once);
            media.get("itemSchema").cloned().unwrap_or_default()
        };
        let reference = json!({ "$ref": "#/components/schemas/E" });
        assert_eq!(after(reference.clone()), json!({ "$ref": "#/a" }));
        let text = json!({ "properties": { "data": { "type": "string" } } });
        let data = json!({ "type": "string", ORIGIN: "#/itemSchema/oneOf/1/properties/data" });
        assert_eq!(after(json!({ "oneOf": [reference, text] })), json!({ "oneOf": [{ "$ref": "#/a" }, data] }));
        assert_eq!(after(json!({ "type": "integer" })), json!({ "type": "integer" }));
    }
}
