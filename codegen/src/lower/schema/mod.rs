//! From a schema to the use of a type: `type_of`, and the place where the keywords part ways.
//!
//! Takes a schema at its place ([`SchemaAt`]) and gives a `TypeRef`; definitions that it needs are added to the API. What several places
//! ask for is made once: components have ids before anything is lowered (`definitions`), an inline schema is lowered once
//! (`inline_types`), equal inline shapes share a definition (`equal_shapes`), and a copy of a component is the component
//! (`inline_copies`).
//!
//! | keyword | file |
//! |---|---|
//! | `$ref` | `components.rs`, `target.rs` |
//! | `nullable`, null and blank among values and arms | `nullability.rs` |
//! | `allOf` | `all_of.rs`, and `schema_part.rs`, `merged_property.rs`, `narrowest_part.rs`; its bounds in `merge_budget.rs` |
//! | `oneOf`, `anyOf` | `one_of.rs`, and `shared_arms.rs`, `arm_hint.rs`, `union_arm.rs`; beside `properties` `union_with_properties.rs` |
//! | `discriminator` | `discriminator.rs`, `mapped_arms.rs`, `discriminator_property.rs`; on a base `inheritance.rs` |
//! | `enum` | `enumeration.rs`, `listed_values.rs`, `enum_labels.rs` |
//! | `properties`, `required`, `additionalProperties` | `object.rs`, `members.rs`, `field.rs` |
//! | `readOnly`, `writeOnly` | `access.rs` |
//! | `items`, `prefixItems` | `list.rs` |
//! | `type`, `format`, bounds | `scalar.rs`, and `string_format.rs`, `exact_decimal.rs` |
//! | `title`, `description`, lengths, patterns, `default` | `docs.rs` |
//! | `xml` | `xml.rs` |

mod access;
mod alike_arms;
mod all_of;
mod arm_hint;
mod bases;
mod components;
mod definitions;
mod discriminator;
mod discriminator_property;
mod docs;
mod enum_labels;
mod enumeration;
mod equal_shapes;
mod exact_decimal;
mod field;
mod inheritance;
mod inline_copies;
mod inline_types;
mod keywords;
mod list;
mod listed_values;
mod mapped_arms;
mod members;
mod merge_budget;
mod merged_property;
mod narrowest_part;
mod null_or_blank;
mod nullability;
mod object;
mod one_of;
mod own_types;
mod read_keywords;
mod scalar;
mod schema_at;
mod schema_part;
mod shared_arms;
mod string_format;
mod target;
mod type_or_shape;
mod union_arm;
mod union_cycles;
mod union_with_properties;
mod xml;

pub(super) use bases::children_of_bases;
pub(super) use components::Components;
pub(super) use discriminator_property::NamedByDiscriminator;
pub(super) use docs::short_example;
pub(super) use inline_copies::CopiedComponents;
pub(super) use inline_types::{InlineType, SchemaIds};
pub(super) use keywords::{JsonType, Keywords};
pub(super) use merge_budget::MergeBudget;
pub(super) use merged_property::MergedProperties;
pub(super) use nullability::KnownNullOrBlank;
pub(super) use schema_at::{SchemaAt, SchemaNode};
pub(super) use target::ComponentTarget;
pub(super) use xml::schema_xml;

use openapiv3::Schema;
use serde_json::Value;

use super::Lowering;
use crate::diagnostic::Diagnostic;
use crate::internal_keys;
use crate::ir::{TypeKind, TypeRef, Untyped};
use crate::pointer::Pointer;
use target::Target;
use type_or_shape::{TypeOrShape, any};

impl<'a> Lowering<'a, '_> {
    /// The type of the schema at a place. For a copy of a component it is the component's.
    pub(in crate::lower) fn type_of(&mut self, at: &SchemaAt<'a>) -> TypeRef {
        match at.node {
            SchemaNode::Inline(schema) => match self.copied_component(schema, at) {
                Some(id) => self.components.null_or_blank_in(schema).beside(TypeRef::new(TypeKind::Named(id))),
                None => self.own_type(at),
            },
            SchemaNode::Reference(_) => self.own_type(at),
        }
    }

    /// The same, with a definition of its own even for a copy of a component.
    fn own_type(&mut self, at: &SchemaAt<'a>) -> TypeRef {
        match at.node {
            SchemaNode::Reference(reference) => self.type_of_reference(reference, &at.pointer),
            SchemaNode::Inline(schema) => {
                let added = self.components.null_or_blank_in(schema);
                match self.components.only_null_or_blank(at.node) {
                    Some(only) => added.or(only).alone(),
                    None => {
                        let make = |lowering: &mut Self| lowering.lower_schema(schema, at);
                        self.lower_once(vec![at.node.into()], at, make, |ty| added.beside(ty))
                    }
                }
            }
        }
    }

    /// The type of the component that a reference names. It is nullable where the component is.
    fn type_of_reference(&mut self, reference: &str, pointer: &Pointer) -> TypeRef {
        match self.components.target_of_reference(reference) {
            Target::Type(name, added) => match self.ids.get(name) {
                Some((id, _)) => added.beside(TypeRef::new(TypeKind::Named(*id))),
                None => self.untyped(pointer, format!("the reference `{reference}` leads nowhere")),
            },
            Target::OnlyNullOrBlank(allowed) => allowed.alone(),
            Target::Cycle => self.untyped(pointer, format!("the reference `{reference}` leads back to itself")),
            Target::Missing => self.untyped(pointer, format!("the reference `{reference}` leads nowhere")),
        }
    }

    /// What a schema in place becomes.
    fn lower_schema(&mut self, schema: &'a Schema, at: &SchemaAt<'a>) -> TypeOrShape {
        let keywords = Keywords::of_schema(schema);
        let has_two_unions = !keywords.one_of.is_empty() && !keywords.any_of.is_empty();
        let is_only_union = !has_two_unions && !keywords.describes_value();
        if !keywords.all_of.is_empty() || (keywords.has_arms() && !is_only_union) {
            self.all_of(at)
        } else if keywords.has_arms() {
            self.union(schema, &keywords, at)
        } else {
            self.without_arms(schema, &keywords, at)
        }
    }

    /// What a schema becomes without its `allOf`, `oneOf` and `anyOf`.
    fn without_arms(&mut self, schema: &'a Schema, keywords: &Keywords<'a>, at: &SchemaAt<'a>) -> TypeOrShape {
        let listed = if keywords.values.is_empty() { None } else { self.enumeration(schema, keywords, at) };
        listed.unwrap_or_else(|| self.by_json_type(schema, keywords, at))
    }

    /// What a schema becomes by its `type`, or by what implies one.
    fn by_json_type(&mut self, schema: &'a Schema, keywords: &Keywords<'a>, at: &SchemaAt<'a>) -> TypeOrShape {
        match keywords.implied_type() {
            Some(JsonType::Object) => self.object(at),
            Some(JsonType::Array) => self.list(schema, keywords, at),
            Some(scalar) => {
                if keywords.format.is_none_or(|format| !self.settings.formats.contains_key(format)) {
                    self.note_format(scalar, schema, keywords.format, &at.pointer);
                }
                self.scalar(scalar, schema, keywords, &at.pointer).map_or_else(any, TypeOrShape::from)
            }
            None if schema.schema_data.extensions.get(internal_keys::UNTYPED) == Some(&Value::Bool(true)) => {
                TypeKind::Any(Untyped::ByUs).into()
            }
            None if keywords.negated => self
                .untyped(&at.pointer, "the schema has only `not`, which gives the value no type".to_owned())
                .kind
                .into(),
            None => any(),
        }
    }

    /// Any JSON value, with a warning that says why the type is not narrower.
    fn untyped(&mut self, pointer: &Pointer, message: String) -> TypeRef {
        self.diagnostics.push(Diagnostic::warning("untyped", pointer, message, "its type is any JSON value"));
        TypeRef::new(TypeKind::Any(Untyped::ByUs))
    }
}
