//! The order of a document is no difference.

use crate::described::lines_of;

/// A document of these paths, parameters, properties and components.
fn document(paths: [&str; 2], parameters: [&str; 2], properties: [&str; 2], components: [&str; 2]) -> String {
    let [[first_path, second_path], [one, other], [property, next], [component, last]] =
        [paths, parameters, properties, components];
    format!(
        "openapi: 3.0.3
info: {{title: Case, version: '1'}}
paths:
  {first_path}
  {second_path}
components:
  parameters:
    page: {{name: page, in: query, schema: {{type: integer}}}}
  schemas:
    {component}
    {last}
    Both: {{type: object, properties: {{{property}, {next}}}}}
    Sent: {{type: object, properties: {{all: {{type: array, items: {{$ref: '#/components/schemas/Both'}}}}}}}}
"
    )
    .replace("PARAMETERS", &format!("{one}, {other}"))
}

const PATHS: [&str; 2] = [
    "/a: {get: {operationId: list_a, parameters: [PARAMETERS], responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/One'}}}}}}}",
    "/b: {get: {operationId: list_b, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Two'}}}}}}}",
];
const PARAMETERS: [&str; 2] = [
    "{name: size, in: query, schema: {type: integer}}",
    "{name: sort, in: query, schema: {type: string, enum: [up, down]}}",
];
const PROPERTIES: [&str; 2] = ["x: {type: string}", "y: {type: integer, minimum: 1}"];
const COMPONENTS: [&str; 2] = [
    "One: {type: object, properties: {kind: {type: string, enum: [a, b]}}}",
    "Two: {oneOf: [{$ref: '#/components/schemas/One'}, {type: string}]}",
];

#[test]
fn reordering_a_document_changes_no_line() {
    let swapped = |[one, other]: [&'static str; 2]| [other, one];
    let before = lines_of(&document(PATHS, PARAMETERS, PROPERTIES, COMPONENTS));
    let after = lines_of(&document(swapped(PATHS), swapped(PARAMETERS), swapped(PROPERTIES), swapped(COMPONENTS)));
    assert!(before.contains("OneKind::A = \"a\""), "{before}");
    assert_eq!(before, after);
}
