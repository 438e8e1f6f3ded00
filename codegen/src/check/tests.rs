//! Small documents, what `check` leaves of them, and its messages.

use serde_json::{Value, json};

use super::check;
use crate::diagnostic::Diagnostics;
use crate::internal_keys::{ITEM_ENCODING, ORIGIN, PREFIX_ENCODING, UNTYPED};
use crate::parse::parse;
use crate::stack::with_room;

/// The document afterwards, and the codes of what was said; a second time must change nothing, and openapiv3 must take it.
#[track_caller]
fn checked(mut document: Value) -> (Value, Vec<&'static str>) {
    if let Value::Object(document) = &mut document {
        document.entry("openapi").or_insert_with(|| json!("3.0.3"));
        document.entry("info").or_insert_with(|| json!({ "title": "t", "version": "1" }));
    }
    let mut diagnostics = Diagnostics::default();
    let document = check(document, &mut diagnostics);
    assert_eq!(check(document.clone(), &mut Diagnostics::default()), document, "the second time");
    let mut refused = Diagnostics::default();
    assert!(parse(document.clone(), &mut refused).is_some());
    assert_eq!(refused.list(), []);
    (document, diagnostics.list().iter().map(|diagnostic| diagnostic.code).collect())
}

#[track_caller]
fn schema(schema: Value) -> (Value, Vec<&'static str>) {
    let (document, codes) = checked(json!({ "components": { "schemas": { "A": schema } } }));
    (document.pointer("/components/schemas/A").cloned().unwrap_or_default(), codes)
}

#[track_caller]
fn operation(path: &str, operation: Value) -> (Value, Vec<&'static str>) {
    let (document, codes) = checked(json!({ "paths": { path: { "get": operation } } }));
    let item = document.get("paths").and_then(|paths| paths.as_object()?.values().next());
    (item.and_then(|item| item.get("get")).cloned().unwrap_or_default(), codes)
}

#[test]
fn a_document_may_lack_nearly_everything() {
    let (document, codes) =
        checked(json!({ "info": 3, "tags": [{}], "servers": [{ "variables": { "v": { "enum": ["a"] } } }] }));
    assert_eq!(codes, ["missing-field", "missing-field", "missing-field", "missing-field"]);
    assert_eq!(document.pointer("/servers/0/variables/v/default"), Some(&json!("a")));
    assert_eq!(document.get("paths"), Some(&json!({})));
}

#[test]
fn values_of_the_wrong_type_are_converted_or_dropped() {
    assert_eq!(schema(json!({ "minLength": 3.0 })), (json!({ "minLength": 3 }), vec!["wrong-type"]));
    assert_eq!(schema(json!({ "minLength": -1 })), (json!({}), vec!["wrong-type"]));
    assert_eq!(schema(json!({ "nullable": "true" })), (json!({ "nullable": true }), vec!["wrong-type"]));
    assert_eq!(schema(json!({ "description": null })), (json!({}), vec![]));
    assert_eq!(schema(json!({ "title": 3 })), (json!({ "title": "3" }), vec![]));
    assert_eq!(schema(json!({ "properties": [] })), (json!({}), vec!["wrong-type"]));
    assert_eq!(schema(json!({ "items": 3 })), (json!({ "items": { UNTYPED: false } }), vec!["wrong-shape"]));
    assert_eq!(schema(json!({ "colour": 3, "x-colour": 3 })), (json!({ "x-colour": 3 }), vec!["unknown-keyword"]));
}

#[test]
fn statuses_are_written_as_openapi_does() {
    let response = json!({ "description": "" });
    let (operation, codes) = operation("/", json!({ "responses": { "2xx": {}, "404": {}, "ok": {}, "Default": {} } }));
    assert_eq!(operation.get("responses"), Some(&json!({ "2XX": response, "404": response, "default": response })));
    assert_eq!(codes, ["unknown-status"]);
}

#[test]
fn paths_and_path_parameters_agree() {
    let (result, codes) = operation("/a/{id}", json!({ "parameters": [{ "name": "no", "in": "path", "schema": {} }] }));
    let declared = json!([{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }]);
    assert_eq!(result.get("parameters"), Some(&declared));
    assert_eq!(codes, ["path-parameter-not-in-path", "undeclared-path-parameter"]);
    assert_eq!(operation("a", json!({})).1, ["path-without-slash"]);
}

#[test]
fn a_path_that_is_too_long_is_left_out() {
    let long = format!("/{}", "{a}".repeat(3_000));
    let (value, codes) =
        checked(json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {&long: {}, "/a": {}}}));
    assert_eq!(codes, ["path-too-long"]);
    assert_eq!(value.get("paths"), Some(&json!({"/a": {}})));
}

#[test]
fn a_path_without_a_slash_never_replaces_one_with_it() {
    let item = |summary: &str| json!({ "summary": summary });
    for paths in [json!({ "a": item("1"), "/a": item("2") }), json!({ "/a": item("2"), "a": item("1") })] {
        let (document, codes) = checked(json!({ "paths": paths }));
        assert_eq!(document.get("paths"), Some(&json!({ "/a": item("2") })));
        assert_eq!(codes, ["path-without-slash"]);
    }
}

#[test]
fn the_last_of_two_parameters_counts() {
    let parameter = |name: &str, note: &str| json!({ "name": name, "in": "query", "schema": {}, "description": note });
    let (result, codes) = operation("/", json!({ "parameters": [parameter("a", "1"), parameter("a", "2")] }));
    assert_eq!(result.get("parameters"), Some(&json!([parameter("a", "2")])));
    assert_eq!(codes, ["duplicate-parameter"]);
}

#[test]
fn parameters_that_cannot_be_sent_are_left_out() {
    let header = json!({ "name": "content-type", "in": "header", "schema": {} });
    let (result, codes) =
        operation("/", json!({ "parameters": [{ "in": "query" }, { "name": "b", "in": "body" }, header] }));
    assert_eq!(result.get("parameters"), Some(&json!([])));
    assert_eq!(codes, ["unusable-parameter", "unusable-parameter", "reserved-header"]);
}

#[test]
fn a_parameter_has_a_style_of_its_location_and_one_schema() {
    let (result, codes) = operation("/", json!({ "parameters": [{ "name": "a", "in": "query", "style": "matrix" }] }));
    assert_eq!(
        result.get("parameters"),
        Some(&json!([{ "name": "a", "in": "query", "schema": { "type": "string" } }]))
    );
    assert_eq!(codes, ["wrong-value", "missing-schema"]);
}

#[test]
fn what_refers_to_a_dropped_component_is_dropped() {
    let (document, codes) = checked(json!({
        "paths": { "/": { "get": { "parameters": [{ "$ref": "#/components/parameters/A" }] } } },
        "components": { "parameters": { "A": { "in": "query" }, "B": { "$ref": "#/components/parameters/A" } } },
    }));
    assert_eq!(document.pointer("/paths/~1/get/parameters"), Some(&json!([])));
    assert_eq!(document.pointer("/components/parameters"), Some(&json!({})));
    assert_eq!(codes, ["unusable-parameter"]);
}

#[test]
fn encodings_by_position_are_kept_and_those_inside_of_them_are_noted() {
    let nested = json!({ "contentType": "multipart/mixed", "itemEncoding": {} });
    let content = json!({ "multipart/mixed": { "schema": {}, "prefixEncoding": [{}, nested], "itemEncoding": {} } });
    let (result, codes) = operation("/", json!({ "requestBody": { "content": content } }));
    let media = result.pointer("/requestBody/content/multipart~1mixed").cloned().unwrap_or_default();
    let prefix = media.get(PREFIX_ENCODING).and_then(Value::as_array).map(Vec::len);
    assert_eq!((prefix, media.get(ITEM_ENCODING).is_some(), media.get("itemEncoding")), (Some(2), true, None));
    assert_eq!(codes, ["field-not-supported"]);
}

#[test]
fn requirements_name_schemes_that_can_be_used() {
    let (document, codes) = checked(json!({
        "components": { "securitySchemes": {
            "good": { "type": "http", "scheme": "basic" },
            "tls": { "type": "mutualTLS" },
            "bad": { "type": "magic" },
            "flow": { "type": "oauth2", "flows": { "password": {} } },
        } },
        "security": [{ "good": [] }, { "bad": [] }, { "good": [], "none": [] }, {}],
    }));
    assert_eq!(document.get("security"), Some(&json!([{ "good": [] }, {}])));
    assert_eq!(
        document.pointer("/components/securitySchemes/tls"),
        Some(&json!({ "type": "http", "scheme": "mutual-tls" }))
    );
    assert_eq!(
        codes,
        ["client-certificate", "unusable-security-scheme", "undefined-security-scheme", "undefined-security-scheme"]
    );
}

#[test]
fn a_message_points_to_where_the_node_stood() {
    let mut diagnostics = Diagnostics::default();
    let moved = json!({ ORIGIN: "pet.yaml#/Pet", "properties": { "a": { "minLength": -1 } } });
    check(
        json!({ "info": { "title": "", "version": "" }, "components": { "schemas": { "A": moved } } }),
        &mut diagnostics,
    );
    let places: Vec<_> = diagnostics.list().iter().map(|diagnostic| diagnostic.pointer.to_string()).collect();
    assert_eq!(places, ["pet.yaml#/Pet/properties/a/minLength"]);
}

#[test]
fn the_deepest_document_is_parsed_in_reasonable_time() {
    let deep = (0..500).fold(json!({}), |inner, _| json!({ "type": "array", "items": inner }));
    let codes = with_room(|| schema(deep).1);
    assert_eq!(codes, ["wrong-shape"]);
}
