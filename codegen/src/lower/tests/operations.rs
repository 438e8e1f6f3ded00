//! Operations, bodies, security, pages.

use super::{document, lowered_with};
use crate::ir::{BodyKind, Location, PaginationStyle, ParameterEncoding, SecurityKind, Status, Style};
use crate::settings::{PaginationSettings, SecuritySettings, Settings};

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
fn parameters_responses_security_and_pages_of_a_list() {
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
    let next = Some(vec!["next".to_owned()]);
    let pages = list.pagination.as_ref().unwrap();
    assert_eq!(pages.items, ["results"]);
    assert_eq!(lowered.show(&pages.item), "Page.results.item");
    assert_eq!(pages.style, PaginationStyle::Offset { limit: Some(0), offset: 2, next });
    assert_eq!(list.security.len(), 2);
    let schemes = &lowered.api.security_schemes;
    assert_eq!(schemes.len(), 1);
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
fn pages_by_cursor_need_a_text_that_leads_on() {
    let yaml = |field: &str| {
        format!(
            r"
            paths:
              /x:
                get:
                  operationId: x
                  parameters: [{{ in: query, name: cursor, schema: {{ type: string }} }}]
                  responses:
                    '200': {{ description: ok, content: {{ application/json: {{ schema: {{ type: object, properties: {{ {field}, data: {{ type: array, items: {{ type: object }} }} }} }} }} }} }}
            "
        )
    };
    let pages =
        |field: &str| lowered_with(document(&yaml(field)), &Settings::default()).api.operations[0].pagination.clone();
    let style = PaginationStyle::Cursor { cursor: 0, next: vec!["next_cursor".to_owned()] };
    assert_eq!(pages("next_cursor: { type: string, nullable: true }").unwrap().style, style);
    assert_eq!(pages("next_cursor: { type: boolean }"), None);
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
            x-webhooks: { paid: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { b: {} } } } } }, responses: {} } } }
            ",
        ),
        &Settings::default(),
    );
    let hints: Vec<_> = lowered.api.incoming.iter().map(|incoming| incoming.hint.0.join(".")).collect();
    assert_eq!(hints, ["x.done", "paid"]);
}

#[test]
fn chosen_pages_must_name_what_the_operation_has() {
    let chosen = |items: &str| {
        let items = items.to_owned();
        let mut settings = Settings { file: "api.settings.yaml".to_owned(), ..Settings::default() };
        let page = PaginationSettings::Page { items, page: "limit".to_owned(), next: None };
        settings.pagination.insert("list".to_owned(), page);
        lowered_with(document(LIST), &settings)
    };
    let good = chosen("results");
    assert_eq!(
        good.api.operations[0].pagination.as_ref().unwrap().style,
        PaginationStyle::Page { page: 0, next: None }
    );
    let bad = chosen("ghosts");
    assert_eq!(bad.api.operations[0].pagination, None);
    assert_eq!(bad.codes(), ["unmatched-setting"]);
    assert_eq!(bad.diagnostics.list()[0].pointer.to_string(), "api.settings.yaml#/pagination/list");
}
