//! Which schemas are objects or lists: values that a text or a file cannot be.

use std::collections::HashSet;

use serde_json::Value;

use super::{Object, text};
use crate::pointer::unescape;

/// The longest chain of references between definitions that is followed.
const MOST_HOPS: usize = 16;

/// The definitions that are objects or lists, by themselves or by what they refer to.
pub(super) struct Structures(HashSet<String>);

impl Structures {
    /// Looks through the definitions of a document.
    pub(super) fn of(document: &Object) -> Self {
        let Some(Value::Object(definitions)) = document.get("definitions") else { return Self(HashSet::new()) };
        let is_it = |name: &String| {
            let mut found = definitions.get(name).and_then(Value::as_object);
            for _ in 0..MOST_HOPS {
                match found.and_then(definition_name) {
                    Some(next) => found = definitions.get(&next).and_then(Value::as_object),
                    None => break,
                }
            }
            found.is_some_and(is_structure)
        };
        Self(definitions.keys().filter(|name| is_it(name)).cloned().collect())
    }

    /// Whether a schema, or the definition that it refers to, is one of objects or lists.
    pub(super) fn has(&self, schema: &Object) -> bool {
        match definition_name(schema) {
            Some(name) => self.0.contains(&name),
            None => is_structure(schema),
        }
    }
}

fn is_structure(schema: &Object) -> bool {
    match text(schema, "type") {
        Some(name) => matches!(name, "object" | "array"),
        None => ["properties", "allOf", "additionalProperties", "items"].iter().any(|key| schema.contains_key(*key)),
    }
}

fn definition_name(schema: &Object) -> Option<String> {
    text(schema, "$ref")?.strip_prefix("#/definitions/").map(unescape)
}
