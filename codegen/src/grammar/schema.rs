//! The keys of a Schema Object, 3.0's and JSON Schema 2020-12's.

use super::{Kind, Shape};

/// What stands at `key` of a schema.
pub(super) fn keyword(key: &str) -> Shape {
    match key {
        "type" | "title" | "description" | "format" | "pattern" | "$ref" => Shape::Text,
        "nullable" | "readOnly" | "writeOnly" | "deprecated" | "uniqueItems" => Shape::Bool,
        "multipleOf" | "minimum" | "maximum" => Shape::Number,
        "exclusiveMinimum" | "exclusiveMaximum" => Shape::NumberOrBool,
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => Shape::Size,
        "required" => Shape::TextList,
        "enum" => Shape::AnyList,
        "default" | "example" | "examples" | "const" => Shape::Any,
        "externalDocs" => Shape::One(Kind::ExternalDocs),
        "discriminator" => Shape::One(Kind::Discriminator),
        "xml" => Shape::One(Kind::Xml),
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" => Shape::Map(Kind::Schema),
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Shape::List(Kind::Schema),
        "items" | "not" | "if" | "then" | "else" | "contains" | "propertyNames" | "additionalItems" => {
            Shape::One(Kind::Schema)
        }
        "unevaluatedItems" | "unevaluatedProperties" | "contentSchema" => Shape::One(Kind::Schema),
        "additionalProperties" => Shape::SchemaOrBool,
        "contentEncoding" | "contentMediaType" | "$id" | "$schema" | "$anchor" | "$comment" => Shape::Text,
        "$dynamicAnchor" | "$dynamicRef" => Shape::Text,
        _ => Shape::Unknown,
    }
}

/// Whether OpenAPI 3.0 has this `type`.
pub(crate) fn is_type(name: &str) -> bool {
    matches!(name, "string" | "number" | "integer" | "boolean" | "object" | "array")
}
