//! Every way to the next page with every kind of page around every kind of item.

#![expect(clippy::indexing_slicing, reason = "the values are objects made here")]

use serde_json::{Map, Value, json};

use super::document::{Document, or_null, reference, response};
use super::schemas::{kinds, object};
use super::{Crossings, Extent};

/// A way to the next page.
struct Style {
    name: &'static str,
    /// The query parameters.
    parameters: Value,
    /// The body, where the way goes through it.
    body: Option<Value>,
    /// What stands beside the list.
    beside: Value,
}

/// Every way to the next page.
fn styles() -> Vec<Style> {
    let query = |name: &str, kind: &str| json!({ "name": name, "in": "query", "schema": { "type": kind } });
    let null_text = json!({ "type": "string", "nullable": true });
    let cursor = |parameters: Value, next: Value| {
        move |name| Style { name, parameters: parameters.clone(), body: None, beside: json!({ "next_cursor": next }) }
    };
    let token = json!([query("cursor", "string")]);
    let style = |name, parameters, beside| Style { name, parameters, body: None, beside };
    vec![
        style(
            "offset",
            json!([query("offset", "integer"), query("limit", "integer")]),
            json!({ "total": { "type": "integer" } }),
        ),
        style(
            "number",
            json!([query("pageNumber", "integer")]),
            json!({ "total_pages": { "type": "integer", "nullable": true } }),
        ),
        cursor(token.clone(), null_text)("cursor"),
        cursor(token.clone(), reference("NullText"))("cursor_alias"),
        cursor(json!([query("cursor", "integer")]), json!({ "type": "integer" }))("cursor_number"),
        cursor(token, reference("Word"))("cursor_enum"),
        style("last_item", json!([query("starting_after", "string")]), json!({ "has_more": { "type": "boolean" } })),
        style("link", json!([]), json!({ "next": { "type": "string", "format": "uri", "nullable": true } })),
        Style {
            name: "body",
            parameters: json!([]),
            body: Some(object(&[], json!({ "cursor": { "type": "string" }, "page": reference("Page") }))),
            beside: json!({ "next_cursor": { "type": "string" } }),
        },
    ]
}

/// What a page is made of.
struct Parts<'a> {
    /// A name of its own, for components.
    name: String,
    /// The type of the items.
    item: &'a Value,
    /// What stands beside the list.
    beside: &'a Value,
}

impl Parts<'_> {
    fn list(&self) -> Value {
        json!({ "type": "array", "items": self.item })
    }

    /// An object with this list.
    fn around(&self, list: Value) -> Value {
        let mut properties: Map<String, Value> = self.beside.as_object().cloned().unwrap_or_default();
        properties.insert("items".to_owned(), list);
        object(&["items"], Value::Object(properties))
    }

    fn page(&self) -> Value {
        self.around(self.list())
    }

    /// An object with the list, that also has a property.
    fn page_with(&self, name: &str, schema: Value) -> Value {
        let mut page = self.page();
        if let Some(properties) = page.pointer_mut("/properties").and_then(Value::as_object_mut) {
            properties.insert(name.to_owned(), schema);
        }
        page
    }

    fn component(&self, document: &mut Document, suffix: &str, schema: Value) -> Value {
        document.component(&format!("{}{suffix}", self.name), schema)
    }
}

/// Makes the schema of a page.
type Envelope = fn(&mut Document, &Parts<'_>) -> Value;

/// Every kind of page.
const ENVELOPES: [(&str, Envelope); 20] = [
    ("bare", |_, parts| parts.list()),
    ("bare_null", |_, parts| or_null(&parts.list())),
    ("inline", |_, parts| parts.page()),
    ("component", |document, parts| parts.component(document, "", parts.page())),
    ("null_component", |document, parts| {
        let mut page = parts.page();
        page["nullable"] = json!(true);
        parts.component(document, "", page)
    }),
    ("null_reference", |document, parts| or_null(&parts.component(document, "", parts.page()))),
    ("alias", |document, parts| {
        let page = parts.component(document, "", parts.page());
        parts.component(document, "Alias", page)
    }),
    ("null_alias", |document, parts| {
        let page = parts.component(document, "", parts.page());
        parts.component(document, "Alias", or_null(&page))
    }),
    ("null_alias_of_null", |document, parts| {
        let page = parts.component(document, "", or_null(&parts.page()));
        parts.component(document, "Alias", or_null(&page))
    }),
    ("null_list", |_, parts| parts.around(or_null(&parts.list()))),
    ("list_with_nulls", |_, parts| parts.around(json!({ "type": "array", "items": or_null(parts.item) }))),
    ("list_alias", |document, parts| {
        let list = parts.component(document, "List", parts.list());
        parts.around(list)
    }),
    ("list_null_alias", |document, parts| {
        let list = parts.component(document, "List", or_null(&parts.list()));
        parts.around(or_null(&list))
    }),
    ("optional_list", |_, parts| {
        let mut page = parts.page();
        page["required"] = json!([]);
        page
    }),
    ("boxed", |document, parts| {
        let this = json!({ "$ref": format!("#/components/schemas/{}", parts.name) });
        parts.component(document, "", parts.page_with("previous", this))
    }),
    ("in_a_box", |document, parts| {
        let this = json!({ "$ref": format!("#/components/schemas/{}", parts.name) });
        let inner = parts.component(document, "Data", parts.page_with("outer", this));
        parts.component(document, "", object(&["data"], json!({ "data": inner })))
    }),
    ("in_a_null", |_, parts| object(&[], json!({ "data": or_null(&parts.page()) }))),
    ("views", |document, parts| {
        let read = parts.page_with("id", json!({ "type": "string", "readOnly": true }));
        parts.component(document, "", read)
    }),
    ("union", |document, parts| {
        let problem = object(&["problem"], json!({ "problem": { "type": "string" } }));
        parts.component(document, "", json!({ "oneOf": [parts.page(), problem] }))
    }),
    ("merged", |document, parts| {
        let info = parts.component(document, "Info", object(&[], parts.beside.clone()));
        parts.component(document, "", json!({ "allOf": [info, object(&["items"], json!({ "items": parts.list() }))] }))
    }),
];

/// The document in which each way leads to each kind of page. The items turn.
pub(super) fn paged_crossings(extent: Extent) -> Crossings {
    let mut document = Document::default();
    document.component("Page", object(&[], json!({ "size": { "type": "integer" } })));
    let kinds = kinds(&mut document);
    let mut items = kinds.iter().cycle().enumerate();
    for (row, style) in styles().iter().enumerate() {
        let envelopes = ENVELOPES.iter().enumerate().filter(|(column, _)| extent.has(row, *column));
        for ((_, (envelope, make)), (turn, kind)) in envelopes.zip(&mut items) {
            let item = kind.used(&mut document, turn).schema;
            let parts = Parts { name: format!("Page{turn}"), item: &item, beside: &style.beside };
            let page = make(&mut document, &parts);
            add_operation(&mut document, &format!("{}_{envelope}", style.name), style, &page);
        }
    }
    document.finish("crossings_paged")
}

fn add_operation(document: &mut Document, id: &str, style: &Style, page: &Value) {
    let mut operation =
        json!({ "parameters": style.parameters, "responses": { "200": response("application/json", page) } });
    match &style.body {
        None => document.operation("get", id, operation),
        Some(body) => {
            operation["requestBody"] = json!({ "content": { "application/json": { "schema": body } } });
            document.operation("post", id, operation);
        }
    }
}
