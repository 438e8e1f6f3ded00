//! Fingerprints of places.

use std::collections::BTreeSet;

use crate::digest::digest;

/// A set of places that cannot be listed, only asked. With `n` places in it, another place is taken for one of them with a probability of `n`
/// in a million. A newcomer that is taken for one of them gets its name in their turn, so that it may take a name from another place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KnownPlaces(BTreeSet<String>);

/// How many hexadecimal digits of a place's digest are kept.
const DIGITS: usize = 5;

impl KnownPlaces {
    /// Whether a place is known.
    pub(crate) fn contain(&self, place: &str) -> bool {
        self.0.contains(&fingerprint(place))
    }

    /// Adds a place.
    pub(crate) fn insert(&mut self, place: &str) {
        self.0.insert(fingerprint(place));
    }

    /// Adds the places of others.
    pub(super) fn keep(&mut self, others: &Self) {
        self.0.extend(others.0.iter().cloned());
    }

    /// The fingerprints as lines: one for each first digit, so that a new place changes one line.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for fingerprint in &self.0 {
            match lines.last_mut().filter(|line| line.get(..1) == fingerprint.get(..1)) {
                Some(line) => {
                    line.push(' ');
                    line.push_str(fingerprint);
                }
                None => lines.push(fingerprint.clone()),
            }
        }
        lines
    }

    /// Adds the fingerprints of a line.
    pub(super) fn add_line(&mut self, line: &str) {
        self.0.extend(line.split_whitespace().map(str::to_owned));
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn fingerprint(place: &str) -> String {
    digest(place).chars().take(DIGITS).collect()
}
