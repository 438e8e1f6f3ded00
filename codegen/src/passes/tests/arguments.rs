//! How callers give the values of parameters.

use super::operation;
use crate::passes::{Argument, ArgumentInput, ArgumentJson};

const COMPONENTS: &str = "
    E: {type: string, enum: [a, b]}
    Name: {type: string}
    Names: {type: array, items: {type: string}}
    L: {type: array, items: {$ref: '#/components/schemas/L'}}
";

/// The arguments of parameters with these schemas.
fn arguments(schemas: &[&str]) -> Vec<Argument> {
    let parameters: Vec<String> = schemas
        .iter()
        .enumerate()
        .map(|(index, schema)| format!("      - {{in: query, name: p{index}, schema: {schema}}}\n"))
        .collect();
    let rest = format!("      parameters:\n{}      responses: {{'204': {{description: no}}}}\n", parameters.concat());
    operation(&rest, COMPONENTS).arguments.row(0).clone()
}

#[test]
fn each_argument_has_the_json_type_of_its_schema() {
    let array = |item| ArgumentJson::Array(Box::new(item));
    let (schemas, expected): (Vec<&str>, Vec<ArgumentJson>) = [
        ("{type: string, format: date}", ArgumentJson::String),
        ("{type: integer}", ArgumentJson::Integer),
        ("{type: number, format: decimal}", ArgumentJson::Number),
        ("{type: boolean, nullable: true}", ArgumentJson::Boolean),
        ("{$ref: '#/components/schemas/E'}", ArgumentJson::String),
        ("{type: integer, enum: [1, 2]}", ArgumentJson::Integer),
        ("{type: array, items: {type: integer}}", array(ArgumentJson::Integer)),
        ("{$ref: '#/components/schemas/L'}", array(ArgumentJson::Any)),
        ("{type: object, properties: {x: {type: string}}}", ArgumentJson::Object),
        ("{type: object, additionalProperties: {type: string}}", ArgumentJson::Object),
        ("{oneOf: [{type: string}, {type: integer}]}", ArgumentJson::Any),
        ("{}", ArgumentJson::Any),
    ]
    .into_iter()
    .unzip();
    let json: Vec<ArgumentJson> = arguments(&schemas).into_iter().map(|argument| argument.json).collect();
    assert_eq!(json, expected);
}

#[test]
fn text_and_enums_convert_and_lists_take_iterators() {
    let schemas = [
        "{type: string}",
        "{$ref: '#/components/schemas/Name'}",
        "{$ref: '#/components/schemas/E'}",
        "{type: array, items: {type: string}}",
        "{$ref: '#/components/schemas/Names'}",
        "{type: integer}",
        "{type: string, format: date}",
    ];
    let inputs = arguments(&schemas).into_iter().map(|argument| match argument.input {
        ArgumentInput::Into => "into",
        ArgumentInput::Items(_) => "items",
        ArgumentInput::Exact => "exact",
    });
    // A list with a name of its own is taken as the type of that name.
    assert_eq!(inputs.collect::<Vec<_>>(), ["into", "into", "into", "items", "exact", "exact", "exact"]);
}
