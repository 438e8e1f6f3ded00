//! What becomes of each reference.

use std::collections::HashMap;

use super::target::Target;
use crate::grammar::Kind;
use crate::pointer::Pointer;

/// What becomes of references of one kind in one file, by their texts: the reference to a component, or `None` if it leads
/// nowhere.
pub(super) type ByText = HashMap<String, Option<String>>;

/// What becomes of all references, by the kind of object that they stand for and the file that they stand in (empty: the root
/// document). The values of a discriminator's mapping have the kind [`Kind::Discriminator`].
#[derive(Default)]
pub(super) struct Resolutions {
    by_kind_and_file: HashMap<(Kind, String), ByText>,
}

impl Resolutions {
    /// What becomes of the references of `kind` in `file`; `None` if there are none.
    pub(super) fn of(&self, kind: Kind, file: &str) -> Option<&ByText> {
        self.by_kind_and_file.get(&(kind, file.to_owned()))
    }

    /// Decides what becomes of the reference `text`.
    pub(super) fn insert(&mut self, kind: Kind, file: &str, text: &str, resolved: Option<String>) {
        self.by_kind_and_file.entry((kind, file.to_owned())).or_default().insert(text.to_owned(), resolved);
    }

    /// Whether no reference changes.
    pub(super) fn is_empty(&self) -> bool {
        self.by_kind_and_file.is_empty()
    }
}

/// A node that becomes a component, since references lead to it.
#[derive(Clone, Debug)]
pub(super) struct NewComponent {
    /// What the node is.
    pub kind: Kind,
    /// The section of `components` that it goes to.
    pub section: &'static str,
    /// Its name there.
    pub name: String,
    /// Where it stands now.
    pub target: Target,
}

impl NewComponent {
    /// The reference to this component.
    pub(super) fn reference(&self) -> String {
        Pointer::component(self.section, &self.name).to_string()
    }
}
