//! What an update of a document does to users: two surfaces in, changes out.
//!
//! Things are one if they stand at the same place on the wire, whatever they are called. Each change is of a rule, and the rules are one
//! table: [`RULES`].

mod alike;
mod change;
mod compare;
mod comparing;
mod operations;
mod paired;
mod report;
mod rules;
mod states;
mod type_pairs;

pub use change::{Bump, Change, Direction, Kind};
pub use report::{LocatedChange, Report, Summary};
pub use rules::{RULES, Rule};

use crate::pointer::Pointer;
use crate::surface::ApiSurface;
use comparing::Comparing;
use states::States;

/// What changed from one state of an API to another.
#[derive(Debug, Default)]
pub struct Comparison {
    /// Every change.
    pub changes: Vec<Change>,
    /// How many lines of documentation differ.
    pub documentation: usize,
}

/// Compares two states of an API.
pub fn compare(old: &ApiSurface, new: &ApiSurface) -> Comparison {
    let operations = operations::pair_operations(old, new);
    let pairs = type_pairs::pair_types(old, new, &operations.both);
    let mut comparing = Comparing { states: States { old, new, pairs }, changes: Vec::new(), documentation: 0 };
    comparing.compare_all();
    Comparison { changes: comparing.changes, documentation: comparing.documentation }
}

/// An API that only the new state has.
pub fn added(new: &ApiSurface) -> Comparison {
    let change = Change::new(&rules::API_ADDED, &new.module).after(size(new));
    Comparison { changes: vec![change.at(&Pointer::root())], documentation: 0 }
}

/// An API that only the old state has.
pub fn removed(old: &ApiSurface) -> Comparison {
    let change = Change::new(&rules::API_REMOVED, &old.module).before(size(old));
    Comparison { changes: vec![change.was_at(&Pointer::root())], documentation: 0 }
}

fn size(surface: &ApiSurface) -> String {
    format!("{} operations, {} types", surface.operations.len(), surface.types.len())
}

impl Comparison {
    /// Where the changes stood, and where they stand, one for each change.
    pub fn places(&self) -> (Vec<Option<Pointer>>, Vec<Option<Pointer>>) {
        self.changes.iter().map(|change| (change.was_at.clone(), change.at.clone())).unzip()
    }
}
