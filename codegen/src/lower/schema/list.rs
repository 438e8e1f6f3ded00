//! Arrays: lists, and tuples (`prefixItems`).

use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

use super::keywords::Keywords;
use super::schema_at::SchemaAt;
use super::type_or_shape::TypeOrShape;
use crate::internal_keys;
use crate::ir::{TypeKind, TypeRef, Untyped};
use crate::lower::Lowering;

impl<'a> Lowering<'a, '_> {
    /// A list; a tuple where `prefixItems` lists all its items.
    pub(super) fn list(&mut self, schema: &'a Schema, keywords: &Keywords<'a>, at: &SchemaAt<'a>) -> TypeOrShape {
        let prefix = schema.schema_data.extensions.get(internal_keys::PREFIX_ITEMS).and_then(Value::as_array);
        let rest = keywords.items.map(|items| SchemaAt::new(items, at.pointer.child("items"), at.hint.child("item")));
        let Some(prefix) = prefix.filter(|prefix| !prefix.is_empty()) else {
            let item =
                rest.map_or_else(|| TypeRef::new(TypeKind::Any(Untyped::ByDocument)), |rest| self.type_of(&rest));
            return TypeKind::List(Box::new(item)).into();
        };
        let first: Vec<SchemaAt<'a>> = prefix
            .iter()
            .enumerate()
            .filter_map(|(index, item)| {
                let node: ReferenceOr<Schema> = serde_json::from_value(item.clone()).ok()?;
                let pointer = at.pointer.child("prefixItems").child(index);
                Some(SchemaAt::new(
                    &*self.arenas.schemas.alloc(node),
                    pointer,
                    at.hint.child(format!("item {}", index + 1)),
                ))
            })
            .collect();
        match rest {
            None if first.len() <= 8 => TypeKind::Tuple(first.iter().map(|item| self.type_of(item)).collect()).into(),
            rest => {
                let items: Vec<SchemaAt<'a>> = first.into_iter().chain(rest).collect();
                TypeKind::List(Box::new(self.one_of_these(&items, &at.with_hint(at.hint.child("item"))))).into()
            }
        }
    }
}
