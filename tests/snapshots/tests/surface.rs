//! The public surface of each API in `specs/`, as a snapshot in `tests/surface/`: what a reviewer of an update reads.

use codegen::settings::Settings;
use codegen::{NoFiles, Source, SourceFile};
use snapshot_tests::{apis, generate_spec, workspace};

use crate::beside::assert_snapshot_beside;
use crate::surface_lines::surface_lines;

#[test]
fn every_api_has_the_surface_of_its_snapshot() {
    for api in apis() {
        let lines = surface_lines(&generate_spec(&api).files);
        let path = workspace().join("tests/surface").join(&api);
        assert_snapshot_beside(&path, &lines);
    }
}

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
    let surface = |text: &str| {
        let document = SourceFile { name: "case.yaml".to_owned(), text: text.to_owned() };
        let (overlay, settings, files) = (None, None, &NoFiles);
        let source = Source { api: "case".to_owned(), document, overlay, settings, files, has_ext: false };
        surface_lines(&codegen::generate(&source, &Settings::default()).files)
    };
    let (before, after) = (surface(ONLY_ANSWERED), surface(&ONLY_ANSWERED.replace("\ncomponents:", ALSO_SENT)));
    assert!(before.contains("  Invoice.note: Option<String>\n"), "{before}");
    assert!(after.contains("  InvoiceRequest.note: Maybe<String>\n"), "{after}");
    // A type that may be sent can be made by everybody, and is no longer `non_exhaustive`.
    let gone = before.lines().filter(|line| !line.starts_with("struct ") && !after.lines().any(|other| other == *line));
    assert_eq!(gone.collect::<Vec<_>>(), Vec::<&str>::new(), "{after}");
}
