//! Each inline schema is lowered once, also where it contains itself.
//!
//! Components get ids before any body is lowered, so references to them never recurse. But a schema that merges components takes their
//! properties over, and these may lead back to the very schema that is being lowered: then it gets an id before it has a body, too.

use openapiv3::Schema;

use super::schema_at::{SchemaAt, SchemaNode};
use super::type_or_shape::TypeOrShape;
use crate::ir::{Shape, TypeId, TypeKind, TypeRef, Untyped};
use crate::lower::Lowering;

/// The schemas that a type is made of: one, or several that hold of one value.
pub(in crate::lower) type SchemaIds<'a> = Vec<SchemaId<'a>>;

/// A schema by its identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::lower) enum SchemaId<'a> {
    Component(&'a str),
    Inline(*const Schema),
}

impl<'a> From<SchemaNode<'a>> for SchemaId<'a> {
    fn from(node: SchemaNode<'a>) -> Self {
        match node {
            SchemaNode::Reference(reference) => Self::Component(reference),
            SchemaNode::Inline(schema) => Self::Inline(schema),
        }
    }
}

/// How far the type of some schemas is.
pub(in crate::lower) enum InlineType {
    /// It is being made; with its id, if it was asked for meanwhile.
    Open(Option<TypeId>),
    /// It is made.
    Done(TypeRef),
}

impl<'a> Lowering<'a, '_> {
    /// The type of `sources`, made by `body` unless it is known. `finish` adds what the place itself says: nullability.
    pub(super) fn lower_once(
        &mut self,
        sources: SchemaIds<'a>,
        at: &SchemaAt<'a>,
        body: impl FnOnce(&mut Self) -> TypeOrShape,
        finish: impl Fn(TypeRef) -> TypeRef,
    ) -> TypeRef {
        let is_whole = sources.len() == 1;
        match self.inline_types.get(&sources) {
            Some(InlineType::Done(known)) => return known.clone(),
            Some(InlineType::Open(reserved)) => {
                let id = reserved.unwrap_or_else(|| self.new_definition(at, placeholder(), is_whole));
                self.inline_types.insert(sources, InlineType::Open(Some(id)));
                return finish(TypeRef::new(TypeKind::Named(id)));
            }
            None => {}
        }
        self.inline_types.insert(sources.clone(), InlineType::Open(None));
        let body = body(self);
        let ty = match self.inline_types.get(&sources) {
            Some(InlineType::Open(Some(id))) => self.complete(*id, body),
            Some(InlineType::Open(None) | InlineType::Done(_)) | None => self.type_of_content_as(body, at, is_whole),
        };
        let ty = finish(ty);
        self.inline_types.insert(sources, InlineType::Done(ty.clone()));
        ty
    }

    /// Gives a definition that was asked for too early its body.
    fn complete(&mut self, id: TypeId, body: TypeOrShape) -> TypeRef {
        let (shape, ty) = match body {
            TypeOrShape::Shape(shape) => (shape, TypeRef::new(TypeKind::Named(id))),
            TypeOrShape::Type(ty) => (Shape::Alias(TypeRef::new(ty.kind.clone())), ty),
        };
        if let Some(definition) = self.api.types.get_mut(id.index()) {
            definition.shape = shape;
        }
        ty
    }
}

/// What stands in a definition until its body is known.
pub(super) fn placeholder() -> Shape {
    Shape::Alias(TypeRef::new(TypeKind::Any(Untyped::ByDocument)))
}
