//! From a schema to a use of a type: the place where the kinds of schema part ways.

use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

use super::Lowering;
use super::components::{Bits, Target};
use super::docs::xml;
use super::facts::{Facts, JsonType};
use super::once::placeholder;
use super::place::{At, Node, component_pointer};
use crate::diagnostic::Diagnostic;
use crate::ir::{NameHint, Shape, TypeDef, TypeId, TypeKind, TypeRef, Untyped, Usage, View};
use crate::pointer::Pointer;

/// What a schema says, before it has a definition.
pub(super) enum Body {
    /// A type that needs no definition of its own.
    Type(TypeRef),
    /// The content of a definition.
    Shape(Shape),
}

impl From<TypeKind> for Body {
    fn from(kind: TypeKind) -> Self {
        Self::Type(TypeRef::new(kind))
    }
}

impl<'a> Lowering<'a, '_> {
    /// Gives every component that has a type of its own an id, so that bodies can refer to each other in any order.
    pub(super) fn define_components(&mut self) {
        for (name, node) in self.components.iter() {
            if !matches!(self.components.target(name), Target::Type(own, _) if own == name) {
                continue;
            }
            let at =
                At { component: Some(name), ..At::new(node, component_pointer("schemas", name), NameHint::new(name)) };
            let id = self.define(&at, placeholder(), true);
            self.ids.insert(name, (id, at));
        }
    }

    /// Lowers the bodies of the components.
    pub(super) fn lower_components(&mut self) {
        let components: Vec<(TypeId, At<'a>)> = self.ids.values().cloned().collect();
        for (id, at) in components {
            let shape = match (self.inheritance(id, &at), at.node) {
                (Some(union), _) => union,
                (None, Node::Inline(schema)) => match self.body(schema, &at) {
                    Body::Shape(shape) => shape,
                    Body::Type(ty) => Shape::Alias(TypeRef::new(ty.kind)),
                },
                (None, Node::Reference(_)) => continue,
            };
            if let Some(definition) = self.api.types.get_mut(id.index()) {
                definition.shape = shape;
            }
        }
    }

    /// The type at a place; a component's, where the schema is a copy of it.
    pub(super) fn type_of(&mut self, at: &At<'a>) -> TypeRef {
        match at.node {
            Node::Inline(schema) => match self.twin(schema, at) {
                Some(id) => with_bits(TypeRef::new(TypeKind::Named(id)), self.components.bits(schema)),
                None => self.own_type(at),
            },
            Node::Reference(_) => self.own_type(at),
        }
    }

    /// The type at a place. A schema is lowered once, however often it is reached (through `allOf`, say).
    pub(super) fn own_type(&mut self, at: &At<'a>) -> TypeRef {
        match at.node {
            Node::Reference(reference) => self.reference(reference, &at.pointer),
            Node::Inline(schema) => {
                let bits = self.components.bits(schema);
                match self.components.emptiness(at.node) {
                    Some(empty) => empty_type(bits.or(empty)),
                    None => {
                        let body = |lowering: &mut Self| lowering.body(schema, at);
                        self.once(vec![at.node.into()], at, body, |ty| with_bits(ty, bits))
                    }
                }
            }
        }
    }

    /// Gives a shape a definition; an equal one of the same last word is used again.
    pub(super) fn named(&mut self, body: Body, at: &At<'a>) -> TypeRef {
        self.named_as(body, at, false)
    }

    /// The same; `is_whole` where the schema at this place says all of it.
    pub(super) fn named_as(&mut self, body: Body, at: &At<'a>, is_whole: bool) -> TypeRef {
        match body {
            Body::Type(ty) => ty,
            Body::Shape(shape) => {
                let key = self.shape_key(&shape, &at.hint);
                let known = self.shapes.get(&key).copied();
                let id = known.unwrap_or_else(|| self.define(at, shape, is_whole));
                self.shapes.insert(key, id);
                TypeRef::new(TypeKind::Named(id))
            }
        }
    }

    pub(super) fn define(&mut self, at: &At<'a>, shape: Shape, is_whole: bool) -> TypeId {
        let docs = self.docs(at);
        let xml = match at.node {
            Node::Inline(schema) => xml(schema),
            Node::Reference(_) => None,
        };
        self.api.define(TypeDef {
            origin: at.pointer.clone(),
            is_whole,
            hint: at.hint.clone(),
            docs,
            shape,
            usage: Usage::default(),
            view: View::Plain,
            xml,
        })
    }

    /// What a reference stands for, with the nullability of what it refers to.
    pub(super) fn reference(&mut self, reference: &str, pointer: &Pointer) -> TypeRef {
        let target = match self.components.find(reference) {
            Some((name, _)) => self.components.target(name),
            None => Target::Missing,
        };
        match target {
            Target::Type(name, bits) => match self.ids.get(name) {
                Some((id, _)) => with_bits(TypeRef::new(TypeKind::Named(*id)), bits),
                None => self.untyped(pointer, format!("the reference `{reference}` leads nowhere")),
            },
            Target::Empty(bits) => empty_type(bits),
            Target::Cycle => self.untyped(pointer, format!("the reference `{reference}` leads back to itself")),
            Target::Missing => self.untyped(pointer, format!("the reference `{reference}` leads nowhere")),
        }
    }

    /// What a schema says.
    pub(super) fn body(&mut self, schema: &'a Schema, at: &At<'a>) -> Body {
        let facts = Facts::of(schema);
        let both = !facts.one_of.is_empty() && !facts.any_of.is_empty();
        if !facts.all_of.is_empty() || both || (facts.has_arms() && facts.says_something()) {
            return self.all_of(at);
        }
        if facts.has_arms() {
            return self.union(schema, &facts, at);
        }
        self.without_all_of(schema, &facts, at)
    }

    /// A schema whose `allOf`, `oneOf` and `anyOf` are dealt with, or that has none.
    pub(super) fn without_all_of(&mut self, schema: &'a Schema, facts: &Facts<'a>, at: &At<'a>) -> Body {
        if !facts.values.is_empty()
            && let Some(body) = self.enumeration(schema, facts, at)
        {
            return body;
        }
        self.plain(schema, facts, at)
    }

    /// A schema without `allOf`, `oneOf`, `anyOf` and `enum`.
    fn plain(&mut self, schema: &'a Schema, facts: &Facts<'a>, at: &At<'a>) -> Body {
        match facts.implied_type() {
            Some(JsonType::Object) => self.object(at),
            Some(JsonType::Array) => self.list(schema, facts, at),
            Some(scalar) => match self.scalar(scalar, facts, &at.pointer) {
                Some(kind) => kind.into(),
                None => any(),
            },
            None if schema.schema_data.extensions.get("x-untyped") == Some(&Value::Bool(true)) => {
                TypeKind::Any(Untyped::ByUs).into()
            }
            None if facts.negated => {
                self.untyped(&at.pointer, "`not` alone says only what the value is not".to_owned()).kind.into()
            }
            None => any(),
        }
    }

    fn list(&mut self, schema: &'a Schema, facts: &Facts<'a>, at: &At<'a>) -> Body {
        let prefix = schema.schema_data.extensions.get("x-prefix-items").and_then(Value::as_array);
        let rest = facts.items.map(|items| At::new(items, at.pointer.child("items"), at.hint.child("item")));
        let Some(prefix) = prefix.filter(|prefix| !prefix.is_empty()) else {
            let item =
                rest.map_or_else(|| TypeRef::new(TypeKind::Any(Untyped::ByDocument)), |rest| self.type_of(&rest));
            return TypeKind::List(Box::new(item)).into();
        };
        let first: Vec<At<'a>> = prefix
            .iter()
            .enumerate()
            .filter_map(|(index, item)| {
                let node: ReferenceOr<Schema> = serde_json::from_value(item.clone()).ok()?;
                let pointer = at.pointer.child("prefixItems").child(index);
                Some(At::new(&*self.arenas.schemas.alloc(node), pointer, at.hint.child(format!("item {}", index + 1))))
            })
            .collect();
        match rest {
            None if first.len() <= 8 => TypeKind::Tuple(first.iter().map(|item| self.type_of(item)).collect()).into(),
            rest => {
                let items: Vec<At<'a>> = first.into_iter().chain(rest).collect();
                TypeKind::List(Box::new(self.one_of_these(&items, &at.named(at.hint.child("item"))))).into()
            }
        }
    }

    /// The type of what cannot be typed, with a warning.
    pub(super) fn untyped(&mut self, pointer: &Pointer, message: String) -> TypeRef {
        self.diagnostics.push(Diagnostic::warning("untyped", pointer, message, "its type is any JSON value"));
        TypeRef::new(TypeKind::Any(Untyped::ByUs))
    }
}

/// Any JSON value, because the document says no more.
pub(super) fn any() -> Body {
    TypeKind::Any(Untyped::ByDocument).into()
}

/// A reference with bits; a `String` has room for the empty string already.
pub(super) fn with_bits(ty: TypeRef, bits: Bits) -> TypeRef {
    let has_room = matches!(ty.kind, TypeKind::String | TypeKind::Any(_));
    ty.or_null(bits.nullable).or_blank(bits.blankable && !has_room)
}

/// A position that may hold only null or the empty string.
pub(super) fn empty_type(bits: Bits) -> TypeRef {
    let kind = if bits.blankable { TypeKind::String } else { TypeKind::Any(Untyped::ByDocument) };
    TypeRef::new(kind).or_null(bits.nullable)
}
