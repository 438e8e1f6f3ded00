//! What the names under `components.schemas` stand for.
//!
//! Everything here only looks at schemas; no type is made. So recursion among components costs nothing, and a component's
//! nullability is known before its body is lowered.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{OpenAPI, ReferenceOr, Schema};
use serde_json::Value;

use super::keywords::{JsonType, Keywords};
use super::null_or_blank::{NullOrBlank, is_blank_among_strings, lists_only_null_or_blank};
use super::schema_at::SchemaNode;
use crate::lower::reference::component_name;

/// The component schemas.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Components<'a> {
    schemas: Option<&'a IndexMap<String, ReferenceOr<Schema>>>,
}

/// What a component stands for.
pub(in crate::lower) enum Target<'a> {
    /// The type of this component (its own, unless it is only a reference), with what was added on the way.
    Type(&'a str, NullOrBlank),
    /// Nothing but null or the empty string (NullEnum, BlankEnum).
    Empty(NullOrBlank),
    /// References that only lead back to themselves.
    Cycle,
    /// No such component.
    Missing,
}

/// The longest chain of references that is followed where only a hint is wanted (a class, an access flag).
const HOPS: usize = 64;

impl<'a> Components<'a> {
    pub fn new(document: &'a OpenAPI) -> Self {
        Self { schemas: document.components.as_ref().map(|components| &components.schemas) }
    }

    /// The components in document order.
    pub fn iter(self) -> impl Iterator<Item = (&'a str, SchemaNode<'a>)> {
        self.schemas.into_iter().flatten().map(|(name, schema)| (name.as_str(), SchemaNode::from(schema)))
    }

    /// The component that a reference names.
    pub fn find(self, reference: &str) -> Option<(&'a str, SchemaNode<'a>)> {
        let name = component_name(reference, "schemas")?;
        self.schemas?.get_key_value(&name).map(|(name, schema)| (name.as_str(), SchemaNode::from(schema)))
    }

    /// What a component stands for, through components that are only a reference to another.
    pub fn target(self, name: &'a str) -> Target<'a> {
        let mut seen = HashSet::new();
        let mut bits = NullOrBlank::default();
        let Some(mut current) = self.schemas.and_then(|schemas| schemas.get_key_value(name)) else {
            return Target::Missing;
        };
        loop {
            if !seen.insert(current.0.as_str()) {
                return Target::Cycle;
            }
            let (reference, added) = match SchemaNode::from(current.1) {
                SchemaNode::Reference(reference) => (Some(reference), NullOrBlank::default()),
                SchemaNode::Inline(schema) => {
                    let reference = self.sole_reference(schema).filter(|base| !self.is_base(base, current.0));
                    (reference, self.null_or_blank_in(schema))
                }
            };
            bits = bits.or(added);
            let Some(reference) = reference else {
                let empty = lists_only_null_or_blank(SchemaNode::from(current.1));
                return empty.map_or(Target::Type(current.0, bits), |own| Target::Empty(bits.or(own)));
            };
            let next = component_name(reference, "schemas");
            match next.and_then(|next| self.schemas.and_then(|schemas| schemas.get_key_value(&next))) {
                Some(next) => current = next,
                None => return Target::Missing,
            }
        }
    }

    /// The reference that a schema is nothing more than: `allOf` of one with annotations, or the one arm beside null and blank.
    fn sole_reference(self, schema: &'a Schema) -> Option<&'a str> {
        let keywords = Keywords::of_schema(schema);
        if keywords.says_something() {
            return None;
        }
        let arms = match (keywords.all_of, keywords.one_of, keywords.any_of) {
            ([only], [], []) => return reference_of(only),
            ([], arms, []) | ([], [], arms) => arms,
            _ => return None,
        };
        let mut rest = arms.iter().filter(|arm| self.only_null_or_blank(SchemaNode::from(*arm)).is_none());
        match (rest.next(), rest.next()) {
            (Some(only), None) => reference_of(only),
            _ => None,
        }
    }

    /// Whether `reference` names a base with a discriminator, of whose union the component `child` is an arm: naming the base in
    /// `allOf` then means to inherit from it, not to be it.
    pub fn is_base(self, reference: &str, child: &str) -> bool {
        let Some((_, SchemaNode::Inline(base))) = self.find(reference) else { return false };
        let keywords = Keywords::of_schema(base);
        let mut arms = keywords.one_of.iter().chain(keywords.any_of).filter_map(reference_of);
        let lists_child = arms.any(|arm| component_name(arm, "schemas").as_deref() == Some(child));
        base.schema_data.discriminator.is_some() && (lists_child || !keywords.has_arms())
    }

    /// Whether `child` has the component that `base` refers to among its `allOf`, at any depth.
    pub fn extends(self, child: SchemaNode<'a>, base: SchemaNode<'a>) -> bool {
        let SchemaNode::Reference(base) = base else { return false };
        let mut seen = HashSet::new();
        let mut open = vec![child];
        while let Some(node) = open.pop() {
            match node {
                SchemaNode::Reference(reference) if reference == base => return true,
                SchemaNode::Reference(reference) => {
                    open.extend(self.find(reference).filter(|(name, _)| seen.insert(*name)).map(|(_, node)| node));
                }
                SchemaNode::Inline(schema) => {
                    open.extend(Keywords::of_schema(schema).all_of.iter().map(SchemaNode::from))
                }
            }
        }
        false
    }

    /// The schema behind a reference, through references and through wrappers that only annotate one.
    pub fn schema_behind(self, node: SchemaNode<'a>) -> Option<&'a Schema> {
        let mut node = node;
        for _ in 0..HOPS {
            match node {
                SchemaNode::Reference(reference) => node = self.find(reference)?.1,
                SchemaNode::Inline(schema) => match self.sole_reference(schema) {
                    Some(reference) => node = SchemaNode::Reference(reference),
                    None => return Some(schema),
                },
            }
        }
        None
    }

    /// Whether a node is nothing but null or the empty string, by shape and through references.
    pub fn only_null_or_blank(self, node: SchemaNode<'a>) -> Option<NullOrBlank> {
        let mut node = node;
        for _ in 0..HOPS {
            match node {
                SchemaNode::Reference(reference) => node = self.find(reference)?.1,
                SchemaNode::Inline(_) => return lists_only_null_or_blank(node),
            }
        }
        None
    }

    /// What a schema itself adds: `nullable`, null and blank among its arms and values.
    pub fn null_or_blank_in(self, schema: &'a Schema) -> NullOrBlank {
        self.null_or_blank_within(schema, HOPS)
    }

    /// What a value at a node may be, whatever stands between it and the type.
    pub fn null_or_blank_at(self, node: SchemaNode<'a>) -> NullOrBlank {
        match node {
            SchemaNode::Reference(reference) => match self.find(reference).map(|(name, _)| self.target(name)) {
                Some(Target::Type(_, bits) | Target::Empty(bits)) => bits,
                Some(Target::Cycle | Target::Missing) | None => NullOrBlank::default(),
            },
            SchemaNode::Inline(schema) => {
                let behind = self
                    .sole_reference(schema)
                    .map(|reference| self.null_or_blank_at(SchemaNode::Reference(reference)));
                self.null_or_blank_in(schema).or(behind.unwrap_or_default())
            }
        }
    }

    fn null_or_blank_within(self, schema: &'a Schema, hops: usize) -> NullOrBlank {
        let keywords = Keywords::of_schema(schema);
        let mut bits = NullOrBlank { nullable: schema.schema_data.nullable, blankable: false };
        if keywords.values.len() > 1 {
            bits.nullable |= keywords.values.iter().any(Value::is_null);
            bits.blankable |= is_blank_among_strings(&keywords.values);
        }
        let arms = || keywords.one_of.iter().chain(keywords.any_of).map(SchemaNode::from);
        for arm in arms() {
            match (self.only_null_or_blank(arm), arm) {
                (Some(empty), _) => bits = bits.or(empty),
                (None, SchemaNode::Inline(arm)) => {
                    bits.nullable |= arm.schema_data.nullable || self.nested_null(arm, hops)
                }
                (None, SchemaNode::Reference(_)) => {
                    bits.nullable |= self
                        .schema_behind(arm)
                        .is_some_and(|schema| schema.schema_data.nullable || self.nested_null(schema, hops));
                }
            }
        }
        if bits.blankable && keywords.has_arms() {
            bits.blankable =
                !arms().filter(|arm| self.only_null_or_blank(*arm).is_none()).all(|arm| self.is_plain_text(arm));
        }
        if let ([_, _, ..], Some(hops)) = (keywords.all_of, hops.checked_sub(1).filter(|hops| *hops > HOPS - 4)) {
            bits.nullable |= keywords.all_of.iter().all(|arm| {
                self.schema_behind(SchemaNode::from(arm))
                    .is_some_and(|schema| self.null_or_blank_within(schema, hops).nullable)
            });
        }
        bits
    }

    /// Whether null is among the arms of a union that is itself an arm.
    fn nested_null(self, arm: &'a Schema, hops: usize) -> bool {
        let deeper = hops.checked_sub(1).filter(|hops| *hops > HOPS - 4 && Keywords::of_schema(arm).has_arms());
        deeper.is_some_and(|hops| self.null_or_blank_within(arm, hops).nullable)
    }

    /// Whether a `String` already has room for the empty string here.
    pub fn is_plain_text(self, node: SchemaNode<'a>) -> bool {
        self.schema_behind(node).map(Keywords::of_schema).is_some_and(|keywords| {
            keywords.json_type == Some(JsonType::String)
                && keywords.values.is_empty()
                && !super::scalar::has_own_type(keywords.format)
        })
    }
}

fn reference_of(node: &ReferenceOr<Schema>) -> Option<&str> {
    match node {
        ReferenceOr::Reference { reference } => Some(reference),
        ReferenceOr::Item(_) => None,
    }
}
