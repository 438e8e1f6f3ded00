//! Each change that the wire sees, or that one program of users sees, changes at least one line.

use crate::described::lines_of;

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Case, version: '1'}
servers: [{url: 'https://api.example.com'}]
security: [{token: []}]
paths:
  /invoices/{id}:
    put:
      operationId: put_invoice
      tags: [invoices]
      security: [{token: []}]
      parameters:
      - {name: id, in: path, required: true, schema: {type: integer}}
      - {name: Limit, in: query, schema: {type: integer, default: 50, maximum: 100}}
      - {name: kinds, in: query, style: form, explode: true, schema: {type: array, items: {type: string, pattern: '^k'}}}
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Invoice'}}}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Receipt'}}}}
        '404': {description: none, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
components:
  securitySchemes: {token: {type: apiKey, in: header, name: X-Token}, other: {type: http, scheme: bearer}}
  schemas:
    Invoice: {type: object, required: [state], properties: {state: {type: string, enum: [open, paid]}, Name: {type: string, maxLength: 30}}}
    Receipt: {type: object, properties: {note: {type: string, nullable: true}, either: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}]}}}
    Card: {type: object, required: [number], properties: {number: {type: string}}}
    Cash: {type: object, required: [coins], properties: {coins: {type: string}}}
    Problem: {type: object, properties: {message: {type: string}}}
";

/// The document with one text in place of another changes lines.
#[track_caller]
fn assert_changes(from: &str, to: &str) {
    assert!(DOCUMENT.contains(from), "{from}");
    let (before, after) = (lines_of(DOCUMENT), lines_of(&DOCUMENT.replace(from, to)));
    assert!(before.contains("put_invoice"), "{before}");
    assert!(after.contains("put_invoice"), "{after}");
    assert_ne!(before, after, "{from} → {to}");
}

#[test]
fn a_path_that_moves_changes_a_line() {
    assert_changes("/invoices/{id}:", "/invoices/{id}/:");
}

#[test]
fn a_method_that_changes_changes_a_line() {
    assert_changes("    put:\n", "    patch:\n");
}

#[test]
fn a_server_that_moves_changes_a_line() {
    assert_changes("https://api.example.com", "https://eu.example.com");
}

#[test]
fn the_header_of_a_key_changes_a_line() {
    assert_changes("X-Token", "X-Api-Key");
}

#[test]
fn the_security_of_an_operation_changes_a_line() {
    assert_changes("      security: [{token: []}]\n", "      security: [{other: []}]\n");
    assert_changes("      security: [{token: []}]\n", "      security: [{token: [], other: []}]\n");
    assert_changes("      security: [{token: []}]\n", "      security: []\n");
}

#[test]
fn a_parameter_that_moves_to_a_header_changes_a_line() {
    assert_changes("{name: Limit, in: query", "{name: Limit, in: header");
}

#[test]
fn style_and_explode_of_a_parameter_change_a_line() {
    assert_changes("style: form, explode: true", "style: pipeDelimited, explode: false");
    assert_changes("explode: true", "explode: false");
}

#[test]
fn the_wire_name_of_a_parameter_changes_a_line_where_the_setter_stays() {
    assert_changes("name: Limit", "name: limit");
}

#[test]
fn the_wire_name_of_a_property_changes_a_line_where_the_field_stays() {
    assert_changes("Name: {type: string", "name: {type: string");
}

#[test]
fn the_wire_value_of_an_enum_changes_a_line_where_the_variant_stays() {
    assert_changes("enum: [open, paid]", "enum: [OPEN, paid]");
}

#[test]
fn the_media_type_of_a_body_changes_a_line() {
    assert_changes(
        "requestBody: {required: true, content: {application/json:",
        "requestBody: {required: true, content: {application/vnd.api+json:",
    );
}

#[test]
fn the_status_of_a_success_changes_a_line() {
    assert_changes("'200':", "'201':");
}

#[test]
fn a_further_error_status_of_the_same_type_changes_a_line() {
    let further = "        '404': {description: none, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}\n";
    assert_changes(further, &format!("{further}{}", further.replace("404", "409")));
}

#[test]
fn a_default_changes_a_line() {
    assert_changes("default: 50", "default: 20");
}

#[test]
fn bounds_and_lengths_change_a_line() {
    assert_changes("maximum: 100", "maximum: 10");
    assert_changes("maxLength: 30", "maxLength: 20");
}

#[test]
fn a_pattern_changes_a_line() {
    assert_changes("pattern: '^k'", "pattern: '^kind'");
}

#[test]
fn requiring_a_key_that_may_be_null_changes_a_line() {
    assert_changes("Receipt: {type: object,", "Receipt: {type: object, required: [note],");
}

#[test]
fn a_tag_changes_a_line() {
    assert_changes("tags: [invoices]", "tags: [billing]");
}

#[test]
fn what_tells_the_arm_of_a_union_changes_a_line() {
    assert_changes("Cash: {type: object, required: [coins],", "Cash: {type: object,");
}
