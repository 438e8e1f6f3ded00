//! Documents in the making.

use serde_json::{Map, Value, json};

use super::Crossings;

/// A document that gets operations and components one after the other.
#[derive(Default)]
pub(super) struct Document {
    paths: Map<String, Value>,
    webhooks: Map<String, Value>,
    components: Map<String, Value>,
}

impl Document {
    /// Adds an operation under a path of its own.
    pub fn operation(&mut self, method: &str, id: &str, mut operation: Value) {
        insert(&mut operation, "operationId", json!(id));
        self.paths.insert(format!("/{id}"), json!({ method: operation }));
    }

    /// Adds an operation whose path ends in the parameter `p`.
    pub fn operation_with_path_parameter(&mut self, id: &str, mut operation: Value) {
        insert(&mut operation, "operationId", json!(id));
        self.paths.insert(format!("/{id}/{{p}}"), json!({ "get": operation }));
    }

    /// Adds a webhook with this payload.
    pub fn webhook(&mut self, id: &str, payload: &Value) {
        let body = json!({ "content": { "application/json": { "schema": payload } } });
        let operation = json!({ "operationId": id, "requestBody": body, "responses": no_content() });
        self.webhooks.insert(id.to_owned(), json!({ "post": operation }));
    }

    /// Adds a component, and gives a reference to it.
    pub fn component(&mut self, name: &str, schema: Value) -> Value {
        self.components.insert(name.to_owned(), schema);
        reference(name)
    }

    /// The crossings of this document.
    pub fn finish(self, api: &'static str) -> Crossings {
        let operations = self.paths.len();
        let document = json!({
            "openapi": "3.0.3",
            "info": { "title": "Crossings", "version": "1" },
            "paths": self.paths,
            "x-webhooks": self.webhooks,
            "components": { "schemas": self.components },
        });
        Crossings { api, document, operations, values: Vec::new() }
    }
}

/// A reference to a component.
pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// A schema that takes null besides.
pub(super) fn or_null(schema: &Value) -> Value {
    json!({ "nullable": true, "allOf": [schema] })
}

/// A response of this media type.
pub(super) fn response(media_type: &str, schema: &Value) -> Value {
    json!({ "description": "", "content": { media_type: { "schema": schema } } })
}

/// The responses of an operation that answers nothing.
pub(super) fn no_content() -> Value {
    json!({ "204": { "description": "" } })
}

fn insert(object: &mut Value, key: &str, value: Value) {
    object.as_object_mut().into_iter().for_each(|object| drop(object.insert(key.to_owned(), value.clone())));
}
