//! From a schema to a use of a type: the place where the kinds of schema part ways.

mod all_of;
mod arm_hint;
mod components;
mod definitions;
mod discriminator;
mod discriminator_property;
mod docs;
mod enum_labels;
mod enumeration;
mod equal_shapes;
mod inheritance;
mod inline_copies;
mod inline_types;
mod keywords;
mod list;
mod merged_property;
mod null_or_blank;
mod object;
mod one_of;
mod scalar;
mod schema_at;
mod schema_part;
mod shared_arms;
mod type_or_shape;
mod union_cycles;
mod union_with_properties;

pub(super) use components::Components;
pub(super) use docs::schema_xml;
pub(super) use inheritance::children_of_bases;
pub(super) use inline_copies::CopiedComponents;
pub(super) use inline_types::{InlineType, SchemaIds};
pub(super) use keywords::{JsonType, Keywords};
pub(super) use merged_property::MergedProperties;
pub(super) use schema_at::{SchemaAt, SchemaNode};

use openapiv3::Schema;
use serde_json::Value;

use super::Lowering;
use crate::diagnostic::Diagnostic;
use crate::internal_keys;
use crate::ir::{TypeKind, TypeRef, Untyped};
use crate::pointer::Pointer;
use components::Target;
use type_or_shape::{TypeOrShape, any};

impl<'a> Lowering<'a, '_> {
    /// The type at a place; a component's, where the schema is a copy of it.
    pub(in crate::lower) fn type_of(&mut self, at: &SchemaAt<'a>) -> TypeRef {
        match at.node {
            SchemaNode::Inline(schema) => match self.copied_component(schema, at) {
                Some(id) => self.components.null_or_blank_in(schema).beside(TypeRef::new(TypeKind::Named(id))),
                None => self.own_type(at),
            },
            SchemaNode::Reference(_) => self.own_type(at),
        }
    }

    /// The type at a place. A schema is lowered once, however often it is reached (through `allOf`, say).
    fn own_type(&mut self, at: &SchemaAt<'a>) -> TypeRef {
        match at.node {
            SchemaNode::Reference(reference) => self.reference(reference, &at.pointer),
            SchemaNode::Inline(schema) => {
                let bits = self.components.null_or_blank_in(schema);
                match self.components.only_null_or_blank(at.node) {
                    Some(empty) => bits.or(empty).alone(),
                    None => {
                        let body = |lowering: &mut Self| lowering.lower_schema(schema, at);
                        self.lower_once(vec![at.node.into()], at, body, |ty| bits.beside(ty))
                    }
                }
            }
        }
    }

    /// What a reference stands for, with the nullability of what it refers to.
    fn reference(&mut self, reference: &str, pointer: &Pointer) -> TypeRef {
        let target = match self.components.find(reference) {
            Some((name, _)) => self.components.target(name),
            None => Target::Missing,
        };
        match target {
            Target::Type(name, bits) => match self.ids.get(name) {
                Some((id, _)) => bits.beside(TypeRef::new(TypeKind::Named(*id))),
                None => self.untyped(pointer, format!("the reference `{reference}` leads nowhere")),
            },
            Target::Empty(bits) => bits.alone(),
            Target::Cycle => self.untyped(pointer, format!("the reference `{reference}` leads back to itself")),
            Target::Missing => self.untyped(pointer, format!("the reference `{reference}` leads nowhere")),
        }
    }

    /// What a schema says.
    fn lower_schema(&mut self, schema: &'a Schema, at: &SchemaAt<'a>) -> TypeOrShape {
        let keywords = Keywords::of_schema(schema);
        let both = !keywords.one_of.is_empty() && !keywords.any_of.is_empty();
        if !keywords.all_of.is_empty() || both || (keywords.has_arms() && keywords.says_something()) {
            return self.all_of(at);
        }
        if keywords.has_arms() {
            return self.union(schema, &keywords, at);
        }
        self.without_all_of(schema, &keywords, at)
    }

    /// A schema whose `allOf`, `oneOf` and `anyOf` are dealt with, or that has none.
    fn without_all_of(&mut self, schema: &'a Schema, keywords: &Keywords<'a>, at: &SchemaAt<'a>) -> TypeOrShape {
        if !keywords.values.is_empty()
            && let Some(body) = self.enumeration(schema, keywords, at)
        {
            return body;
        }
        self.plain(schema, keywords, at)
    }

    /// A schema without `allOf`, `oneOf`, `anyOf` and `enum`.
    fn plain(&mut self, schema: &'a Schema, keywords: &Keywords<'a>, at: &SchemaAt<'a>) -> TypeOrShape {
        match keywords.implied_type() {
            Some(JsonType::Object) => self.object(at),
            Some(JsonType::Array) => self.list(schema, keywords, at),
            Some(scalar) => match self.scalar(scalar, keywords, &at.pointer) {
                Some(kind) => kind.into(),
                None => any(),
            },
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

    /// The type of what cannot be typed, with a warning.
    fn untyped(&mut self, pointer: &Pointer, message: String) -> TypeRef {
        self.diagnostics.push(Diagnostic::warning("untyped", pointer, message, "its type is any JSON value"));
        TypeRef::new(TypeKind::Any(Untyped::ByUs))
    }
}
