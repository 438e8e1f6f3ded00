//! `allOf` of scalars and lists: the part that allows the fewest values gives the type.

use std::cmp::Reverse;

use openapiv3::Schema;

use super::keywords::{JsonType, Keywords};
use super::schema_at::{SchemaAt, SchemaNode};
use super::schema_part::SchemaPart;
use super::type_or_shape::{TypeOrShape, any};
use crate::internal_keys;
use crate::ir::TypeKind;
use crate::lower::Lowering;

impl<'a> Lowering<'a, '_> {
    /// The type of the narrowest part: of several `enum`s the shortest, of equals the last.
    pub(super) fn narrowest_part(&mut self, parts: &[SchemaPart<'a>], at: &SchemaAt<'a>) -> TypeOrShape {
        let narrow = |part: &&SchemaPart<'a>| (narrowness(&part.keywords), Reverse(part.keywords.values.len()));
        let Some(narrowest) = parts.iter().max_by_key(narrow) else { return any() };
        if let Some(other) = parts.iter().find(|part| contradict(&part.keywords, &narrowest.keywords)) {
            self.warn_of_contradiction(other, "the narrower schema gives the type");
        }
        if let Some(list) = self.list_of_parts(parts, narrowest, at) {
            return list;
        }
        let is_own = match at.node {
            SchemaNode::Inline(schema) => std::ptr::eq(schema, narrowest.schema),
            SchemaNode::Reference(_) => false,
        };
        let component = self.component_of(narrowest.schema, &narrowest.at).filter(|_| !is_own);
        component.unwrap_or_else(|| self.type_of_part(narrowest, at))
    }

    /// A list whose items several parts describe: all of these hold of each item.
    fn list_of_parts(
        &mut self,
        parts: &[SchemaPart<'a>],
        narrowest: &SchemaPart<'a>,
        at: &SchemaAt<'a>,
    ) -> Option<TypeOrShape> {
        let is_tuple =
            |part: &SchemaPart<'a>| part.schema.schema_data.extensions.contains_key(internal_keys::PREFIX_ITEMS);
        if narrowest.keywords.items.is_none() || parts.iter().any(is_tuple) {
            return None;
        }
        let hint = at.hint.child("item");
        let items = parts
            .iter()
            .filter_map(|part| Some(SchemaAt::new(part.keywords.items?, part.at.pointer.child("items"), hint.clone())));
        let items: Vec<SchemaAt<'a>> = items.collect();
        let [_, .., last] = items.as_slice() else { return None };
        let item = self.intersection_type(&items, last);
        Some(TypeKind::List(Box::new(item)).into())
    }

    /// The type of the component whose own schema a part is.
    fn component_of(&self, schema: &'a Schema, at: &SchemaAt<'a>) -> Option<TypeOrShape> {
        let [name] = at.hint.0.as_slice() else { return None };
        let (id, known) = self.ids.get(name.as_str())?;
        let SchemaNode::Inline(own) = known.node else { return None };
        std::ptr::eq(own, schema).then(|| TypeKind::Named(*id).into())
    }

    fn type_of_part(&mut self, part: &SchemaPart<'a>, at: &SchemaAt<'a>) -> TypeOrShape {
        let place = SchemaAt { node: SchemaNode::Inline(part.schema), pointer: part.at.pointer.clone(), ..at.clone() };
        if part.keywords.has_arms() {
            return self.union(part.schema, &part.keywords, &place);
        }
        self.without_arms(part.schema, &part.keywords, &place)
    }
}

/// How few values a schema allows, by the keywords that it has.
fn narrowness(keywords: &Keywords<'_>) -> u8 {
    if !keywords.values.is_empty() {
        4
    } else if keywords.has_arms() || keywords.format.is_some() || keywords.json_type == Some(JsonType::Integer) {
        3
    } else if keywords.items.is_some() {
        2
    } else {
        u8::from(keywords.json_type.is_some())
    }
}

/// Whether no value can have the JSON types of both.
fn contradict(one: &Keywords<'_>, other: &Keywords<'_>) -> bool {
    let number = |json_type| matches!(json_type, JsonType::Number | JsonType::Integer);
    match (one.implied_type(), other.implied_type()) {
        (Some(one), Some(other)) => one != other && !(number(one) && number(other)),
        (None, _) | (_, None) => false,
    }
}
