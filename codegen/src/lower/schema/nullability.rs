//! Which schemas allow null or the empty string beside the values of their type.
//!
//! Null is `nullable: true`, a `null` in `enum`, or an arm that allows nothing else; for `allOf`, all of its parts must allow it. Blank
//! is an empty string among other strings in `enum`, or an arm that allows nothing else.

use std::cell::RefCell;
use std::collections::HashMap;

use openapiv3::Schema;
use serde_json::Value;

use super::components::Components;
use super::keywords::{JsonType, Keywords};
use super::null_or_blank::{NullOrBlank, is_blank_among_strings};
use super::schema_at::SchemaNode;
use super::string_format::has_own_type;
use super::target::Target;

/// What schemas add to the types that they describe, by their addresses and by how deep unions and `allOf` in them are looked into. A
/// schema may be an arm of many unions.
pub(in crate::lower) type KnownNullOrBlank = RefCell<HashMap<(*const Schema, usize), NullOrBlank>>;

/// How deep unions and `allOf` are looked into.
const DEPTH: usize = 4;

impl<'a> Components<'a> {
    /// What a schema itself adds to the type that it describes.
    pub fn null_or_blank_in(self, schema: &'a Schema) -> NullOrBlank {
        self.null_or_blank_to_depth(schema, DEPTH)
    }

    /// What a value at a node may be, whatever stands between the node and the type.
    pub fn null_or_blank_at(self, node: SchemaNode<'a>) -> NullOrBlank {
        match node {
            SchemaNode::Reference(reference) => match self.target_of_reference(reference) {
                Target::Type(_, allowed) | Target::OnlyNullOrBlank(allowed) => allowed,
                Target::Cycle | Target::Missing => NullOrBlank::default(),
            },
            SchemaNode::Inline(schema) => {
                let behind = self.sole_reference(schema).map(SchemaNode::Reference);
                let behind = behind.map(|node| self.null_or_blank_at(node)).unwrap_or_default();
                self.null_or_blank_in(schema).or(behind)
            }
        }
    }

    fn null_or_blank_to_depth(self, schema: &'a Schema, depth: usize) -> NullOrBlank {
        let key = (std::ptr::from_ref(schema), depth);
        if let Some(known) = self.null_or_blank.borrow().get(&key) {
            return *known;
        }
        let found = self.find_null_or_blank(schema, depth);
        self.null_or_blank.borrow_mut().insert(key, found);
        found
    }

    fn find_null_or_blank(self, schema: &'a Schema, depth: usize) -> NullOrBlank {
        let keywords = Keywords::of_schema(schema);
        let mut allowed = NullOrBlank { nullable: schema.schema_data.nullable, blankable: false };
        if keywords.values.len() > 1 {
            allowed.nullable |= keywords.values.iter().any(Value::is_null);
            allowed.blankable |= is_blank_among_strings(&keywords.values);
        }
        for arm in keywords.arms() {
            match self.only_null_or_blank(arm) {
                Some(only) => allowed = allowed.or(only),
                None => allowed.nullable |= self.allows_null(arm, depth),
            }
        }
        if allowed.blankable && keywords.has_arms() {
            let mut others = keywords.arms().filter(|arm| self.only_null_or_blank(*arm).is_none());
            allowed.blankable = !others.all(|arm| self.is_plain_text(arm));
        }
        allowed.nullable |= self.all_parts_allow_null(&keywords, depth);
        allowed
    }

    /// Whether an arm of a union allows null beside other values: itself, or one of its own arms.
    fn allows_null(self, arm: SchemaNode<'a>, depth: usize) -> bool {
        let schema = match arm {
            SchemaNode::Inline(schema) => Some(schema),
            SchemaNode::Reference(_) => self.schema_behind(arm),
        };
        schema.is_some_and(|schema| schema.schema_data.nullable || self.arms_allow_null(schema, depth))
    }

    fn arms_allow_null(self, schema: &'a Schema, depth: usize) -> bool {
        let deeper = depth.checked_sub(1).filter(|left| *left > 0 && Keywords::of_schema(schema).has_arms());
        deeper.is_some_and(|depth| self.null_or_blank_to_depth(schema, depth).nullable)
    }

    /// Whether an `allOf` of several parts allows null because each of them does.
    fn all_parts_allow_null(self, keywords: &Keywords<'a>, depth: usize) -> bool {
        let ([_, _, ..], Some(depth @ 1..)) = (keywords.all_of, depth.checked_sub(1)) else { return false };
        let mut parts = keywords.all_of.iter().map(|part| self.schema_behind(SchemaNode::from(part)));
        parts.all(|part| part.is_some_and(|schema| self.null_or_blank_to_depth(schema, depth).nullable))
    }

    /// Whether a node becomes a `String`, which has room for the empty string.
    fn is_plain_text(self, node: SchemaNode<'a>) -> bool {
        self.keywords_behind(node).is_some_and(|keywords| {
            let is_text = keywords.json_type == Some(JsonType::String) && keywords.values.is_empty();
            let is_own = keywords.format.is_some_and(|format| self.own_formats.contains_key(format));
            is_text && !is_own && !has_own_type(keywords.format)
        })
    }
}
