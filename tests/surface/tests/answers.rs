//! What is only sent does not change what is answered.

use crate::described::lines_of;

/// An answer that holds a nullable property in every way in which one type can hold another.
const ONLY_ANSWERED: &str = "openapi: 3.0.3
info: {title: Case, version: '1'}
paths:
  /invoices:
    get:
      operationId: list_invoices
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Invoices'}}}}}
components:
  schemas:
    Invoices: {type: array, items: {$ref: '#/components/schemas/Invoice'}}
    Invoice:
      type: object
      required: [id]
      properties:
        id: {type: string, readOnly: true}
        note: {type: string, nullable: true}
        lines: {type: array, items: {$ref: '#/components/schemas/Line'}}
        by_name: {type: object, additionalProperties: {$ref: '#/components/schemas/Line'}}
        buyer: {oneOf: [{$ref: '#/components/schemas/Person'}, {type: string}]}
        parent: {$ref: '#/components/schemas/Invoice'}
        secret: {type: string, writeOnly: true}
        kind: {type: string, enum: [a, b]}
    Line: {type: object, properties: {tax: {type: number, nullable: true}, unit: {type: object, properties: {name: {type: string}}}}}
    Person: {type: object, properties: {name: {type: string, nullable: true}}}
";

/// Sends what [`ONLY_ANSWERED`] answers.
const ALSO_SENT: &str = "
  /invoices/new:
    post:
      operationId: create_invoices
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Invoices'}}}}
      responses: {'204': {description: done}}
components:";

#[test]
fn an_operation_that_sends_a_component_changes_no_field_of_an_answer() {
    let (before, after) = (lines_of(ONLY_ANSWERED), lines_of(&ONLY_ANSWERED.replace("\ncomponents:", ALSO_SENT)));
    assert!(before.contains("  Invoice.note: Option<String>, may be null\n"), "{before}");
    assert!(after.contains("  InvoiceRequest.note: Maybe<String>, may be null\n"), "{after}");
    let gone: Vec<&str> = before.lines().filter(|line| !after.lines().any(|other| other == *line)).collect();
    // A type without fields that differ is used for both from now on. Everybody can make it, so it is no longer `non_exhaustive`.
    let expected = ["enum InvoiceKind of strings, received", "struct LineUnit, received", "  LineUnit non_exhaustive"];
    assert_eq!(gone, expected, "{after}");
}
