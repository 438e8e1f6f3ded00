//! How the texts of response headers are read.

use super::operation;
use crate::passes::HeaderShape;

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

#[test]
fn a_recursive_type_in_a_header_ends_as_text() {
    let deep = "{up: {up: {up: {up: text, ..text}, ..text}, ..text}, ..text}";
    assert_eq!(header("{schema: {$ref: '#/components/schemas/Tree'}}"), deep);
}
