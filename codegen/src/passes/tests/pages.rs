//! Which operations have pages, and how one follows the other.

use super::planned_with;
use crate::diagnostic::Diagnostic;
use crate::passes::{FieldStep, Pages, Place, Tables};
use crate::settings::Settings;

const COMPONENTS: &str = "
    Page:
      type: object
      properties:
        next: {type: string, nullable: true}
        results: {type: array, items: {type: object, properties: {id: {type: integer}}}}
        meta: {type: object, properties: {cursor: {type: string}, more: {type: boolean}}}
    Endless: {type: array, items: {$ref: '#/components/schemas/Endless'}}
";

const PAGE: &str = "{$ref: '#/components/schemas/Page'}";

/// An operation `GET /a` with these query parameters, whose success holds this schema; with settings for its pages (YAML), where given.
fn list(parameters: &[&str], schema: &str, settings: &str) -> (Tables, Vec<Diagnostic>) {
    let parameters = parameters.iter().map(|name| format!("{{in: query, name: {name}, schema: {{type: integer}}}}"));
    let parameters: Vec<String> = parameters.collect();
    let document = format!(
        "paths:
  /a:
    get:
      operationId: a
      parameters: [{}]
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {schema}}}}}}}}}
components:
  schemas: {COMPONENTS}",
        parameters.join(", ")
    );
    let settings = if settings.is_empty() { String::new() } else { format!("pagination: {{a: {settings}}}") };
    planned_with(&document, &Settings::parse("t.settings.yaml", &settings).unwrap())
}

fn pages(parameters: &[&str], schema: &str) -> Option<Pages> {
    list(parameters, schema, "").0.pages.row(0).clone()
}

/// The keys that lead to a field.
fn keys(steps: &[FieldStep]) -> String {
    steps.iter().map(|step| step.wire_name.as_str()).collect::<Vec<_>>().join(".")
}

/// The message about a settings entry, with its place.
fn refused(schema: &str, settings: &str) -> String {
    let (tables, diagnostics) = list(&["limit", "offset", "page"], schema, settings);
    assert_eq!(*tables.pages.row(0), None);
    let [Diagnostic { code, message, pointer, .. }] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
    format!("{code} {pointer}: {message}")
}

#[test]
fn an_offset_and_one_list_of_objects_are_pages() {
    let pages = pages(&["limit", "offset"], PAGE).unwrap();
    assert_eq!((pages.limit, pages.offset), (Some(Place::Parameter(0)), Some(Place::Parameter(1))));
    assert_eq!((keys(&pages.items.steps), keys(&pages.next.unwrap())), ("results".to_owned(), "next".to_owned()));
}

#[test]
fn a_page_number_counts_only_as_an_integer() {
    assert_eq!(pages(&["page"], PAGE).unwrap().page, Some(Place::Parameter(0)));
    assert_eq!(pages(&["page_name"], PAGE), None);
}

#[test]
fn a_cursor_needs_a_text_that_leads_on() {
    let schema = |next: &str| {
        format!("{{type: object, properties: {{{next}, data: {{type: array, items: {{type: object}}}}}}}}")
    };
    let with = |next: &str| pages(&["cursor"], &schema(next));
    assert_eq!(with("next_cursor: {type: string, nullable: true}").unwrap().cursor, Some(Place::Parameter(0)));
    assert_eq!(with("next_cursor: {type: boolean}"), None);
}

#[test]
fn a_page_may_be_null() {
    let nullable = "{type: object, nullable: true, properties: {results: {type: array, items: {type: object}}}}";
    assert!(pages(&["offset"], nullable).unwrap().items.page_is_nullable);
}

#[test]
fn a_list_in_a_newtype_is_none() {
    let schema = "{type: object, properties: {results: {$ref: '#/components/schemas/Endless'}}}";
    assert_eq!(pages(&["offset"], schema), None);
}

#[test]
fn settings_decide_before_the_shapes() {
    let (tables, diagnostics) = list(&["limit", "offset"], PAGE, "{style: page, items: results, page: limit}");
    let pages = tables.pages.row(0).clone().unwrap();
    assert_eq!((pages.page, pages.next), (Some(Place::Parameter(0)), None));
    assert!(diagnostics.is_empty());
    assert_eq!(*list(&["limit", "offset"], PAGE, "{style: none}").0.pages.row(0), None);
}

#[test]
fn what_a_setting_names_must_be_there() {
    assert_eq!(
        refused(PAGE, "{style: page, items: ghosts, page: page}"),
        "unmatched-setting t.settings.yaml#/pagination/a/items: the body of the operation's response has no property `ghosts`"
    );
    assert_eq!(
        refused(PAGE, "{style: offset, items: results, offset: skip}"),
        "unmatched-setting t.settings.yaml#/pagination/a/offset: the operation has no query parameter `skip`"
    );
}

#[test]
fn what_a_setting_names_must_have_the_right_type() {
    assert_eq!(
        refused(PAGE, "{style: page, items: meta, page: page}"),
        "invalid-settings t.settings.yaml#/pagination/a/items: `meta` in the body of the operation's response is not a list"
    );
    assert_eq!(
        refused(PAGE, "{style: cursor, items: results, cursor: page, next: meta.more}"),
        "invalid-settings t.settings.yaml#/pagination/a/next: `meta.more` in the body of the operation's response is not a string or an integer"
    );
}

#[test]
fn a_response_that_is_no_json_has_no_pages() {
    let text = "{type: string, format: binary}";
    assert_eq!(
        refused(text, "{style: page, items: results, page: page}"),
        "invalid-settings t.settings.yaml#/pagination/a: the operation's successful responses do not all have the same JSON body, so it has no pages"
    );
}
