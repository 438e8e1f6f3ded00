//! `<api>.names.yaml`: the names that do not follow from a thing's own place in the document alone (design section 7).
//!
//! A name is made of the thing's own place: `status` of `Invoice` is an `InvoiceStatus`. Three kinds of name need more than that, and what
//! they need is remembered here:
//!
//! - **A type of several places.** Equal inline schemas are one type, which is called after one of the places. `shared` holds its name and a
//!   fingerprint of its content, so that the places that stay equal keep the name when the others change or go.
//! - **A name that somebody else had first.** `types`, `operations` and `members` hold such names by place, and the names of those who were first.
//! - **A component with a name that a tool made**, such as `ModelType98eEnum`. `components` holds one place that refers to it. When the
//!   publisher's tool calls it `ModelType4f8Enum`, the place is found to refer to another component, which then keeps the name. Other
//!   components need no entry: who gives a component another name by hand means it.
//!
//! Whoever has a name that a newcomer could take must be known as well. There may be thousands of them and their names follow from their places, so
//! that `known` holds only a fingerprint of each place.

mod keep;
mod known;
mod parse;
mod write;

use std::collections::BTreeMap;

use crate::digest::digest;
use crate::ir::NameHint;

pub use keep::NamesToKeep;
pub(crate) use keep::{Kept, NameScope, Renamed};
pub(crate) use known::KnownPlaces;

/// The names that were given before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameLock {
    /// The name of the file that it stands in; empty where there is none yet.
    pub file: String,
    /// By name of a type of several places: the fingerprint of its content.
    pub shared: BTreeMap<String, String>,
    /// By the Rust name of a component whose own name a tool made: a place that refers to it.
    pub components: BTreeMap<String, String>,
    /// By place: the name of a type.
    pub types: BTreeMap<String, String>,
    /// By operation: the method's name.
    pub operations: BTreeMap<String, String>,
    /// How most fields, and most parameters, are spelt: `camelCase`. Snake case where it has nothing.
    pub styles: BTreeMap<String, String>,
    /// By place: the name of a field, a variant or a parameter.
    pub members: BTreeMap<String, String>,
    /// The places whose names a newcomer could take.
    pub known: KnownPlaces,
    /// Names that the next lock is to have in place of those that things get; it stands in no file.
    pub keep: NamesToKeep,
}

/// A section of the file that has a name for each of its keys.
pub(crate) type Section = BTreeMap<String, String>;

impl NameLock {
    /// Whether there was a lock at all: without one nobody is a newcomer.
    pub(crate) fn exists(&self) -> bool {
        !self.file.is_empty()
    }

    /// Keeps what another lock has beside what this one has: for things that are left out, and may be wanted again.
    pub(crate) fn keep(&mut self, old: &Self) {
        let Self { file: _, shared, components, types, operations, styles: _, members, known, keep: _ } = old;
        for (section, kept) in [
            (&mut self.shared, shared),
            (&mut self.components, components),
            (&mut self.types, types),
            (&mut self.operations, operations),
            (&mut self.members, members),
        ] {
            for (key, value) in kept {
                section.entry(key.clone()).or_insert_with(|| value.clone());
            }
        }
        self.known.keep(known);
    }

    /// Whether an inline schema at this place had a type that was called after the place.
    pub(crate) fn has_type_at(&self, place: &str) -> bool {
        self.known.contain(place) || self.types.contains_key(place)
    }

    /// The sections by their keys in the file, in its order, each with what it holds.
    pub(crate) fn sections(&self) -> [(&'static str, &'static str, &Section); 6] {
        [
            (
                "shared",
                "Types that several equal inline schemas share: a fingerprint of what they have in common.",
                &self.shared,
            ),
            ("components", "Components whose names a tool made: a place that refers to each.", &self.components),
            ("types", "Types, by place.", &self.types),
            ("operations", "Methods, by operation.", &self.operations),
            ("styles", "How most names of the document are spelt: those need no line here.", &self.styles),
            ("members", "Fields, variants and parameters, by place.", &self.members),
        ]
    }
}

/// The longest place that is written out: YAML allows 1,024 characters for a key.
const LONGEST_PLACE: usize = 200;

/// A place as the lock's keys have it: `Invoice.status`. Of a long one the beginning, and a fingerprint of the whole.
pub(crate) fn place_of(hint: &NameHint) -> String {
    let whole = hint.0.join(".");
    match whole.char_indices().nth(LONGEST_PLACE) {
        Some((end, _)) => format!("{}~{}", whole.get(..end).unwrap_or_default(), digest(&whole)),
        None => whole,
    }
}

/// An operation among the places: its key in the settings, or its method and path where another operation has the same key.
pub(crate) fn operation_place(key: &str) -> String {
    format!("operation {key}")
}

#[cfg(test)]
mod tests;
