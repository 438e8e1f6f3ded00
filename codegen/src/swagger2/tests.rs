//! What no case shows: documents that the stage leaves alone, and keys that it must not lose.

use serde_json::{Value, json};

use super::to_openapi_3;
use crate::diagnostic::Diagnostics;
use crate::read::documents::{LocalDocuments, NoFiles};

fn converted(document: Value) -> Value {
    let mut files = LocalDocuments::new(&NoFiles, "api.yaml");
    to_openapi_3(document, &mut files, &mut Diagnostics::default())
}

#[test]
fn only_a_document_of_2_0_is_rewritten() {
    for document in [
        json!({ "openapi": "3.0.0", "definitions": { "A": {} } }),
        json!({ "openapi": "3.0.0", "swagger": "2.0", "definitions": {} }),
        json!({ "swagger": "1.2", "definitions": {} }),
        json!([]),
    ] {
        assert_eq!(converted(document.clone()), document);
    }
    for version in [json!("2.0"), json!(2.0), json!(2)] {
        assert_eq!(converted(json!({ "swagger": version })), json!({ "openapi": "3.0.4" }));
    }
}

#[test]
fn what_both_versions_have_stays_as_it_is() {
    let operation = json!({
        "tags": ["t"], "summary": "s", "description": "d", "operationId": "o", "deprecated": true, "x-own": 1,
        "externalDocs": { "url": "https://example.com" }, "security": [], "responses": { "204": { "description": "done" } },
    });
    let document = json!({
        "info": { "title": "t" }, "tags": [{ "name": "t" }], "security": [], "externalDocs": { "url": "https://example.com" },
        "x-own": 2, "paths": { "/a": { "get": operation, "x-own": 3 } },
    });
    let mut swagger = document.clone();
    let mut openapi = document;
    swagger.as_object_mut().into_iter().for_each(|object| drop(object.insert("swagger".to_owned(), json!("2.0"))));
    openapi.as_object_mut().into_iter().for_each(|object| drop(object.insert("openapi".to_owned(), json!("3.0.4"))));
    assert_eq!(converted(swagger), openapi);
}

/// A schema of this many properties.
fn large(properties: usize) -> Value {
    let properties = (0..properties).map(|index| (index.to_string(), json!({ "type": "string" })));
    json!({ "type": "object", "properties": Value::Object(properties.collect()) })
}

#[test]
fn a_document_that_asks_for_too_many_copies_gets_the_first_ones_and_an_error() {
    let media_types: Vec<String> = (0..2_000).map(|index| format!("application/x-{index}")).collect();
    let document = json!({
        "swagger": "2.0", "consumes": media_types, "produces": media_types,
        "paths": { "/a": { "post": {
            "parameters": [{ "name": "b", "in": "body", "schema": large(1_000) }],
            "responses": { "200": { "schema": large(1_000) } },
        } } },
    });
    let mut files = LocalDocuments::new(&NoFiles, "api.yaml");
    let mut diagnostics = Diagnostics::default();
    let converted = to_openapi_3(document, &mut files, &mut diagnostics);
    let codes: Vec<&str> = diagnostics.list().iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, ["too-many-copies"]);
    let count = |pointer: &str| converted.pointer(pointer).and_then(Value::as_object).map_or(0, serde_json::Map::len);
    assert!((400..600).contains(&count("/paths/~1a/post/requestBody/content")));
    assert_eq!(count("/paths/~1a/post/responses/200/content"), 1);
}

#[test]
fn wrong_shapes_are_left_to_the_checks_and_make_nothing_panic() {
    for wrong in [json!(null), json!(1), json!("a"), json!([]), json!([1, null]), json!({}), json!({ "a": 1 })] {
        let operation =
            json!({ "parameters": wrong, "responses": wrong, "consumes": wrong, "produces": wrong, "schemes": wrong });
        let parameter = json!({ "name": wrong, "in": wrong, "type": wrong, "items": wrong, "collectionFormat": wrong, "schema": wrong });
        let field = json!({ "name": "f", "in": "formData", "type": wrong, "items": wrong, "collectionFormat": wrong, "required": wrong });
        let response = json!({ "schema": wrong, "headers": wrong, "examples": wrong });
        converted(json!({
            "swagger": "2.0", "host": wrong, "basePath": wrong, "schemes": wrong, "consumes": wrong, "produces": wrong,
            "paths": { "/a": wrong, "/b": { "get": operation, "put": wrong, "parameters": wrong },
                "/c": { "post": { "parameters": [parameter, field], "responses": { "200": response } } } },
            "definitions": { "A": wrong, "B": { "required": wrong, "properties": wrong, "x-ms-enum": wrong, "discriminator": wrong } },
            "parameters": { "A": wrong, "B": parameter }, "responses": { "A": wrong, "B": response },
            "securityDefinitions": { "A": wrong, "B": { "type": "oauth2", "scopes": wrong, "flow": wrong } },
            "x-ms-parameterized-host": wrong, "x-ms-paths": wrong,
        }));
        for section in ["paths", "definitions", "parameters", "responses", "securityDefinitions"] {
            converted(json!({ "swagger": "2.0", section: wrong }));
        }
    }
}
