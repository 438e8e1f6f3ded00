//! Inline schemas that repeat a component word for word, as tools write them that replace references by what they refer to. They get the
//! type of the component.

use std::collections::HashMap;

use openapiv3::Schema;

use super::components::Components;
use super::keywords::Keywords;
use super::schema_at::{SchemaAt, SchemaNode};
use crate::ir::TypeId;
use crate::lower::Lowering;
use crate::name_lock::place_of;
use crate::pointer::Pointer;

/// The fewest properties of a schema that is taken for a copy. Smaller ones may be equal by chance.
const FEWEST: usize = 3;

/// The components that may have copies, by what is compared first.
pub(in crate::lower) struct CopiedComponents<'a>(HashMap<CopyKey<'a>, Vec<(&'a str, &'a Schema)>>);

/// The number of properties, and the first and the last of them by alphabet.
type CopyKey<'a> = (usize, &'a str, &'a str);

impl<'a> CopiedComponents<'a> {
    pub fn new(components: Components<'a>) -> Self {
        let mut known: HashMap<_, Vec<_>> = HashMap::new();
        for (name, node) in components.iter() {
            if let SchemaNode::Inline(schema) = node
                && let Some(key) = copy_key(schema)
            {
                known.entry(key).or_default().push((name, schema));
            }
        }
        Self(known)
    }

    /// The component with the same keywords and documentation; of several the first by alphabet.
    fn component_equal_to(&self, schema: &'a Schema) -> Option<&'a str> {
        let known = self.0.get(&copy_key(schema)?)?;
        let is_copy = |own: &'a Schema| !std::ptr::eq(own, schema) && own == schema;
        known.iter().filter(|(_, own)| is_copy(own)).map(|(name, _)| *name).min()
    }
}

impl<'a> Lowering<'a, '_> {
    /// The component that an inline schema repeats. `None` where `decimals` in the settings selects something inside one of the two, and where
    /// the schema had a type before the component arrived.
    pub(super) fn copied_component(&self, schema: &'a Schema, at: &SchemaAt<'a>) -> Option<TypeId> {
        let name = self.copied_components.component_equal_to(schema)?;
        let (id, component) = self.ids.get(name)?;
        let is_chosen =
            |place: &Pointer| self.decimals.selected().iter().any(|decimal| is_within(decimal, &place.to_string()));
        let had_a_type = self.lock.has_type_at(&place_of(&at.hint));
        (!had_a_type && !is_chosen(&at.pointer) && !is_chosen(&component.pointer)).then_some(*id)
    }
}

fn is_within(pointer: &str, place: &str) -> bool {
    pointer.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What a schema is found by; `None` where it has too few properties, or a discriminator, which makes it the union of its children.
fn copy_key(schema: &Schema) -> Option<CopyKey<'_>> {
    let (first, last) = (property_names(schema).min()?, property_names(schema).max()?);
    let count = property_names(schema).count();
    (count >= FEWEST && schema.schema_data.discriminator.is_none()).then_some((count, first, last))
}

fn property_names(schema: &Schema) -> impl Iterator<Item = &str> {
    Keywords::of_schema(schema).properties.into_iter().flatten().map(|(name, _)| name.as_str())
}
