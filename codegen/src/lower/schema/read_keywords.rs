//! Reads a schema's keywords out of the struct of openapiv3 that holds them: one per `type`, or `AnySchema` where keywords of several
//! types are mixed.

use openapiv3::{
    AnySchema, IntegerFormat, NumberFormat, Schema, SchemaData, SchemaKind, StringFormat, Type, VariantOrUnknownOrEmpty,
};
use serde_json::{Number, Value};

use super::keywords::{JsonType, Keywords, Range};
use super::listed_values::{Written, fraction};
use super::schema_at::SchemaNode;
use crate::internal_keys;

impl<'a> Keywords<'a> {
    /// The keywords of a schema.
    pub fn of_schema(schema: &'a Schema) -> Self {
        let mut keywords = match &schema.schema_kind {
            SchemaKind::Type(of_type) => Self::of_type(of_type),
            SchemaKind::OneOf { one_of } => Self { one_of, ..Self::default() },
            SchemaKind::AllOf { all_of } => Self { all_of, ..Self::default() },
            SchemaKind::AnyOf { any_of } => Self { any_of, ..Self::default() },
            SchemaKind::Not { .. } => Self { negated: true, ..Self::default() },
            SchemaKind::Any(any) => Self::of_any(any),
        };
        keywords.read_moved_bounds(&schema.schema_data);
        keywords
    }

    fn of_type(of_type: &'a Type) -> Self {
        match of_type {
            Type::String(string) => Self {
                json_type: Some(JsonType::String),
                format: format_name(&string.format, string_format),
                pattern: string.pattern.as_deref(),
                lengths: Range { minimum: string.min_length, maximum: string.max_length },
                values: Written::Strings(&string.enumeration).into(),
                ..Self::default()
            },
            Type::Number(number) => Self {
                json_type: Some(JsonType::Number),
                format: format_name(&number.format, number_format),
                bounds: Range {
                    minimum: number.minimum.and_then(fraction),
                    maximum: number.maximum.and_then(fraction),
                },
                exclusive_minimum: number.exclusive_minimum,
                exclusive_maximum: number.exclusive_maximum,
                multiple_of: number.multiple_of.and_then(fraction),
                values: Written::Numbers(&number.enumeration).into(),
                ..Self::default()
            },
            Type::Integer(integer) => Self {
                json_type: Some(JsonType::Integer),
                format: format_name(&integer.format, integer_format),
                bounds: Range {
                    minimum: integer.minimum.map(Number::from),
                    maximum: integer.maximum.map(Number::from),
                },
                exclusive_minimum: integer.exclusive_minimum,
                exclusive_maximum: integer.exclusive_maximum,
                multiple_of: integer.multiple_of.map(Number::from),
                values: Written::Integers(&integer.enumeration).into(),
                ..Self::default()
            },
            Type::Boolean(boolean) => Self {
                json_type: Some(JsonType::Boolean),
                values: Written::Booleans(&boolean.enumeration).into(),
                ..Self::default()
            },
            Type::Array(array) => Self {
                json_type: Some(JsonType::Array),
                items: array.items.as_ref().map(SchemaNode::from),
                sizes: Range { minimum: array.min_items, maximum: array.max_items },
                unique_items: array.unique_items,
                ..Self::default()
            },
            Type::Object(object) => Self {
                json_type: Some(JsonType::Object),
                properties: Some(&object.properties),
                required: &object.required,
                additional: object.additional_properties.as_ref(),
                counts: Range { minimum: object.min_properties, maximum: object.max_properties },
                ..Self::default()
            },
        }
    }

    fn of_any(any: &'a AnySchema) -> Self {
        Self {
            json_type: any.typ.as_deref().and_then(json_type),
            format: any.format.as_deref(),
            pattern: any.pattern.as_deref(),
            lengths: Range { minimum: any.min_length, maximum: any.max_length },
            sizes: Range { minimum: any.min_items, maximum: any.max_items },
            counts: Range { minimum: any.min_properties, maximum: any.max_properties },
            unique_items: any.unique_items.unwrap_or_default(),
            bounds: Range { minimum: any.minimum.and_then(fraction), maximum: any.maximum.and_then(fraction) },
            exclusive_minimum: any.exclusive_minimum.unwrap_or_default(),
            exclusive_maximum: any.exclusive_maximum.unwrap_or_default(),
            multiple_of: any.multiple_of.and_then(fraction),
            values: Written::Values(&any.enumeration).into(),
            properties: Some(&any.properties),
            required: &any.required,
            additional: any.additional_properties.as_ref(),
            items: any.items.as_ref().map(SchemaNode::from),
            one_of: &any.one_of,
            any_of: &any.any_of,
            all_of: &any.all_of,
            negated: any.not.is_some(),
        }
    }

    /// `normalize` puts bounds that openapiv3's integers cannot hold under internal keys.
    fn read_moved_bounds(&mut self, data: &SchemaData) {
        let moved = |key: &str| match data.extensions.get(key) {
            Some(Value::Number(number)) => Some(number.clone()),
            _ => None,
        };
        self.bounds.minimum = moved(internal_keys::MINIMUM).or(self.bounds.minimum.take());
        self.bounds.maximum = moved(internal_keys::MAXIMUM).or(self.bounds.maximum.take());
        self.multiple_of = moved(internal_keys::MULTIPLE_OF).or(self.multiple_of.take());
    }
}

fn json_type(name: &str) -> Option<JsonType> {
    match name {
        "string" => Some(JsonType::String),
        "number" => Some(JsonType::Number),
        "integer" => Some(JsonType::Integer),
        "boolean" => Some(JsonType::Boolean),
        "array" => Some(JsonType::Array),
        "object" => Some(JsonType::Object),
        _ => None,
    }
}

fn format_name<T>(format: &VariantOrUnknownOrEmpty<T>, name: impl Fn(&T) -> &'static str) -> Option<&str> {
    match format {
        VariantOrUnknownOrEmpty::Item(known) => Some(name(known)),
        VariantOrUnknownOrEmpty::Unknown(unknown) => Some(unknown),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

fn string_format(format: &StringFormat) -> &'static str {
    match format {
        StringFormat::Date => "date",
        StringFormat::DateTime => "date-time",
        StringFormat::Password => "password",
        StringFormat::Byte => "byte",
        StringFormat::Binary => "binary",
    }
}

fn number_format(format: &NumberFormat) -> &'static str {
    match format {
        NumberFormat::Float => "float",
        NumberFormat::Double => "double",
    }
}

fn integer_format(format: &IntegerFormat) -> &'static str {
    match format {
        IntegerFormat::Int32 => "int32",
        IntegerFormat::Int64 => "int64",
    }
}
