//! One view of a schema's keywords, whichever of openapiv3's shapes holds them.
//!
//! openapiv3 has a struct per `type` and `AnySchema` for everything that mixes; reading through [`Keywords`], each rule of this stage
//! is written once.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, IntegerFormat, NumberFormat, ReferenceOr, Schema, SchemaData, SchemaKind, StringFormat, Type,
    VariantOrUnknownOrEmpty,
};
use serde_json::{Number, Value};

use super::schema_at::SchemaNode;
use crate::internal_keys;

/// `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum JsonType {
    String,
    Number,
    Integer,
    Boolean,
    Array,
    Object,
}

/// A schema's keywords.
#[derive(Clone, Default)]
pub(in crate::lower) struct Keywords<'a> {
    pub json_type: Option<JsonType>,
    pub format: Option<&'a str>,
    pub pattern: Option<&'a str>,
    pub lengths: Range<usize>,
    pub sizes: Range<usize>,
    pub counts: Range<usize>,
    pub unique_items: bool,
    pub bounds: Range<Number>,
    pub exclusive_minimum: bool,
    pub exclusive_maximum: bool,
    pub multiple_of: Option<Number>,
    pub values: Vec<Value>,
    pub properties: Option<&'a IndexMap<String, ReferenceOr<Box<Schema>>>>,
    pub required: &'a [String],
    pub additional: Option<&'a AdditionalProperties>,
    pub items: Option<SchemaNode<'a>>,
    pub one_of: &'a [ReferenceOr<Schema>],
    pub any_of: &'a [ReferenceOr<Schema>],
    pub all_of: &'a [ReferenceOr<Schema>],
    pub negated: bool,
}

/// The two ends of a range, each where given: lengths (characters), sizes (items), counts (properties), bounds (numbers).
#[derive(Clone, Debug)]
pub(in crate::lower) struct Range<T> {
    pub minimum: Option<T>,
    pub maximum: Option<T>,
}

impl<T> Default for Range<T> {
    fn default() -> Self {
        Self { minimum: None, maximum: None }
    }
}

impl<'a> Keywords<'a> {
    /// Reads a schema.
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
                values: values(&string.enumeration),
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
                values: number.enumeration.iter().map(|value| value.and_then(fraction).into()).collect(),
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
                values: values(&integer.enumeration),
                ..Self::default()
            },
            Type::Boolean(boolean) => {
                Self { json_type: Some(JsonType::Boolean), values: values(&boolean.enumeration), ..Self::default() }
            }
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

    fn of_any(any: &'a openapiv3::AnySchema) -> Self {
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
            values: any.enumeration.clone(),
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

    /// `type`, or what the keywords that concern one type only imply.
    pub fn implied_type(&self) -> Option<JsonType> {
        self.json_type.or_else(|| {
            if self.has_properties() || self.additional.is_some() {
                Some(JsonType::Object)
            } else if self.items.is_some() {
                Some(JsonType::Array)
            } else {
                None
            }
        })
    }

    /// Whether `properties` names any.
    pub fn has_properties(&self) -> bool {
        self.properties.is_some_and(|properties| !properties.is_empty())
    }

    /// Whether there is a `oneOf` or an `anyOf`.
    pub fn has_arms(&self) -> bool {
        !self.one_of.is_empty() || !self.any_of.is_empty()
    }

    /// Whether keywords beside `allOf`, `oneOf` and `anyOf` say what the value is; a bare `type: object` does not.
    pub fn says_something(&self) -> bool {
        let bare = matches!(self.json_type, None | Some(JsonType::Object));
        !bare || self.says_more_than_type()
    }

    /// The same without regard to `type`.
    pub fn says_more_than_type(&self) -> bool {
        self.has_properties()
            || !self.required.is_empty()
            || matches!(self.additional, Some(AdditionalProperties::Schema(_) | AdditionalProperties::Any(true)))
            || self.items.is_some()
            || !self.values.is_empty()
            || self.format.is_some()
    }

    /// Whether it only adds conditions to a type that is said elsewhere, as `required: [a]` alone does.
    pub fn only_constrains(&self) -> bool {
        self.implied_type().is_none_or(|json_type| json_type == JsonType::Object)
            && !self.has_properties()
            && !matches!(self.additional, Some(AdditionalProperties::Schema(_)))
            && !self.has_arms()
            && self.all_of.is_empty()
            && self.values.is_empty()
            && (!self.required.is_empty() || self.negated)
    }
}

/// A listed value as a word: a string without its quotes.
pub(super) fn value_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
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

fn values<T: Clone>(values: &[Option<T>]) -> Vec<Value>
where
    Value: From<Option<T>>,
{
    values.iter().cloned().map(Value::from).collect()
}

/// A whole number becomes an integer again, as the document wrote it.
fn fraction(number: f64) -> Option<Number> {
    let text = number.to_string();
    text.parse::<i64>().map(Number::from).ok().or_else(|| Number::from_f64(number))
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
