//! Inline schemas that are copies of a component: what a tool wrote that follows every reference. They are the component.

use std::collections::HashMap;

use openapiv3::Schema;

use super::components::Components;
use super::facts::Facts;
use super::place::Node;

/// How many properties a schema has at least that nobody writes twice by chance, word for word.
const FEWEST: usize = 3;

/// The components that may have copies.
pub(super) struct Twins<'a>(HashMap<Key<'a>, Vec<(&'a str, &'a Schema)>>);

/// What is compared first: how many properties there are, the first and the last.
type Key<'a> = (usize, &'a str, &'a str);

impl<'a> Twins<'a> {
    pub fn new(components: Components<'a>) -> Self {
        let mut twins: HashMap<_, Vec<_>> = HashMap::new();
        for (name, node) in components.iter() {
            if let Node::Inline(schema) = node
                && let Some(key) = key(schema)
            {
                twins.entry(key).or_default().push((name, schema));
            }
        }
        Self(twins)
    }

    /// The component that a schema is a copy of, documentation and all.
    pub fn component(&self, schema: &'a Schema) -> Option<&'a str> {
        let known = self.0.get(&key(schema)?)?;
        known.iter().find(|(_, own)| !std::ptr::eq(*own, schema) && *own == schema).map(|(name, _)| *name)
    }
}

/// Nothing for a schema that may mean another thing at another place: a base, whose discriminator stands for its children.
fn key(schema: &Schema) -> Option<Key<'_>> {
    let facts = Facts::of(schema);
    let properties = facts.properties.filter(|properties| properties.len() >= FEWEST)?;
    let (first, _) = properties.first()?;
    let (last, _) = properties.last()?;
    schema.schema_data.discriminator.is_none().then_some((properties.len(), first, last))
}
