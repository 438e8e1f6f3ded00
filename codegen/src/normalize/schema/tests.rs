//! Each rewrite by an example: what goes in, what comes out, and which messages.

use serde_json::{Value, json};

use super::rewrite_schema;
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;
use crate::internal_keys;
use crate::pointer::Pointer;

/// The schema after all rewrites, and the codes of what was said; a second time must change nothing.
#[track_caller]
fn rewritten(mut schema: Value) -> (Value, Vec<&'static str>) {
    let place = Place::start(Pointer::root());
    let mut diagnostics = Diagnostics::default();
    rewrite_schema(&mut schema, &place, &mut diagnostics);
    let mut again = schema.clone();
    let mut more = Diagnostics::default();
    rewrite_schema(&mut again, &place, &mut more);
    assert_eq!(schema, again, "the second time");
    assert_eq!(more.list(), []);
    (schema, diagnostics.list().iter().map(|diagnostic| diagnostic.code).collect())
}

#[track_caller]
fn becomes(before: Value, after: Value) {
    assert_eq!(rewritten(before), (after, vec![]));
}

#[track_caller]
fn becomes_with(code: &'static str, before: Value, after: Value) {
    assert_eq!(rewritten(before), (after, vec![code]));
}

#[test]
fn siblings_of_a_reference_stay() {
    let reference = json!({ "$ref": "#/components/schemas/A" });
    becomes(reference.clone(), reference.clone());
    becomes(
        json!({ "$ref": "#/components/schemas/A", "nullable": true, "description": "d" }),
        json!({ "nullable": true, "description": "d", "allOf": [reference] }),
    );
}

#[test]
fn null_in_a_list_of_types_is_nullable() {
    becomes(json!({ "type": ["string", "null"] }), json!({ "type": "string", "nullable": true }));
    becomes(json!({ "type": ["null"] }), json!({ "enum": [null] }));
    becomes(json!({ "type": "null" }), json!({ "enum": [null] }));
    becomes(json!({ "const": null }), json!({ "enum": [null] }));
}

#[test]
fn several_types_are_a_union_and_each_takes_its_keywords() {
    becomes(
        json!({ "type": ["string", "integer", "null"], "minLength": 1, "minimum": 0, "description": "d" }),
        json!({
            "nullable": true,
            "description": "d",
            "anyOf": [{ "type": "string", "minLength": 1 }, { "type": "integer", "minimum": 0 }],
        }),
    );
    becomes(
        json!({ "type": ["string", "integer", "boolean"], "enum": ["a", 1] }),
        json!({ "anyOf": [{ "type": "string", "enum": ["a"] }, { "type": "integer", "enum": [1] }] }),
    );
}

#[test]
fn types_that_do_not_exist_are_repaired() {
    becomes_with("unknown-type", json!({ "type": "int" }), json!({ "type": "integer" }));
    becomes_with("unknown-type", json!({ "type": "any" }), json!({}));
    becomes_with("unknown-type", json!({ "type": "file" }), json!({ "type": "string", "format": "binary" }));
    becomes_with("unknown-type", json!({ "type": 3 }), json!({}));
}

#[test]
fn enums_lose_null_and_duplicates() {
    becomes(
        json!({ "type": "string", "enum": ["a", null] }),
        json!({ "type": "string", "nullable": true, "enum": ["a"] }),
    );
    becomes(json!({ "enum": [null] }), json!({ "enum": [null] }));
    becomes(json!({ "enum": [""] }), json!({ "enum": [""] }));
    becomes(json!({ "type": "integer", "enum": [1.0] }), json!({ "type": "integer", "enum": [1] }));
    becomes_with("enum-values", json!({ "enum": ["a", "a"] }), json!({ "enum": ["a"] }));
    becomes_with("enum-values", json!({ "enum": [] }), json!({}));
}

#[test]
fn names_of_values_stay_with_their_values() {
    let by_value = json!({ "a": "A", "1": "B", "b": "C" });
    let written = |values: Value, names: Value| json!({ "enum": values, "x-enum-varnames": names });
    becomes_with(
        "enum-values",
        written(json!(["a", "a", 1, "b"]), json!(["A", "twice", "B", "C"])),
        written(json!(["a", 1, "b"]), by_value.clone()),
    );
    // A list may have an entry for null, or none.
    for names in [json!(["null", "A", "B", "C"]), json!(["A", "B", "C"])] {
        let (read, _) = rewritten(written(json!([null, "a", 1, "b"]), names));
        let name = |value: &str| read.pointer(&format!("/x-enum-varnames/{value}"));
        assert_eq!(["a", "1", "b"].map(name), ["A", "B", "C"].map(Value::from).each_ref().map(Some));
    }
}

#[test]
fn each_type_of_a_list_has_the_names_of_its_values() {
    becomes(
        json!({ "type": ["string", "integer"], "enum": ["a", 1], "x-enum-varnames": ["A", "One"] }),
        json!({ "anyOf": [
            { "type": "string", "enum": ["a"], "x-enum-varnames": { "a": "A", "1": "One" } },
            { "type": "integer", "enum": [1], "x-enum-varnames": { "a": "A", "1": "One" } },
        ] }),
    );
}

#[test]
fn enum_values_win_against_the_type() {
    becomes_with(
        "enum-values",
        json!({ "type": "string", "enum": [1, 2] }),
        json!({ "type": "integer", "enum": [1, 2] }),
    );
    becomes_with("enum-values", json!({ "type": "string", "enum": ["a", 2] }), json!({ "enum": ["a", 2] }));
}

#[test]
fn exclusive_bounds_become_booleans() {
    becomes(
        json!({ "type": "number", "exclusiveMinimum": 0.5, "maximum": 3 }),
        json!({ "type": "number", "exclusiveMinimum": true, "maximum": 3, "minimum": 0.5 }),
    );
    becomes(
        json!({ "type": "number", "minimum": 5, "exclusiveMinimum": 1 }),
        json!({ "type": "number", "minimum": 5 }),
    );
    becomes(
        json!({ "type": "number", "minimum": 5, "exclusiveMinimum": true }),
        json!({ "type": "number", "minimum": 5, "exclusiveMinimum": true }),
    );
}

#[test]
fn bounds_past_i64_are_documented() {
    becomes_with(
        "bounds-documented-only",
        json!({ "type": "integer", "maximum": 9223372036854776000_f64 }),
        json!({ "type": "integer", internal_keys::MAXIMUM: 9223372036854776000_f64 }),
    );
    becomes_with(
        "bounds-documented-only",
        json!({ "type": "integer", "multipleOf": 0.5 }),
        json!({ "type": "integer", internal_keys::MULTIPLE_OF: 0.5 }),
    );
    becomes(json!({ "type": "integer", "minimum": 3.0 }), json!({ "type": "integer", "minimum": 3 }));
    becomes(json!({ "type": "integer", "minimum": i64::MIN }), json!({ "type": "integer", "minimum": i64::MIN }));
}

#[test]
fn booleans_are_schemas() {
    becomes(json!(true), json!({}));
    becomes(json!(false), json!({ "not": {} }));
}

#[test]
fn tuples_keep_their_items() {
    let (a, b) = (json!({ "type": "string" }), json!({ "type": "integer" }));
    becomes(
        json!({ "prefixItems": [a, b], "items": false }),
        json!({ "type": "array", internal_keys::PREFIX_ITEMS: [a, b] }),
    );
    becomes(
        json!({ "type": "array", "items": [a] }),
        json!({ "type": "array", internal_keys::PREFIX_ITEMS: [a], "items": {} }),
    );
    becomes(json!({ "type": "array" }), json!({ "type": "array", "items": {} }));
}

#[test]
fn patterns_of_keys_are_additional_properties() {
    let string = json!({ "type": "string" });
    let arm = json!({ "type": "string", internal_keys::ORIGIN: "#/patternProperties/^x" });
    becomes_with(
        "pattern-properties",
        json!({ "patternProperties": { "^x": string } }),
        json!({ "additionalProperties": arm }),
    );
    becomes_with(
        "pattern-properties",
        json!({ "patternProperties": { "^x": string }, "additionalProperties": { "type": "integer" } }),
        json!({ "additionalProperties": { "anyOf": [arm, { "type": "integer" }] } }),
    );
}

#[test]
fn what_a_condition_adds_is_optional() {
    becomes_with(
        "keyword-documented-only",
        json!({ "properties": { "a": {} }, "if": {}, "then": { "properties": { "a": {}, "b": {} }, "required": ["b"] } }),
        json!({ "properties": { "a": {}, "b": { internal_keys::ORIGIN: "#/then/properties/b" } } }),
    );
}

#[test]
fn what_only_a_condition_names_is_a_property_too() {
    let (condition, then) = (json!({ "properties": { "kind": {}, "a": {} } }), json!({ "properties": { "a": {} } }));
    becomes_with(
        "keyword-documented-only",
        json!({ "if": condition, "then": then }),
        json!({ "properties": { "a": { internal_keys::ORIGIN: "#/then/properties/a" }, "kind": { internal_keys::ORIGIN: "#/if/properties/kind" } } }),
    );
}

#[test]
fn unevaluated_properties_are_additional() {
    becomes(json!({ "unevaluatedProperties": false }), json!({ "additionalProperties": false }));
    becomes(
        json!({ "unevaluatedProperties": false, "additionalProperties": true }),
        json!({ "additionalProperties": true }),
    );
}

#[test]
fn encodings_are_formats() {
    becomes(json!({ "type": "string", "contentEncoding": "base64" }), json!({ "type": "string", "format": "byte" }));
    becomes(
        json!({ "type": "string", "contentMediaType": "application/octet-stream" }),
        json!({ "type": "string", "format": "binary" }),
    );
    let json = json!({ "type": "string", "contentMediaType": "application/json" });
    becomes_with("content-is-text", json, json!({ "type": "string" }));
}

#[test]
fn required_is_a_list_of_distinct_names() {
    becomes_with("required-not-a-list", json!({ "type": "string", "required": true }), json!({ "type": "string" }));
    becomes(json!({ "required": ["a", "b", "a"] }), json!({ "required": ["a", "b"] }));
    becomes(json!({ "required": [] }), json!({}));
}

#[test]
fn keywords_of_another_type_are_dropped() {
    becomes_with(
        "keyword-of-another-type",
        json!({ "type": "boolean", "format": "bool" }),
        json!({ "type": "boolean" }),
    );
    becomes(json!({ "type": "object", "oneOf": [{}] }), json!({ "type": "object", "oneOf": [{}] }));
}

#[test]
fn a_message_about_prefix_items_calls_them_by_their_name() {
    let mut schema = json!({ "type": "string", "prefixItems": [{}] });
    let mut diagnostics = Diagnostics::default();
    rewrite_schema(&mut schema, &Place::start(Pointer::root()), &mut diagnostics);
    let messages: Vec<String> =
        diagnostics.list().iter().map(|note| format!("{} {}", note.pointer, note.message)).collect();
    assert_eq!(messages, ["#/prefixItems `prefixItems` means nothing for a schema of type `string`"]);
}

#[test]
fn what_types_cannot_say_is_noted() {
    becomes_with("keyword-documented-only", json!({ "not": { "type": "string" } }), json!({}));
    becomes(json!({ "not": {} }), json!({ "not": {} }));
}

#[test]
fn the_first_of_the_examples_is_the_example() {
    becomes(json!({ "$id": "x", "examples": [1, 2], "$defs": {} }), json!({ "example": 1 }));
}

#[test]
fn any_json_is_a_schema_to_survive() {
    for keyword in [
        "type",
        "enum",
        "required",
        "items",
        "prefixItems",
        "patternProperties",
        "minimum",
        "allOf",
        "if",
        "$ref",
        "const",
    ] {
        for value in [json!(null), json!([]), json!({}), json!("x"), json!(-1.5), json!([null, {}, [], true, "x"])] {
            rewritten(json!({ keyword: value }));
        }
    }
}
