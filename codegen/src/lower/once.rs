//! Each inline schema is lowered once, also where it contains itself.
//!
//! Components get ids before any body is lowered, so references to them never recurse. But a schema that merges components takes their
//! properties over, and these may lead back to the very schema that is being lowered: then it gets an id before it has a body, too.

use openapiv3::Schema;

use super::Lowering;
use super::place::{At, Node};
use super::schema::Body;
use crate::ir::{Shape, TypeId, TypeKind, TypeRef, Untyped};

/// The schemas that a type is made of: one, or several that hold of one value.
pub(super) type Sources<'a> = Vec<Source<'a>>;

/// A schema by its identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Source<'a> {
    Component(&'a str),
    Inline(*const Schema),
}

impl<'a> From<Node<'a>> for Source<'a> {
    fn from(node: Node<'a>) -> Self {
        match node {
            Node::Reference(reference) => Self::Component(reference),
            Node::Inline(schema) => Self::Inline(schema),
        }
    }
}

/// How far the type of some schemas is.
pub(super) enum Progress {
    /// It is being made; with its id, if it was asked for meanwhile.
    Open(Option<TypeId>),
    /// It is made.
    Done(TypeRef),
}

impl<'a> Lowering<'a, '_> {
    /// The type of `sources`, made by `body` unless it is known. `finish` adds what the place itself says: nullability.
    pub(super) fn once(
        &mut self,
        sources: Sources<'a>,
        at: &At<'a>,
        body: impl FnOnce(&mut Self) -> Body,
        finish: impl Fn(TypeRef) -> TypeRef,
    ) -> TypeRef {
        let is_whole = sources.len() == 1;
        match self.lowered.get(&sources) {
            Some(Progress::Done(known)) => return known.clone(),
            Some(Progress::Open(reserved)) => {
                let id = reserved.unwrap_or_else(|| self.define(at, placeholder(), is_whole));
                self.lowered.insert(sources, Progress::Open(Some(id)));
                return finish(TypeRef::new(TypeKind::Named(id)));
            }
            None => {}
        }
        self.lowered.insert(sources.clone(), Progress::Open(None));
        let body = body(self);
        let ty = match self.lowered.get(&sources) {
            Some(Progress::Open(Some(id))) => self.complete(*id, body),
            Some(Progress::Open(None) | Progress::Done(_)) | None => self.named_as(body, at, is_whole),
        };
        let ty = finish(ty);
        self.lowered.insert(sources, Progress::Done(ty.clone()));
        ty
    }

    /// Gives a definition that was asked for too early its body.
    fn complete(&mut self, id: TypeId, body: Body) -> TypeRef {
        let (shape, ty) = match body {
            Body::Shape(shape) => (shape, TypeRef::new(TypeKind::Named(id))),
            Body::Type(ty) => (Shape::Alias(TypeRef::new(ty.kind.clone())), ty),
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
