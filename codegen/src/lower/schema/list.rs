//! Arrays: lists, and tuples (`prefixItems`).

use openapiv3::Schema;
use serde_json::Value;

use super::keywords::Keywords;
use super::schema_at::SchemaAt;
use super::type_or_shape::TypeOrShape;
use crate::internal_keys;
use crate::ir::{TypeKind, TypeRef, Untyped};
use crate::lower::Lowering;

/// The longest `prefixItems` that becomes a tuple.
const LONGEST_TUPLE: usize = 8;

impl<'a> Lowering<'a, '_> {
    /// The type of an array: a tuple where `prefixItems` lists all items, else a list.
    pub(super) fn list(&mut self, schema: &'a Schema, keywords: &Keywords<'a>, at: &SchemaAt<'a>) -> TypeOrShape {
        let rest = keywords.items.map(|items| SchemaAt::new(items, at.pointer.child("items"), at.hint.child("item")));
        let first = self.prefix_items(schema, at);
        let item = match (first.as_slice(), rest) {
            ([], None) => TypeRef::new(TypeKind::Any(Untyped::ByDocument)),
            ([], Some(rest)) => self.type_of(&rest),
            (first, None) if first.len() <= LONGEST_TUPLE => {
                return TypeKind::Tuple(first.iter().map(|item| self.type_of(item)).collect()).into();
            }
            (_, rest) => {
                let items: Vec<SchemaAt<'a>> = first.into_iter().chain(rest).collect();
                self.one_of_these(&items, &at.with_hint(at.hint.child("item")))
            }
        };
        TypeKind::List(Box::new(item)).into()
    }

    /// 3.1's `prefixItems`, which `normalize` keeps under an internal key.
    fn prefix_items(&self, schema: &'a Schema, at: &SchemaAt<'a>) -> Vec<SchemaAt<'a>> {
        let prefix = schema.schema_data.extensions.get(internal_keys::PREFIX_ITEMS).and_then(Value::as_array);
        let items = prefix.into_iter().flatten().enumerate().filter_map(|(index, item)| {
            let node = self.arenas.schemas.alloc(serde_json::from_value(item.clone()).ok()?);
            let pointer = at.pointer.child("prefixItems").child(index);
            Some(SchemaAt::new(&*node, pointer, at.hint.child(format!("item {}", index + 1))))
        });
        items.collect()
    }
}
