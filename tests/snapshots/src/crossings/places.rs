//! Every place in an operation where a schema may stand.

use serde_json::{Value, json};

use super::document::{Document, no_content, reference, response};
use super::schemas::kinds;
use super::uses::Used;
use super::{CrossedValue, Crossings, Extent};

/// Makes an operation, or what else has the place, with a schema there.
type Place = fn(&mut Document, &str, &Used);

/// What answers hold.
pub(super) fn read_crossings(extent: Extent) -> Crossings {
    const PLACES: [(&str, Place); 8] = [
        ("answer", |document, id, used| answer(document, id, "application/json", used)),
        ("default", default_error),
        ("statuses", statuses),
        ("events", |document, id, used| answer(document, id, "text/event-stream", used)),
        ("lines", |document, id, used| answer(document, id, "application/x-ndjson", used)),
        ("xml_answer", |document, id, used| answer(document, id, "application/xml", used)),
        ("headers", headers),
        ("webhook", |document, id, used| document.webhook(id, &used.schema)),
    ];
    crossings(&PLACES, extent).finish("crossings_read")
}

/// What requests hold.
pub(super) fn sent_crossings(extent: Extent) -> Crossings {
    const PLACES: [(&str, Place); 6] = [
        ("parameters", parameters),
        ("path", path_parameter),
        ("optional_body", |document, id, used| body(document, id, "application/json", used, false)),
        ("form", |document, id, used| body(document, id, "application/x-www-form-urlencoded", used, true)),
        ("multipart", |document, id, used| body(document, id, "multipart/form-data", used, true)),
        ("bodies", bodies),
    ];
    crossings(&PLACES, extent).finish("crossings_sent")
}

/// A document in which each kind of schema stands in each of these places.
fn crossings(places: &[(&str, Place)], extent: Extent) -> Document {
    let mut document = Document::default();
    for (row, kind) in kinds(&mut document).iter().enumerate() {
        for (column, (place, add)) in places.iter().enumerate().filter(|(column, _)| extent.has(row, *column)) {
            let used = kind.used(&mut document, row + column);
            add(&mut document, &format!("{place}_{}", used.name), &used);
        }
    }
    document
}

/// What requests send and answers give back: each kind of schema in two of its uses.
pub(super) fn called_crossings() -> Crossings {
    let mut document = Document::default();
    let mut values = Vec::new();
    for (row, kind) in kinds(&mut document).iter().enumerate() {
        for turn in [0, 5] {
            let used = kind.used(&mut document, row + turn);
            call(&mut document, &used);
            values.push(CrossedValue { operation: used.name, value: used.sample });
        }
    }
    Crossings { values, ..document.finish("crossings_called") }
}

fn answer(document: &mut Document, id: &str, media_type: &str, used: &Used) {
    document.operation("get", id, json!({ "responses": { "200": response(media_type, &used.schema) } }));
}

fn default_error(document: &mut Document, id: &str, used: &Used) {
    let responses = json!({ "default": response("application/json", &used.schema), "204": { "description": "" } });
    document.operation("delete", id, json!({ "responses": responses }));
}

fn statuses(document: &mut Document, id: &str, used: &Used) {
    let of = |media_type: &str| response(media_type, &used.schema);
    let responses = json!({
        "200": of("application/json"),
        "201": of("application/x-ndjson"),
        "202": of("text/event-stream"),
        "203": of("application/xml"),
        "204": { "description": "" },
        "206": of("text/plain"),
        "4XX": of("application/json"),
        "409": response("application/json", &reference("Thing")),
        "default": of("application/xml"),
    });
    document.operation("get", id, json!({ "responses": responses }));
}

fn headers(document: &mut Document, id: &str, used: &Used) {
    let schema = &used.schema;
    let headers = json!({
        "X-Must": { "required": true, "schema": schema },
        "X-May": { "schema": schema, "explode": true },
        "X-Json": { "content": { "application/json": { "schema": schema } } },
    });
    let ok = json!({ "description": "", "headers": headers });
    document.operation("get", id, json!({ "responses": { "200": ok } }));
}

/// Parameters of each place and style.
fn parameters(document: &mut Document, id: &str, used: &Used) {
    let parameter = |name: &str, place: &str, more: Value| {
        let mut parameter = json!({ "name": name, "in": place, "schema": used.schema });
        let more = more.as_object().cloned().unwrap_or_default();
        parameter.as_object_mut().into_iter().for_each(|parameter| parameter.extend(more.clone()));
        parameter
    };
    let content = json!({ "application/json": { "schema": used.schema } });
    let parameters = json!([
        parameter("must", "query", json!({ "required": true })),
        parameter("may", "query", json!({ "explode": false })),
        parameter("deep", "query", json!({ "style": "deepObject", "explode": true })),
        parameter("piped", "query", json!({ "style": "pipeDelimited", "explode": false })),
        parameter("X-Must", "header", json!({ "required": true })),
        parameter("X-May", "header", json!({ "explode": true })),
        parameter("cookie", "cookie", json!({})),
        { "name": "json", "in": "query", "content": content },
    ]);
    document.operation("get", id, json!({ "parameters": parameters, "responses": no_content() }));
}

fn path_parameter(document: &mut Document, id: &str, used: &Used) {
    let parameter = json!({ "name": "p", "in": "path", "required": true, "schema": used.schema });
    document.operation_with_path_parameter(id, json!({ "parameters": [parameter], "responses": no_content() }));
}

fn body(document: &mut Document, id: &str, media_type: &str, used: &Used, required: bool) {
    let body = json!({ "required": required, "content": { media_type: { "schema": used.schema } } });
    document.operation("post", id, json!({ "requestBody": body, "responses": no_content() }));
}

/// Bodies of several media types.
fn bodies(document: &mut Document, id: &str, used: &Used) {
    let media = json!({ "schema": used.schema });
    let content = json!({
        "application/xml": media,
        "application/json": media,
        "multipart/form-data": media,
        "application/x-www-form-urlencoded": media,
        "text/plain": media,
        "application/octet-stream": media,
    });
    document.operation("post", id, json!({ "requestBody": { "content": content }, "responses": no_content() }));
}

fn call(document: &mut Document, used: &Used) {
    let body = json!({ "required": true, "content": { "application/json": { "schema": used.schema } } });
    let responses = json!({ "200": response("application/json", &used.schema) });
    document.operation("put", &used.name, json!({ "requestBody": body, "responses": responses }));
}
