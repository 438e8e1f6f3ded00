//! A key of a document's own that is called like one of ours without the prefix means nothing.

use serde_json::{Value, json};

use crate::settings::Settings;
use crate::{Outcome, Source, SourceFile, generate};

/// A document with everything in it that internal keys are about.
fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Case", "version": "1" },
        "servers": [{ "url": "https://a.example", "description": "One" }, { "url": "https://b.example" }],
        "paths": { "/t": { "post": {
            "operationId": "t",
            "parameters": [{ "$ref": "#/components/parameters/P" }, { "name": "q", "in": "query", "schema": { "type": "string" } }],
            "requestBody": { "content": {
                "application/x-www-form-urlencoded": {
                    "schema": { "type": "object", "properties": { "l": { "type": "array", "items": { "type": "string" } } } },
                    "encoding": { "l": { "style": "form" } },
                },
                "application/xml": { "schema": { "$ref": "#/components/schemas/A" } },
            } },
            "responses": {
                "200": {
                    "description": "OK",
                    "headers": { "X-Point": { "schema": { "$ref": "#/components/schemas/A" } } },
                    "content": { "application/xml": { "schema": { "$ref": "#/components/schemas/A" } } },
                },
                "201": { "description": "Events", "content": { "text/event-stream": {
                    "itemSchema": { "properties": { "data": { "type": "integer" } } },
                } } },
                "202": { "description": "Events", "content": { "text/event-stream": {} } },
            },
        } } },
        "components": {
            "parameters": { "P": { "name": "p", "in": "query", "schema": { "type": "string" } } },
            "schemas": {
                "Money": { "type": "number" },
                "A": { "type": "object", "properties": {
                    "number": { "type": "number" },
                    "integer": { "type": "integer" },
                    "anything": {},
                    "list": { "type": "array", "items": { "type": "string" } },
                    "again": { "$ref": "#/components/schemas/A/properties/list" },
                } },
            },
            "securitySchemes": { "basic": { "type": "http", "scheme": "basic" } },
        },
        "security": [{ "basic": [] }],
    })
}

fn outcome(document: &Value) -> Outcome {
    let document = SourceFile::new("case.json", document.to_string());
    let source = Source::alone("case", document);
    let settings = Settings { decimals: vec!["$.components.schemas.Money".to_owned()], ..Settings::default() };
    generate(&source, &settings)
}

/// Whether the key makes no difference to the object at `pointer`: not to the files, not to the messages, not to the numbers.
#[track_caller]
fn means_nothing(pointer: &str, key: &str, value: Value) {
    let without = document();
    let mut with = document();
    let object = with.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object");
    assert_eq!(object.insert(key.to_owned(), value), None);
    let (with, without) = (outcome(&with), outcome(&without));
    let messages = |outcome: &Outcome| -> Vec<String> {
        let messages = outcome.diagnostics.iter().map(|located| &located.diagnostic);
        messages.map(|diagnostic| format!("{} {}", diagnostic.code, diagnostic.pointer)).collect()
    };
    assert_eq!(messages(&with), messages(&without), "{key} at {pointer}");
    assert_eq!(with.stats, without.stats, "{key} at {pointer}");
    assert_eq!(with.types, without.types, "{key} at {pointer}");
    for (with, without) in with.files.iter().zip(&without.files) {
        assert_eq!(with, without, "{key} at {pointer}");
    }
}

#[test]
fn the_origin_of_a_node_is_where_it_stands_whatever_the_document_says() {
    let money = || json!("#/components/schemas/Money");
    for pointer in [
        "/components/schemas/A",
        "/components/schemas/A/properties/number",
        "/components/parameters/P",
        "/paths/~1t",
        "/paths/~1t/post",
        "/paths/~1t/post/parameters/1/schema",
        "/paths/~1t/post/requestBody",
        "/paths/~1t/post/responses/200",
        "/paths/~1t/post/responses/200/headers/X-Point",
    ] {
        means_nothing(pointer, "x-origin", money());
    }
}

#[test]
fn a_documents_own_keys_on_schemas_mean_nothing() {
    let properties = "/components/schemas/A/properties";
    means_nothing(&format!("{properties}/integer"), "x-minimum", json!(0));
    means_nothing(&format!("{properties}/integer"), "x-maximum", json!(9));
    means_nothing(&format!("{properties}/integer"), "x-multipleOf", json!(2));
    means_nothing(
        &format!("{properties}/list"),
        "x-prefix-items",
        json!([{ "type": "string" }, { "type": "integer" }]),
    );
    means_nothing(&format!("{properties}/integer"), "x-xml", json!({ "attribute": true }));
    means_nothing(&format!("{properties}/anything"), "x-untyped", json!(true));
}

#[test]
fn a_documents_own_keys_on_other_objects_mean_nothing() {
    let responses = "/paths/~1t/post/responses";
    let form = "/paths/~1t/post/requestBody/content/application~1x-www-form-urlencoded";
    means_nothing(&format!("{form}/encoding/l"), "x-explode", json!(false));
    means_nothing(&format!("{responses}/200/headers/X-Point"), "x-explode", json!(true));
    means_nothing(&format!("{responses}/201/content/text~1event-stream"), "x-item-is-data", json!(true));
    means_nothing(
        &format!("{responses}/202/content/text~1event-stream"),
        "x-item-schema",
        json!({ "type": "integer" }),
    );
    means_nothing(&format!("{responses}/201"), "x-unresolved", json!(true));
    means_nothing("/servers/1", "x-name", json!("Two"));
    means_nothing("/components", "x-operations", json!({ "o": { "operationId": "o" } }));
    means_nothing("/components/securitySchemes/basic", "x-mutual-tls", json!(true));
}
