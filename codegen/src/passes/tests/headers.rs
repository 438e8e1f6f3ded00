//! How the texts of response headers are read.

use super::{operation, planned_with};
use crate::passes::HeaderShape;
use crate::settings::Settings;

const COMPONENTS: &str = "
    Tree: {type: object, properties: {up: {$ref: '#/components/schemas/Tree'}}}
";

/// The shape of a header with this Header Object.
fn header(written: &str) -> String {
    let rest = format!("      responses:\n        '204': {{description: no, headers: {{X: {written}}}}}\n");
    show(&operation(&rest, COMPONENTS).headers.row(0)[0])
}

fn show(shape: &HeaderShape) -> String {
    match shape {
        HeaderShape::Text => "text".to_owned(),
        HeaderShape::Literal => "literal".to_owned(),
        HeaderShape::Either => "either".to_owned(),
        HeaderShape::Json => "json".to_owned(),
        HeaderShape::List(item) => format!("[{}]", show(item)),
        HeaderShape::Delimited(item, delimiter) => format!("[{} by {delimiter:?}]", show(item)),
        HeaderShape::Object { explode: _, fields, others } => {
            let fields: String = fields.iter().map(|(key, shape)| format!("{key}: {}, ", show(shape))).collect();
            format!("{{{fields}..{}}}", show(others))
        }
    }
}

#[test]
fn a_header_is_read_by_its_schema() {
    assert_eq!(header("{schema: {type: string}}"), "text");
    assert_eq!(header("{schema: {type: integer}}"), "literal");
    assert_eq!(header("{schema: {oneOf: [{type: string}, {type: integer}]}}"), "either");
    assert_eq!(header("{schema: {type: array, items: {type: boolean}}}"), "[literal]");
    assert_eq!(header("{schema: {type: object, properties: {a: {type: number}}}}"), "{a: literal, ..text}");
    assert_eq!(header("{schema: {type: object, additionalProperties: {type: number}}}"), "{..literal}");
}

#[test]
fn content_decides_before_the_schema() {
    assert_eq!(header("{content: {application/json: {schema: {type: integer}}}}"), "json");
    assert_eq!(header("{content: {text/plain: {schema: {type: integer}}}}"), "text");
}

/// What is said about an operation with these responses.
fn said(responses: &str) -> Vec<String> {
    let yaml = format!(
        "paths:\n  /a:\n    get:\n      operationId: a\n      responses:\n{responses}\ncomponents:\n  schemas:\n{COMPONENTS}"
    );
    let (_, diagnostics) = planned_with(&yaml, &Settings::default());
    diagnostics.iter().map(|diagnostic| format!("{} {}", diagnostic.code, diagnostic.pointer)).collect()
}

#[test]
fn a_header_with_another_type_in_an_earlier_response_is_noted() {
    let two = |one: &str, other: &str| {
        let response = |status: &str, name: &str, schema: &str| {
            format!("        '{status}': {{description: no, headers: {{{name}: {{schema: {schema}}}}}}}\n")
        };
        said(&(response("200", "X", one) + &response("400", "x", other)))
    };
    let note = "header-of-two-types #/paths/~1a/get/responses/400/headers/x";
    assert_eq!(two("{type: integer}", "{type: string}"), [note]);
    assert_eq!(two("{type: string, enum: [a]}", "{type: string, enum: [b]}"), [note]);
    assert_eq!(two("{type: integer}", "{type: integer}"), [""; 0]);
    assert_eq!(two("{type: string, enum: [a]}", "{type: string, enum: [a]}"), [""; 0]);
}

#[test]
fn a_header_that_nests_too_deep_is_noted() {
    let header =
        |schema: &str| said(&format!("        '204': {{description: no, headers: {{X: {{schema: {schema}}}}}}}\n"));
    let list = |item: &str| format!("{{type: array, items: {item}}}");
    let deep = list(&list(&list("{type: integer}")));
    assert_eq!(header(&deep), [""; 0]);
    assert_eq!(header(&list(&deep)), ["header-too-deep #/paths/~1a/get/responses/204/headers/X"]);
    assert_eq!(
        header("{$ref: '#/components/schemas/Tree'}"),
        ["header-too-deep #/paths/~1a/get/responses/204/headers/X"]
    );
}

#[test]
fn a_recursive_type_in_a_header_ends_as_text() {
    let deep = "{up: {up: {up: {up: text, ..text}, ..text}, ..text}, ..text}";
    assert_eq!(header("{schema: {$ref: '#/components/schemas/Tree'}}"), deep);
}
