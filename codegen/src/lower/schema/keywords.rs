//! A schema's keywords, whichever struct of openapiv3 holds them.
//!
//! Every rule of this folder asks [`Keywords`], so that it is written once and not for each of openapiv3's structs
//! (`read_keywords` knows these).

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, ReferenceOr, Schema};
use serde_json::Number;

use super::listed_values::ListedValues;
use super::schema_at::SchemaNode;

/// A value of `type`.
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
    /// `type`.
    pub json_type: Option<JsonType>,
    /// `format`.
    pub format: Option<&'a str>,
    /// `pattern`.
    pub pattern: Option<&'a str>,
    /// `minLength` and `maxLength`.
    pub lengths: Range<usize>,
    /// `minItems` and `maxItems`.
    pub sizes: Range<usize>,
    /// `minProperties` and `maxProperties`.
    pub counts: Range<usize>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `minimum` and `maximum`.
    pub bounds: Range<Number>,
    /// `exclusiveMinimum`, a boolean in 3.0.
    pub exclusive_minimum: bool,
    /// `exclusiveMaximum`, a boolean in 3.0.
    pub exclusive_maximum: bool,
    /// `multipleOf`.
    pub multiple_of: Option<Number>,
    /// `enum`.
    pub values: ListedValues<'a>,
    /// `properties`.
    pub properties: Option<&'a IndexMap<String, ReferenceOr<Box<Schema>>>>,
    /// `required`.
    pub required: &'a [String],
    /// `additionalProperties`.
    pub additional: Option<&'a AdditionalProperties>,
    /// `items`.
    pub items: Option<SchemaNode<'a>>,
    /// `oneOf`.
    pub one_of: &'a [ReferenceOr<Schema>],
    /// `anyOf`.
    pub any_of: &'a [ReferenceOr<Schema>],
    /// `allOf`.
    pub all_of: &'a [ReferenceOr<Schema>],
    /// Whether there is a `not`.
    pub negated: bool,
}

/// The two ends of a range, each where the document gives it.
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
    /// The arms of `oneOf` and then of `anyOf`.
    pub fn arms(&self) -> impl Iterator<Item = SchemaNode<'a>> + use<'a> {
        self.one_of.iter().chain(self.any_of).map(SchemaNode::from)
    }

    /// `type`; without it, the type that `properties`, `additionalProperties` or `items` imply.
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

    /// Whether `properties` names a property.
    pub fn has_properties(&self) -> bool {
        self.properties.is_some_and(|properties| !properties.is_empty())
    }

    /// Whether there is a `oneOf` or an `anyOf`.
    pub fn has_arms(&self) -> bool {
        !self.one_of.is_empty() || !self.any_of.is_empty()
    }

    /// Whether a keyword other than `allOf`, `oneOf` and `anyOf` says what the value is. `type: object` alone does not.
    pub fn describes_value(&self) -> bool {
        let bare = matches!(self.json_type, None | Some(JsonType::Object));
        !bare || self.says_more_than_type()
    }

    /// Whether a keyword other than `type`, `allOf`, `oneOf` and `anyOf` says what the value is.
    fn says_more_than_type(&self) -> bool {
        self.has_properties()
            || !self.required.is_empty()
            || matches!(self.additional, Some(AdditionalProperties::Schema(_) | AdditionalProperties::Any(true)))
            || self.items.is_some()
            || !self.values.is_empty()
            || self.format.is_some()
    }

    /// Whether the schema says nothing about the type of the value, and only adds conditions: `required: [a]` alone, say.
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
