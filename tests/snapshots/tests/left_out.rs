//! What the settings leave out is as if the document did not have it.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use codegen::settings::Settings;
use codegen::{Outcome, Source, SourceFile};

/// The lines with `# cut` are those of what the settings leave out.
const DOCUMENT: &str = "openapi: 3.1.0
info: {title: Case, version: '1'}
paths:
  /invoices:
    get: {operationId: listInvoices, security: [{key: []}], tags: [billing], responses: {'200': {$ref: '#/components/responses/Invoices'}}}
    post: {operationId: list_invoices, security: [{admin: []}], tags: [others], responses: {'204': {description: done}}} # cut
  /pets:
    get: {operationId: pets, tags: [billing], responses: {'200': {description: p, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
  /bills: # cut
    get: {operationId: bills, responses: {'200': {description: b, content: {application/json: {schema: {$ref: '#/components/schemas/Bill'}}}}}} # cut
    put: {operationId: broken, requestBody: {$ref: '#/components/requestBodies/Broken'}, responses: {'204': {description: done}}} # cut
webhooks:
  paid: {post: {tags: [billing], requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Paid'}}}}}}
  lost: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Bill'}}}}}} # cut
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: key}
    admin: {type: http, scheme: basic} # cut
  requestBodies: # cut
    Broken: {content: {application/json: {schema: {type: sting, properties: 5}}}} # cut
  responses:
    Invoices: {description: i, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Invoice'}}}}}
  schemas:
    Invoice: {type: object, properties: {status: {type: string, enum: [open, paid]}, next: {$ref: '#/components/schemas/Invoice'}}}
    Paid: {type: object, properties: {amount: {type: string}}}
    Bill: {type: object, properties: {status: {type: string, enum: [open, paid]}}} # cut
    Pet: {type: object, discriminator: {propertyName: kind}, required: [kind], properties: {kind: {type: string}}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {toy: {$ref: '#/components/schemas/Toy'}}}
    Toy: {type: object, properties: {name: {type: string}}}
    Tool: {type: object, properties: {name: {type: string}}} # cut
";

fn generated(document: &str, settings: &str) -> Outcome {
    let settings = Settings::parse("api.settings.yaml", settings).unwrap();
    codegen::generate(&Source::alone("api", SourceFile::new("api.yaml", document)), &settings)
}

#[test]
fn the_code_is_that_of_a_document_that_was_cut_by_hand() {
    let by_hand: String =
        DOCUMENT.lines().filter(|line| !line.ends_with("# cut")).map(|line| format!("{line}\n")).collect();
    let by_hand = generated(&by_hand, "");
    let by_settings = generated(DOCUMENT, "include: [{tags: [billing]}]");
    assert!(by_hand.diagnostics.is_empty(), "{:?}", by_hand.diagnostics);
    assert!(by_settings.diagnostics.is_empty(), "{:?}", by_settings.diagnostics);
    assert_eq!(by_settings.files, by_hand.files);
    assert_eq!(by_settings.name_lock, by_hand.name_lock);
}
