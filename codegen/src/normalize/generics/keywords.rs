//! The keywords of generic schemas, and the references to and from them.

use serde_json::{Map, Value, json};

use crate::internal_keys::ORIGIN;
use crate::pointer::{Pointer, unescape};

/// The name of a schema's own `$dynamicAnchor`.
pub(super) fn own_anchor(schema: &Value) -> Option<&str> {
    schema.get("$dynamicAnchor")?.as_str()
}

/// Whether a schema has anchors in its `$defs`.
pub(super) fn has_bindings(schema: &Value) -> bool {
    let definitions = schema.get("$defs").and_then(Value::as_object);
    definitions.is_some_and(|definitions| definitions.values().any(|definition| bound_anchor(definition).is_some()))
}

/// The `$dynamicAnchor` of a definition, unless the definition is a placeholder (`not: {}`) that others replace.
pub(super) fn bound_anchor(definition: &Value) -> Option<&str> {
    own_anchor(definition).filter(|_| definition.get("not").is_none())
}

/// The reference that a definition is, if it says nothing else about values.
pub(super) fn reference_only(definition: &Value) -> Option<&str> {
    let keywords = ["$ref", "$dynamicAnchor", "$comment", "title", "description"];
    let object = definition.as_object().filter(|object| object.keys().all(|key| keywords.contains(&key.as_str())))?;
    object.get("$ref")?.as_str().filter(|text| text.starts_with('#'))
}

/// The anchor that a schema refers to dynamically.
pub(super) fn dynamic_reference(schema: &Map<String, Value>) -> Option<&str> {
    let text = schema.get("$dynamicRef").filter(|_| !schema.contains_key("$ref"))?.as_str()?;
    text.split_once('#').map(|(_, anchor)| anchor).filter(|anchor| !anchor.is_empty() && !anchor.starts_with('/'))
}

/// A copy of the schema at `origin`, without the keywords that name the original, and with a pointer to it.
pub(super) fn without_names(mut schema: Value, origin: &Pointer) -> Value {
    if let Value::Object(object) = &mut schema {
        object.retain(|key, _| !matches!(key.as_str(), "$id" | "$anchor" | "$dynamicAnchor" | "$defs"));
        object.entry(ORIGIN).or_insert_with(|| json!(origin.to_string()));
    }
    schema
}

/// The reference to a component schema.
pub(super) fn reference(name: &str) -> String {
    Pointer::component("schemas", name).to_string()
}

/// The name of the component schema that a reference leads to.
pub(super) fn component_name(reference: &str) -> Option<String> {
    let name = reference.strip_prefix("#/components/schemas/").filter(|name| !name.contains('/'))?;
    Some(unescape(name))
}
