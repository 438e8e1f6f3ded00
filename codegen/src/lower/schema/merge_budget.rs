//! A bound for what `allOf`, and unions beside properties, ask for: a chain of a thousand components, each of which adds a property to the
//! one before, has half a million properties in all.

use super::keywords::Keywords;
use super::schema_at::SchemaAt;
use super::type_or_shape::TypeOrShape;
use crate::lower::Lowering;

/// So many properties may be merged in any document.
const FEWEST: usize = 300_000;

/// So many for each component, where that is more: the largest document that is known needs ten.
const PER_COMPONENT: usize = 50;

/// How many properties may still be merged.
pub(in crate::lower) struct MergeBudget {
    all: usize,
    left: usize,
}

impl MergeBudget {
    /// The budget of a document with so many components.
    pub fn new(components: usize) -> Self {
        let all = FEWEST.max(components.saturating_mul(PER_COMPONENT));
        Self { all, left: all }
    }

    /// Whether these keywords may be merged into another schema; counts their properties.
    pub fn allows(&mut self, keywords: &Keywords<'_>) -> bool {
        let properties = keywords.properties.map_or(0, indexmap::IndexMap::len);
        self.left = self.left.saturating_sub(properties + 1);
        self.left > 0
    }

    /// Whether nothing more may be merged.
    pub fn is_used_up(&self) -> bool {
        self.left == 0
    }
}

impl<'a> Lowering<'a, '_> {
    /// The type of a schema that is not merged, because too much was before.
    pub(super) fn unmerged(&mut self, at: &SchemaAt<'a>) -> TypeOrShape {
        let message = format!(
            "the schemas of this document merge more than {} properties with `allOf`, or with unions beside properties",
            self.merge_budget.all
        );
        self.untyped(&at.pointer, message).kind.into()
    }
}
