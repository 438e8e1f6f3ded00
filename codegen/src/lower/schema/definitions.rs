//! Definitions: of components, which have theirs before any schema is lowered, and of inline shapes.

use super::equal_shapes::shape_key;
use super::inline_types::placeholder;
use super::schema_at::{SchemaAt, SchemaNode};
use super::target::Target;
use super::type_or_shape::TypeOrShape;
use super::xml::schema_xml;
use crate::ir::{NameHint, Shape, TypeDef, TypeId, TypeKind, TypeRef, Usage, View};
use crate::lower::Lowering;
use crate::pointer::Pointer;

impl<'a> Lowering<'a, '_> {
    /// Gives every component that has a type of its own an id, so that components can refer to each other in any order.
    pub(in crate::lower) fn define_components(&mut self) {
        for (name, node) in self.components.iter() {
            if !matches!(self.components.target(name), Target::Type(own, _) if own == name) {
                continue;
            }
            let place = SchemaAt::new(node, Pointer::component("schemas", name), NameHint::new(name));
            let at = SchemaAt { component: Some(name), ..place };
            let id = self.new_definition(&at, placeholder(), true);
            self.ids.insert(name, (id, at));
        }
    }

    /// Lowers the schemas of the components.
    pub(in crate::lower) fn lower_components(&mut self) {
        let components: Vec<(TypeId, SchemaAt<'a>)> = self.ids.values().cloned().collect();
        for (id, at) in components {
            let shape = match (self.inheritance(id, &at), at.node) {
                (Some(union), _) => union,
                (None, SchemaNode::Inline(schema)) => match self.lower_schema(schema, &at) {
                    TypeOrShape::Shape(shape) => shape,
                    TypeOrShape::Type(ty) => Shape::Alias(TypeRef::new(ty.kind)),
                },
                (None, SchemaNode::Reference(_)) => continue,
            };
            if let Some(definition) = self.api.types.get_mut(id.index()) {
                definition.shape = shape;
            }
        }
    }

    /// The type of some content, of which the schema at its place may be only a part. A shape gets a definition, unless an equal one
    /// whose name ends in the same word has one already.
    pub(super) fn type_of_content(&mut self, content: TypeOrShape, at: &SchemaAt<'a>) -> TypeRef {
        self.type_of_whole_content(content, at, false)
    }

    /// The same; `is_whole` says whether the schema at this place says all of it.
    pub(super) fn type_of_whole_content(&mut self, content: TypeOrShape, at: &SchemaAt<'a>, is_whole: bool) -> TypeRef {
        match content {
            TypeOrShape::Type(ty) => ty,
            TypeOrShape::Shape(shape) => {
                let key = shape_key(&shape, &at.hint);
                let known = self.known_shapes.get(&key).copied();
                let id = known.unwrap_or_else(|| self.new_definition(at, shape, is_whole));
                self.known_shapes.insert(key, id);
                TypeRef::new(TypeKind::Named(id))
            }
        }
    }

    /// Adds a definition with the documentation of the schema at this place.
    pub(super) fn new_definition(&mut self, at: &SchemaAt<'a>, shape: Shape, is_whole: bool) -> TypeId {
        let docs = self.schema_docs(at);
        let xml = match at.node {
            SchemaNode::Inline(schema) => schema_xml(schema),
            SchemaNode::Reference(_) => None,
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
}
