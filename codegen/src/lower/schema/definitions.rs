//! Definitions: of components, which have theirs before any schema is lowered, and of inline shapes.

use super::equal_shapes::shape_key;
use super::inline_types::placeholder;
use super::schema_at::{SchemaAt, SchemaNode};
use super::target::Target;
use super::type_or_shape::TypeOrShape;
use super::xml::schema_xml;
use crate::digest::digest;
use crate::ir::{NameHint, OtherPlace, Shape, TypeDef, TypeId, TypeKind, TypeRef, Usage, View};
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
            let own = at.component.and_then(|name| self.own_type_of_component(name, at.node));
            let shape = match (own.or_else(|| self.inheritance(id, &at)), at.node) {
                (Some(whole), _) => whole,
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
            TypeOrShape::Shape(shape) => TypeRef::new(TypeKind::Named(self.shared_definition(shape, at, is_whole))),
        }
    }

    /// The definition of an inline shape: the one that an equal shape has.
    fn shared_definition(&mut self, shape: Shape, at: &SchemaAt<'a>, is_whole: bool) -> TypeId {
        let key = shape_key(&shape, &at.hint, &|id| format!("{id:?}"));
        if let Some(id) = self.known_shapes.get(&key).copied() {
            self.also_at(id, OtherPlace { hint: at.hint.clone(), origin: at.pointer.clone(), is_whole });
            return id;
        }
        let content = digest(&shape_key(&shape, &at.hint, &|id| self.content_of(id)));
        let id = self.new_definition(at, shape, is_whole);
        self.api
            .types
            .get_mut(id.index())
            .into_iter()
            .for_each(|definition| definition.content = Some(content.clone()));
        self.known_shapes.insert(key, id);
        id
    }

    /// What a definition is in the fingerprint of another one: a component by its name, what is inline by its own fingerprint.
    fn content_of(&self, id: TypeId) -> String {
        let definition = self.api.types.get(id.index());
        let content = definition.map(|known| known.content.clone().unwrap_or_else(|| known.hint.0.join("/")));
        content.unwrap_or_default()
    }

    /// Remembers that an inline definition has another place, whose name it could have as well.
    pub(super) fn also_at(&mut self, id: TypeId, place: OtherPlace) {
        let definition = self.api.types.get_mut(id.index()).filter(|definition| definition.content.is_some());
        definition.into_iter().for_each(|definition| definition.other_places.push(place.clone()));
    }

    /// Chooses for each definition the place with the best hint, so that the order of the document does not matter.
    pub(in crate::lower) fn choose_places(&mut self) {
        for definition in self.api.types.iter_mut().filter(|definition| !definition.other_places.is_empty()) {
            let TypeDef { hint, origin, is_whole, other_places: places, .. } = definition;
            places.push(OtherPlace { hint: hint.clone(), origin: origin.clone(), is_whole: *is_whole });
            places.sort_by_cached_key(|place| (place.hint.rank(), place.origin.short_text()));
            places.dedup_by(|place, before| place.hint == before.hint);
            let best = places.remove(0);
            (*hint, *origin, *is_whole) = (best.hint, best.origin, best.is_whole);
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
            other_places: Vec::new(),
            content: None,
            docs,
            shape,
            usage: Usage::default(),
            view: View::Plain,
            differs_by_view: false,
            xml,
        })
    }
}
