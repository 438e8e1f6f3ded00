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
    Item: {type: object, properties: {id: {type: string}}}
    Endless: {type: array, items: {$ref: '#/components/schemas/Endless'}}
";

const PAGE: &str = "{$ref: '#/components/schemas/Page'}";

/// An operation `GET /a` with these query parameters, whose success holds this schema; with settings for its pages (YAML), where given.
fn list(parameters: &[&str], schema: &str, settings: &str) -> (Tables, Vec<Diagnostic>) {
    let parameters = parameters.iter().map(|name| format!("{{in: query, name: '{name}', schema: {{type: integer}}}}"));
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
    let schema = with("more: {type: string}");
    assert_eq!(pages(&["page"], &schema).unwrap().page, Some(Place::Parameter(0)));
    assert_eq!(pages(&["page_name"], &schema), None);
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

/// The note of a detected operation: its code and message.
fn note(parameters: &[&str], schema: &str) -> String {
    let diagnostics = list(parameters, schema, "").1;
    let [Diagnostic { code, message, .. }] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
    format!("{code}: {message}")
}

/// An answer with a list `data` and these properties beside it.
fn with(properties: &str) -> String {
    format!(
        "{{type: object, properties: {{data: {{type: array, items: {{$ref: '#/components/schemas/Item'}}}}, {properties}}}}}"
    )
}

#[test]
fn a_list_beside_errors_is_found_and_said() {
    let schema = with("errors: {type: array, items: {type: object, properties: {code: {type: integer}}}}");
    assert_eq!(keys(&pages(&["offset"], &schema).unwrap().items.steps), "data");
    assert_eq!(
        note(&["offset"], &schema),
        "guessed-pages: of several lists in the answer, `data` is taken for that of the items"
    );
}

#[test]
fn a_cursor_is_found_in_objects_around_it() {
    for (properties, expected) in [
        ("additional_data: {type: object, properties: {next_cursor: {type: string}}}", "additional_data.next_cursor"),
        (
            "pagination: {type: object, nullable: true, properties: {nextPageToken: {type: string}}}",
            "pagination.nextPageToken",
        ),
        (
            "meta: {type: object, properties: {cursors: {type: object, properties: {next: {type: string}}}}}",
            "meta.cursors.next",
        ),
        ("next: {type: string, nullable: true, format: uri}", "next"),
    ] {
        let pages = pages(&["cursor"], &with(properties)).unwrap();
        assert_eq!((pages.cursor, keys(&pages.next.unwrap())), (Some(Place::Parameter(0)), expected.to_owned()));
        assert_eq!(list(&["cursor"], &with(properties), "").1, []);
    }
}

#[test]
fn names_are_the_same_whatever_their_punctuation() {
    let schema =
        with("meta: {type: object, properties: {total_pages: {type: integer}, totalResults: {type: integer}}}");
    let pages = pages(&["page[number]", "page[size]"], &schema).unwrap();
    assert_eq!((pages.page, keys(&pages.pages.unwrap())), (Some(Place::Parameter(0)), "meta.total_pages".to_owned()));
    assert_eq!(keys(&pages.total.unwrap()), "meta.totalResults");
}

#[test]
fn a_bare_list_by_page_or_offset_is_a_guess() {
    let bare = "{type: array, items: {type: object}}";
    for parameters in [&["page", "per_page"], &["skip", "limit"]] {
        assert!(pages(parameters, bare).unwrap().items.steps.is_empty());
        assert_eq!(
            note(parameters, bare),
            "guessed-pages: the answer is a bare list, and pages are asked for until one is empty"
        );
    }
}

#[test]
fn stripes_cursor_is_the_last_items_id() {
    let schema = with("has_more: {type: boolean}");
    let pages = pages(&["limit", "starting_after"], &schema).unwrap();
    assert_eq!((pages.cursor, keys(&pages.last_item.unwrap())), (Some(Place::Parameter(1)), "id".to_owned()));
    assert_eq!(keys(&pages.has_more.unwrap()), "has_more");
    assert_eq!(
        note(&["limit", "starting_after"], &schema),
        "guessed-pages: the next page is asked for by the `id` of the last item"
    );
    assert_eq!(self::pages(&["after"], &with("more: {type: string}")), None);
    assert_eq!(keys(&self::pages(&["after_id"], &with("more: {type: string}")).unwrap().last_item.unwrap()), "id");
}

#[test]
fn a_cursor_beside_the_list_inside_an_envelope_is_found() {
    let inside =
        "{type: object, properties: {items: {type: array, items: {type: object}}, next_cursor: {type: string}}}";
    for (envelope, is_guess) in [("data", false), ("records", true)] {
        let schema = format!("{{type: object, properties: {{status: {{type: string}}, {envelope}: {inside}}}}}");
        let pages = pages(&["cursor"], &schema).unwrap();
        assert_eq!(keys(&pages.items.steps), format!("{envelope}.items"));
        assert_eq!(keys(&pages.next.unwrap()), format!("{envelope}.next_cursor"));
        let said =
            format!("`{envelope}.items`, the only list in an object of the answer, is taken for that of the items");
        let messages: Vec<String> = list(&["cursor"], &schema, "").1.into_iter().map(|note| note.message).collect();
        assert_eq!(messages, if is_guess { vec![said] } else { Vec::new() });
        assert!(self::pages(&[], &schema).is_none(), "{envelope}");
    }
}

#[test]
fn of_several_lists_the_one_that_is_called_like_the_path_has_the_items() {
    let list_of = |name: &str| format!("{name}: {{type: array, items: {{type: object}}}}");
    let schema = format!("{{type: object, properties: {{{}, {}, {}}}}}", list_of("b"), list_of("a"), list_of("c"));
    assert_eq!(keys(&pages(&["offset"], &schema).unwrap().items.steps), "a");
    assert_eq!(
        note(&["offset"], &schema),
        "guessed-pages: of several lists in the answer, `a` is taken for that of the items"
    );
}

#[test]
fn a_cursor_may_be_an_alias_of_a_text_that_may_be_null() {
    let document = format!(
        "paths:
  /a:
    get:
      operationId: a
      parameters: [{{in: query, name: cursor, schema: {{type: string}}}}]
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {}}}}}}}}}
components:
  schemas: {COMPONENTS}
    Cursor: {{type: string, nullable: true}}",
        with("next_cursor: {$ref: '#/components/schemas/Cursor'}")
    );
    let (tables, diagnostics) = planned_with(&document, &Settings::default());
    assert_eq!(
        (keys(&tables.pages.row(0).clone().unwrap().next.unwrap()), diagnostics),
        ("next_cursor".to_owned(), vec![])
    );
}

#[test]
fn a_default_that_stands_alone_describes_pages() {
    let responses = |statuses: &[&str]| {
        let responses = statuses
            .iter()
            .map(|status| format!("{status}: {{description: d, content: {{application/json: {{schema: {PAGE}}}}}}}"));
        let responses = responses.collect::<Vec<_>>().join(", ");
        let parameters = "[{in: query, name: offset, schema: {type: integer}}]";
        let operation = format!("{{operationId: a, parameters: {parameters}, responses: {{{responses}}}}}");
        let document = format!("paths: {{/a: {{get: {operation}}}}}\ncomponents:\n  schemas: {COMPONENTS}");
        planned_with(&document, &Settings::default()).0.pages.row(0).is_some()
    };
    assert!(responses(&["default"]));
    assert!(!responses(&["default", "'404'"]));
}

#[test]
fn a_bare_list_with_a_cursor_is_a_note_with_the_setting_for_links() {
    let help = |schema: &str| list(&["cursor"], schema, "").1.into_iter().next().unwrap().help.unwrap();
    assert!(help("{type: array, items: {type: object}}").ends_with("`pagination: {\"a\": {style: link}}`"));
}

#[test]
fn a_link_without_a_parameter_is_followed() {
    for (link, expected) in [
        ("next: {type: string, nullable: true, format: uri}", "next"),
        ("links: {type: object, properties: {next: {type: string}}}", "links.next"),
        (
            "_links: {type: object, properties: {next: {type: object, properties: {href: {type: string}}}}}",
            "_links.next.href",
        ),
    ] {
        let schema = with(link);
        let pages = pages(&[], &schema).unwrap();
        assert_eq!((pages.cursor, keys(&pages.next.unwrap())), (None, expected.to_owned()));
        let said = format!("guessed-pages: `{expected}` in the answer is taken for the link to the next page");
        assert_eq!(note(&[], &schema), said);
    }
}

#[test]
fn a_link_that_only_is_one_is_followed_itself_where_there_is_a_cursor() {
    let pages = pages(&["Page", "PageToken"], &with("next_page_uri: {type: string, nullable: true}")).unwrap();
    assert_eq!((pages.cursor, pages.page, keys(&pages.next.unwrap())), (None, None, "next_page_uri".to_owned()));
}

#[test]
fn what_looks_like_pages_and_is_none_is_one_note_with_a_setting() {
    let schema = with("more: {type: string}");
    let diagnostics = list(&["limit", "cursor"], &schema, "").1;
    let [only] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
    assert_eq!(
        (only.code, only.message.as_str()),
        ("no-pages", "the parameter `cursor` speaks of pages, and nothing in its answer leads to the next page")
    );
    let help = "if it has pages, say so in the settings: `pagination: {\"a\": {style: cursor, items: data, cursor: \"cursor\", next: …}}`";
    assert_eq!(only.help.as_deref(), Some(help));
    assert_eq!(list(&["limit", "cursor"], &schema, "{style: none}").1, []);
    assert_eq!(list(&["name"], &schema, "").1, []);
}

#[test]
fn a_page_that_is_a_number_or_starts_at_zero_counts() {
    let document = |schema: &str| {
        format!(
            "paths:
  /a:
    get:
      operationId: a
      parameters: [{{in: query, name: page, schema: {schema}}}]
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {PAGE}}}}}}}}}
components:
  schemas: {COMPONENTS}"
        )
    };
    let first = |schema: &str| {
        planned_with(&document(schema), &Settings::default()).0.pages.row(0).clone().map(|pages| pages.first_page)
    };
    assert_eq!(first("{type: number}"), Some(None));
    assert_eq!(first("{type: integer, default: 0}"), Some(Some(0)));
    assert_eq!(first("{type: integer, default: 1}"), Some(None));
}

#[test]
fn a_cursor_may_go_into_the_body_of_a_post() {
    let document = format!("paths:
  /a:
    post:
      operationId: a
      requestBody: {{content: {{application/json: {{schema: {{type: object, properties: {{page: {{$ref: '#/components/schemas/Where'}}}}}}}}}}}}
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {PAGE}}}}}}}}}
components:
  schemas: {COMPONENTS}
    Where: {{type: object, properties: {{cursor: {{type: string}}}}}}");
    let (tables, diagnostics) = planned_with(&document, &Settings::default());
    let pages = tables.pages.row(0).clone().unwrap();
    assert_eq!(pages.cursor, Some(Place::Body(vec!["page".to_owned(), "cursor".to_owned()])));
    let [only] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
    assert_eq!(only.message, "the cursor goes into the request's body, as `page.cursor`");
    let text = "pagination: {a: {style: cursor, items: results, cursor: {body: page.cursor}, next: next}}";
    let (chosen, diagnostics) = planned_with(&document, &Settings::parse("t.settings.yaml", text).unwrap());
    assert_eq!((chosen.pages.row(0).clone().unwrap().cursor, diagnostics), (pages.cursor, Vec::new()));
}

#[test]
fn a_documented_link_header_is_followed() {
    let document = "paths:
  /a:
    get:
      operationId: a
      responses:
        '200':
          description: ok
          headers: {Link: {schema: {type: string}}}
          content: {application/json: {schema: {type: array, items: {type: object}}}}";
    let (tables, diagnostics) = planned_with(document, &Settings::default());
    let pages = tables.pages.row(0).clone().unwrap();
    assert_eq!((pages.next, pages.cursor, pages.items.steps.len()), (None, None, 0));
    let [only] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
    assert_eq!(only.message, "the `Link` header is taken for what leads to the next page");
}

#[test]
fn a_setting_that_cannot_work_is_an_error() {
    assert_eq!(
        refused(PAGE, "{style: cursor, items: results, cursor: page, next: results}"),
        "invalid-settings t.settings.yaml#/pagination/a/next: `results` in the body of the operation's response is not a string or an integer"
    );
    assert_eq!(
        refused(PAGE, "{style: page, page: page}"),
        "invalid-settings t.settings.yaml#/pagination/a: the body of the operation's response is not a list"
    );
    assert_eq!(
        refused(PAGE, "{style: offset, items: results, offset: offset, has_more: next}"),
        "invalid-settings t.settings.yaml#/pagination/a/has_more: `next` in the body of the operation's response is not a boolean"
    );
    assert_eq!(
        refused(PAGE, "{style: last-item, items: results, cursor: page, id: name}"),
        "unmatched-setting t.settings.yaml#/pagination/a/id: an item has no property `name`"
    );
    assert_eq!(
        refused(PAGE, "{style: cursor, items: results, cursor: {body: a}, next: next}"),
        "invalid-settings t.settings.yaml#/pagination/a/cursor: the operation takes no JSON body, or another one first"
    );
}
