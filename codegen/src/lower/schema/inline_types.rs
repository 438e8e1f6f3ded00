//! Each inline schema is lowered once, however often it is reached, and even where it contains itself.
//!
//! Components have ids before any schema is lowered, so a reference to one never recurses. But a schema whose `allOf` brings in components
//! takes their properties over, and these may lead back to the schema that is being lowered. Then it gets an id before its shape is known.

use openapiv3::Schema;

use super::schema_at::{SchemaAt, SchemaNode};
use super::type_or_shape::TypeOrShape;
use crate::ir::{NameHint, OtherPlace, Shape, TypeDef, TypeId, TypeKind, TypeRef, Untyped};
use crate::lower::Lowering;

/// The schemas that a type is made of: one, or several that hold of one value.
pub(in crate::lower) type SchemaIds<'a> = Vec<SchemaId<'a>>;

/// A schema by its identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::lower) enum SchemaId<'a> {
    /// A reference to a component, as the document writes it.
    Component(&'a str),
    /// A schema in place, by its address.
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
    /// It is being made; with its id, if something asked for the type meanwhile.
    InProgress(Option<TypeId>),
    /// It is made, for a place with this hint.
    Done(TypeRef, NameHint),
}

impl<'a> Lowering<'a, '_> {
    /// The type of some schemas: the one that is known, else what `make` gives. `finish` adds the null and blank of the place.
    pub(super) fn lower_once(
        &mut self,
        schemas: SchemaIds<'a>,
        at: &SchemaAt<'a>,
        make: impl FnOnce(&mut Self) -> TypeOrShape,
        finish: impl Fn(TypeRef) -> TypeRef,
    ) -> TypeRef {
        let is_whole = schemas.len() == 1;
        match self.inline_types.get(&schemas) {
            Some(InlineType::Done(known, hint)) => {
                let (known, hint) = (known.clone(), hint.clone());
                self.reached_again(&known, &hint, &at.hint);
                return known;
            }
            Some(InlineType::InProgress(reserved)) => {
                let id = reserved.unwrap_or_else(|| self.new_definition(at, placeholder(), is_whole));
                self.inline_types.insert(schemas, InlineType::InProgress(Some(id)));
                return finish(TypeRef::new(TypeKind::Named(id)));
            }
            None => {}
        }
        self.inline_types.insert(schemas.clone(), InlineType::InProgress(None));
        let content = make(self);
        let ty = match self.inline_types.get(&schemas) {
            Some(InlineType::InProgress(Some(id))) => self.complete_definition(*id, content),
            Some(InlineType::InProgress(None) | InlineType::Done(..)) | None => {
                self.type_of_whole_content(content, at, is_whole)
            }
        };
        let ty = finish(ty);
        self.inline_types.insert(schemas, InlineType::Done(ty.clone(), at.hint.clone()));
        ty
    }

    /// Remembers what the definitions of a type could be called after as well, when its schema is reached from another place: a parameter of
    /// a path item stands in each of its operations.
    fn reached_again(&mut self, ty: &TypeRef, first: &NameHint, now: &NameHint) {
        for id in ty.mentioned_ids() {
            let definition = self.api.types.get(id.index()).filter(|_| first != now);
            let place = definition.and_then(|TypeDef { hint, origin, is_whole, .. }| {
                Some(OtherPlace { hint: hint.moved(first, now)?, origin: origin.clone(), is_whole: *is_whole })
            });
            place.into_iter().for_each(|place| self.also_at(id, place));
        }
    }

    /// Replaces the placeholder of a definition that was asked for before its shape was known.
    fn complete_definition(&mut self, id: TypeId, content: TypeOrShape) -> TypeRef {
        let (shape, ty) = match content {
            TypeOrShape::Shape(shape) => (shape, TypeRef::new(TypeKind::Named(id))),
            TypeOrShape::Type(ty) => (Shape::Alias(TypeRef::new(ty.kind.clone())), ty),
        };
        if let Some(definition) = self.api.types.get_mut(id.index()) {
            definition.shape = shape;
        }
        ty
    }
}

/// The shape of a definition until its own is known.
pub(super) fn placeholder() -> Shape {
    Shape::Alias(TypeRef::new(TypeKind::Any(Untyped::ByDocument)))
}
