//! Inline schemas that are copies of a component: what a tool wrote that follows every reference. They are the component.

use std::collections::HashMap;

use openapiv3::Schema;

use super::components::Components;
use super::keywords::Keywords;
use super::schema_at::{SchemaAt, SchemaNode};
use crate::ir::TypeId;
use crate::lower::Lowering;
use crate::pointer::Pointer;

/// How many properties a schema has at least that nobody writes twice by chance, documentation and all.
const FEWEST: usize = 3;

/// The components that may have copies.
pub(in crate::lower) struct CopiedComponents<'a>(HashMap<Key<'a>, Vec<(&'a str, &'a Schema)>>);

/// What is compared first: how many properties there are, the first and the last.
type Key<'a> = (usize, &'a str, &'a str);

impl<'a> CopiedComponents<'a> {
    pub fn new(components: Components<'a>) -> Self {
        let mut known: HashMap<_, Vec<_>> = HashMap::new();
        for (name, node) in components.iter() {
            if let SchemaNode::Inline(schema) = node
                && let Some(key) = key(schema)
            {
                known.entry(key).or_default().push((name, schema));
            }
        }
        Self(known)
    }

    /// The component that says the same in the same order, documentation included.
    fn component(&self, schema: &'a Schema) -> Option<&'a str> {
        let known = self.0.get(&key(schema)?)?;
        let is_copy = |own: &'a Schema| !std::ptr::eq(own, schema) && names(own).eq(names(schema)) && own == schema;
        known.iter().find(|(_, own)| is_copy(own)).map(|(name, _)| *name)
    }
}

impl<'a> Lowering<'a, '_> {
    /// The type of the component that an inline schema is a copy of, unless settings choose another type for something in either.
    pub(super) fn copied_component(&self, schema: &'a Schema, at: &SchemaAt<'a>) -> Option<TypeId> {
        let name = self.copied_components.component(schema)?;
        let (id, component) = self.ids.get(name)?;
        let is_chosen = |place: &Pointer| self.decimals.iter().any(|decimal| is_within(decimal, &place.to_string()));
        (!is_chosen(&at.pointer) && !is_chosen(&component.pointer)).then_some(*id)
    }
}

fn is_within(pointer: &str, place: &str) -> bool {
    pointer.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Nothing for a base: its discriminator stands for its children.
fn key(schema: &Schema) -> Option<Key<'_>> {
    let mut properties = names(schema);
    let (first, last) = (properties.next()?, properties.last()?);
    let count = names(schema).count();
    (count >= FEWEST && schema.schema_data.discriminator.is_none()).then_some((count, first, last))
}

fn names(schema: &Schema) -> impl Iterator<Item = &str> {
    Keywords::of_schema(schema).properties.into_iter().flatten().map(|(name, _)| name.as_str())
}
