//! Operations, bodies, security.

use super::{document, lowered_with};
use crate::ir::{BodyKind, Location, ParameterEncoding, SecurityKind, Status, Style};
use crate::settings::{SecuritySettings, Settings};

const LIST: &str = r"
paths:
  /c/{id}:
    parameters:
      - { in: query, name: limit, schema: { type: integer } }
      - { in: path, name: id, required: true, schema: { type: integer } }
    get:
      operationId: list
      tags: [a, b]
      parameters:
        - { in: query, name: offset, schema: { type: integer } }
        - { in: query, name: limit, required: true, schema: { type: integer } }
        - { in: query, name: ids, style: pipeDelimited, schema: { type: array, items: { type: integer } } }
      responses:
        default: { description: oops, content: { application/json: { schema: { type: object, properties: { e: { type: string } } } } } }
        '200':
          description: ok
          content:
            text/csv: {}
            application/json: { schema: { $ref: '#/components/schemas/Page' } }
components:
  securitySchemes:
    token: { type: apiKey, in: header, name: Authorization }
    unused: { type: http, scheme: basic }
  schemas:
    Page: { type: object, properties: { count: { type: integer }, next: { type: string, nullable: true }, results: { type: array, items: { type: object, properties: { id: { type: integer } } } } } }
security: [{ token: [] }, {}]
";

#[test]
fn parameters_responses_and_security_of_a_list() {
    let mut settings = Settings::default();
    settings.security.insert("token".to_owned(), SecuritySettings { prefix: "Token ".to_owned() });
    let lowered = lowered_with(document(LIST), &settings);
    let list = &lowered.api.operations[0];
    let names: Vec<_> = list.parameters.iter().map(|p| (p.wire_name.as_str(), p.required, p.location)).collect();
    let query = Location::Query;
    assert_eq!(
        names,
        [("limit", true, query), ("id", true, Location::Path), ("offset", false, query), ("ids", false, query)]
    );
    assert_eq!(list.parameters[3].encoding, ParameterEncoding::Style(Style::PipeDelimited, false));
    assert_eq!(list.parameters[0].encoding, ParameterEncoding::Style(Style::Form, true));
    assert_eq!(
        list.responses.iter().map(|response| response.status).collect::<Vec<_>>(),
        [Status::Code(200), Status::Default]
    );
    assert_eq!(list.responses[0].media[0].media_type, "application/json");
    assert_eq!(list.security.len(), 2);
    let schemes = &lowered.api.security_schemes;
    let keys: Vec<_> = schemes.iter().map(|scheme| scheme.key.as_str()).collect();
    assert_eq!(keys, ["token", "unused"]);
    assert!(matches!(&schemes[0].kind, SecurityKind::ApiKey { prefix, .. } if prefix == "Token "));
    assert!(lowered.hints().contains(&"list.response.default".to_owned()));
}

#[test]
fn json_comes_first_among_bodies() {
    let lowered = lowered_with(
        document(
            r"
            paths:
              /x:
                post:
                  requestBody:
                    content:
                      multipart/form-data: { schema: { type: object, properties: { f: { type: string, format: binary } } } }
                      application/json: { schema: { type: object, properties: { a: { type: string } } } }
                      application/octet-stream: {}
                  responses: {}
            ",
        ),
        &Settings::default(),
    );
    let body = lowered.api.operations[0].body.as_ref().unwrap();
    assert!(matches!(body.media[0].kind, BodyKind::Json(_)));
    assert!(matches!(body.media[1].kind, BodyKind::Multipart(..)));
    assert!(matches!(body.media[2].kind, BodyKind::Bytes));
    assert!(lowered.hints().contains(&"post x.body".to_owned()));
}

#[test]
fn webhooks_and_callbacks_are_incoming() {
    let lowered = lowered_with(
        document(
            r"
            paths:
              /x:
                post:
                  operationId: x
                  responses: {}
                  callbacks: { done: { '{$request.body#/url}': { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { a: {} } } } } }, responses: {} } } } }
            x-openapi-clients-internal-webhooks: { paid: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { b: {} } } } } }, responses: {} } } }
            ",
        ),
        &Settings::default(),
    );
    let hints: Vec<_> = lowered.api.incoming.iter().map(|incoming| incoming.hint.0.join(".")).collect();
    assert_eq!(hints, ["x.done", "paid"]);
}
