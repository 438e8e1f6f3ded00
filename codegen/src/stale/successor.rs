//! Which key of an object took the place of one that is missing.

use serde_json::{Map, Value};

use super::url_path::similar_paths;
use super::words::{Missing, Subject, Successor, moved, no_successor};
use crate::grammar::operations_of;
use crate::similar::{Likeness, Tolerance, similar_names, single_best};

/// More candidates are as good as none.
const MOST_CANDIDATES: usize = 16;

/// More keys than these are not listed in a message.
const MOST_LISTED: usize = 6;

/// An object now and before the update.
#[derive(Clone, Copy)]
pub(super) struct Siblings<'a> {
    pub now: &'a Map<String, Value>,
    pub before: Option<&'a Map<String, Value>>,
}

impl<'a> Siblings<'a> {
    /// The objects at a JSON pointer.
    pub(super) fn at(pointer: &str, now: &'a Value, before: Option<&'a Value>) -> Option<Self> {
        let before = before.and_then(|before| before.pointer(pointer)).and_then(Value::as_object);
        Some(Self { now: now.pointer(pointer)?.as_object()?, before })
    }

    pub(super) fn missing<'n>(self, name: &'n str) -> Missing<'n> {
        Missing { name, was_there: self.before.is_some_and(|before| before.contains_key(name)) }
    }

    /// The keys, where they are few.
    pub(super) fn listed(self) -> Vec<&'a str> {
        if self.now.len() > MOST_LISTED { Vec::new() } else { self.now.keys().map(String::as_str).collect() }
    }

    /// The key that took the place of `name`; of several that may have, the one below which the rest of a path `fits`.
    pub(super) fn successor(self, name: &str, fits: impl Fn(&str) -> bool) -> Option<Successor> {
        let is_new = |key: &str| self.before.is_some_and(|before| !before.contains_key(key));
        let found = match self.before.and_then(|before| before.get(name)) {
            Some(before) => self.among_new(name, before, &fits).or_else(|| self.other_path(name, &fits)),
            None => choose(similar(name, self.keys(), Tolerance::Narrow), fits),
        }?;
        Some(Successor { name: found.to_owned(), is_new: is_new(found) })
    }

    fn keys(self) -> impl Iterator<Item = &'a str> {
        self.now.keys().map(String::as_str)
    }

    /// Among the keys that the update brought: the one with the same value, else with an operation of the same id, else of a similar name.
    fn among_new(self, name: &str, before: &Value, fits: &impl Fn(&str) -> bool) -> Option<&'a str> {
        let new = || self.now.iter().filter(|(key, _)| self.before.is_none_or(|before| !before.contains_key(*key)));
        let only = |same: &dyn Fn(&Value) -> bool| {
            let mut same = new().filter(|(_, value)| same(value)).map(|(key, _)| key.as_str());
            same.next().filter(|_| same.next().is_none())
        };
        let ids = operation_ids(before);
        only(&|value| value == before)
            .or_else(|| only(&|value| operation_ids(value).iter().any(|id| ids.contains(id))))
            .or_else(|| choose(similar(name, new().map(|(key, _)| key.as_str()), Tolerance::Wide), fits))
    }

    /// A path that was there before may be the newer version of one that is gone now.
    fn other_path(self, name: &str, fits: &impl Fn(&str) -> bool) -> Option<&'a str> {
        name.starts_with('/').then(|| choose(similar_paths(name, self.keys()), fits)).flatten()
    }
}

/// What to do about a setting for `key` in a section of the document, a JSON pointer.
pub(crate) fn stale_key(key: &str, section: &str, now: &Value, before: Option<&Value>) -> String {
    let empty = Map::new();
    let siblings = Siblings::at(section, now, before).unwrap_or(Siblings { now: &empty, before: None });
    let missing = siblings.missing(key);
    match siblings.successor(key, |_| true) {
        Some(successor) => moved(missing, &successor, Subject::Setting, &successor.name),
        None => no_successor(missing, Subject::Setting, &siblings.listed()),
    }
}

/// The candidate that fits, if one does; else the best one.
fn choose<R: Ord>(candidates: Vec<(R, &str)>, fits: impl Fn(&str) -> bool) -> Option<&str> {
    if candidates.len() > MOST_CANDIDATES {
        return None;
    }
    let (fitting, others): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|(_, candidate)| fits(candidate));
    if fitting.is_empty() { single_best(&others) } else { single_best(&fitting) }
}

/// Paths are compared by their segments.
fn similar<'a>(name: &str, keys: impl Iterator<Item = &'a str>, tolerance: Tolerance) -> Vec<(Likeness, &'a str)> {
    if name.starts_with('/') { similar_paths(name, keys) } else { similar_names(name, keys, tolerance) }
}

/// The ids of the operations of a path.
fn operation_ids(item: &Value) -> Vec<&str> {
    operations_of(item).filter_map(|(_, operation)| operation.get("operationId")?.as_str()).collect()
}
