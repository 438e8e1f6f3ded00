//! What a component stands for: a type of its own, or that of the component which it only refers to.

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

/// The same, with components by their indexes.
#[derive(Clone, Copy)]
pub(in crate::lower) enum ComponentTarget {
    /// See [`Target::Type`].
    Type(usize, NullOrBlank),
    /// See [`Target::OnlyNullOrBlank`].
    OnlyNullOrBlank(NullOrBlank),
    /// See [`Target::Cycle`].
    Cycle,
    /// See [`Target::Missing`].
    Missing,
}

/// The next step of a chain of references.
enum Link {
    /// The component stands for what the one at this index stands for, and adds this.
    To(usize, NullOrBlank),
    /// The chain ends here.
    End(ComponentTarget),
}

impl<'a> Components<'a> {
    /// What the component of a name stands for.
    pub(super) fn target(self, name: &str) -> Target<'a> {
        let Some(target) = self.index_of(name).and_then(|index| self.targets.get(index)) else {
            return Target::Missing;
        };
        match *target {
            ComponentTarget::Type(index, added) => {
                self.at_index(index).map_or(Target::Missing, |(name, _)| Target::Type(name, added))
            }
            ComponentTarget::OnlyNullOrBlank(allowed) => Target::OnlyNullOrBlank(allowed),
            ComponentTarget::Cycle => Target::Cycle,
            ComponentTarget::Missing => Target::Missing,
        }
    }

    /// What the component that a reference names stands for.
    pub(super) fn target_of_reference(self, reference: &str) -> Target<'a> {
        self.find(reference).map_or(Target::Missing, |(name, _)| self.target(name))
    }

    /// What each component stands for, by its index. No link of a chain is followed twice.
    pub(super) fn find_targets(self) -> Vec<ComponentTarget> {
        let mut found: Vec<Option<ComponentTarget>> = vec![None; self.iter().count()];
        for start in 0..found.len() {
            let (mut chain, mut next) = (Vec::new(), start);
            let mut target = loop {
                match found.get(next) {
                    None => break ComponentTarget::Missing,
                    Some(Some(known)) => break *known,
                    Some(None) => {}
                }
                // Who leads back into its own chain has no target of its own; until the chain is done, each link of it is a circle.
                if let Some(link) = found.get_mut(next) {
                    *link = Some(ComponentTarget::Cycle);
                }
                match self.link(next) {
                    Link::End(end) => {
                        chain.push((next, NullOrBlank::default()));
                        break end;
                    }
                    Link::To(index, added) => {
                        chain.push((next, added));
                        next = index;
                    }
                }
            };
            for (index, added) in chain.into_iter().rev() {
                target = target.with(added);
                if let Some(link) = found.get_mut(index) {
                    *link = Some(target);
                }
            }
        }
        found.into_iter().map(|target| target.unwrap_or(ComponentTarget::Missing)).collect()
    }

    fn link(self, index: usize) -> Link {
        let Some((name, node)) = self.at_index(index) else { return Link::End(ComponentTarget::Missing) };
        let (reference, added) = match node {
            SchemaNode::Reference(reference) => (reference, NullOrBlank::default()),
            SchemaNode::Inline(schema) => {
                let added = self.null_or_blank_in(schema);
                match self.sole_reference(schema).filter(|base| !self.is_base(base, name)) {
                    Some(reference) => (reference, added),
                    None => {
                        return Link::End(match lists_only_null_or_blank(schema) {
                            Some(own) => ComponentTarget::OnlyNullOrBlank(added.or(own)),
                            None => ComponentTarget::Type(index, added),
                        });
                    }
                }
            }
        };
        match self.find(reference).and_then(|(name, _)| self.index_of(name)) {
            Some(index) => Link::To(index, added),
            None => Link::End(ComponentTarget::Missing),
        }
    }
}

impl ComponentTarget {
    /// The same, of a component that adds null or blank.
    fn with(self, added: NullOrBlank) -> Self {
        match self {
            Self::Type(index, known) => Self::Type(index, known.or(added)),
            Self::OnlyNullOrBlank(known) => Self::OnlyNullOrBlank(known.or(added)),
            Self::Cycle => Self::Cycle,
            Self::Missing => Self::Missing,
        }
    }
}
