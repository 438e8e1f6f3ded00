//! What a component stands for: a type of its own, or that of the component which it only refers to.

use std::collections::HashSet;

use super::components::Components;
use super::null_or_blank::{NullOrBlank, lists_only_null_or_blank};
use super::schema_at::SchemaNode;

/// What a component stands for.
pub(super) enum Target<'a> {
    /// The type of the component of this name: the component itself, or the last of a chain of references. Any link of the chain
    /// may have added null or blank.
    Type(&'a str, NullOrBlank),
    /// Nothing but null or the empty string, as drf-spectacular's NullEnum and BlankEnum do.
    OnlyNullOrBlank(NullOrBlank),
    /// References that only lead back to themselves.
    Cycle,
    /// No such component.
    Missing,
}

impl<'a> Components<'a> {
    /// What the component of a name stands for.
    pub(super) fn target(self, name: &str) -> Target<'a> {
        let mut seen = HashSet::new();
        let mut added = NullOrBlank::default();
        let mut next = self.named(name);
        while let Some((name, node)) = next {
            if !seen.insert(name) {
                return Target::Cycle;
            }
            let reference = match node {
                SchemaNode::Reference(reference) => reference,
                SchemaNode::Inline(schema) => {
                    added = added.or(self.null_or_blank_in(schema));
                    match self.sole_reference(schema).filter(|base| !self.is_base(base, name)) {
                        Some(reference) => reference,
                        None => {
                            let only = lists_only_null_or_blank(schema);
                            return only
                                .map_or(Target::Type(name, added), |own| Target::OnlyNullOrBlank(added.or(own)));
                        }
                    }
                }
            };
            next = self.find(reference);
        }
        Target::Missing
    }

    /// What the component that a reference names stands for.
    pub(super) fn target_of_reference(self, reference: &str) -> Target<'a> {
        self.find(reference).map_or(Target::Missing, |(name, _)| self.target(name))
    }
}
