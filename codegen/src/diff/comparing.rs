//! The comparison while it goes on: the two states, and the changes that were found.

use std::collections::HashMap;

use super::change::Change;
use super::states::States;

/// A comparison that goes on.
pub(super) struct Comparing<'a> {
    pub states: States<'a>,
    pub changes: Vec<Change>,
    /// How many lines of documentation differ.
    pub documentation: usize,
}

impl Comparing<'_> {
    pub(super) fn report(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Counts the lines of documentation that differ. Lines that moved do not.
    pub(super) fn compare_docs(&mut self, old: &str, new: &str) {
        if old == new {
            return;
        }
        let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
        old.lines().for_each(|line| counts.entry(line).or_default().0 += 1);
        new.lines().for_each(|line| counts.entry(line).or_default().1 += 1);
        let gone: usize = counts.values().map(|(old, new)| old.saturating_sub(*new)).sum();
        let come: usize = counts.values().map(|(old, new)| new.saturating_sub(*old)).sum();
        self.documentation += gone.max(come);
    }
}
