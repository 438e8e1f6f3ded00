//! Pairs of things that two states have, by one key after the other.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// What both states have, and what one of them has.
#[derive(Debug)]
pub(super) struct Paired<'a, T> {
    /// In the order of the new state.
    pub both: Vec<(&'a T, &'a T)>,
    /// What the old state has alone.
    pub old: Vec<&'a T>,
    /// What the new state has alone.
    pub new: Vec<&'a T>,
}

impl<'a, T> Paired<'a, T> {
    /// Nothing is paired yet.
    pub(super) fn none(old: &'a [T], new: &'a [T]) -> Self {
        Self { both: Vec::new(), old: old.iter().collect(), new: new.iter().collect() }
    }

    /// Pairs what has the same key and is not paired. What has no key stays as it is.
    #[must_use]
    pub(super) fn by<K: Eq + Hash>(self, key: impl Fn(&T) -> Option<K>) -> Self {
        self.by_keys(&key, &key)
    }

    /// The same, with a key of its own for each state.
    #[must_use]
    pub(super) fn by_keys<K: Eq + Hash>(
        mut self,
        old_key: impl Fn(&T) -> Option<K>,
        new_key: impl Fn(&T) -> Option<K>,
    ) -> Self {
        let mut by_key: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (index, item) in self.old.iter().enumerate() {
            if let Some(key) = old_key(item) {
                by_key.entry(key).or_default().push_back(index);
            }
        }
        let mut taken = vec![false; self.old.len()];
        let old = std::mem::take(&mut self.old);
        for item in std::mem::take(&mut self.new) {
            let index = new_key(item).and_then(|key| by_key.get_mut(&key)?.pop_front());
            match index.and_then(|index| Some((old.get(index)?, taken.get_mut(index)?))) {
                Some((partner, is_taken)) => {
                    *is_taken = true;
                    self.both.push((*partner, item));
                }
                None => self.new.push(item),
            }
        }
        self.old = old.into_iter().zip(taken).filter(|(_, taken)| !taken).map(|(item, _)| item).collect();
        self
    }

    /// Pairs what is left, where that is one thing on each side and `alike` says that they are one.
    #[must_use]
    pub(super) fn last_two(mut self, alike: impl Fn(&T, &T) -> bool) -> Self {
        if let ([old], [new]) = (self.old.as_slice(), self.new.as_slice())
            && alike(old, new)
        {
            self.both.push((*old, *new));
            self.old.clear();
            self.new.clear();
        }
        self
    }
}
