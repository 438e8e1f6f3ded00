//! Names that things had in another state of a document, which the lock is to have in place of those that they have.

use std::collections::HashMap;

/// What a name must be different in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum NameScope {
    /// Types.
    Types,
    /// Methods of the client.
    Methods,
    /// The fields or variants of the type with this name.
    Type(String),
    /// The parameters of the method with this name.
    Method(String),
}

/// A thing that had another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Renamed {
    /// Where it has its name, by names as they are.
    pub(crate) scope: NameScope,
    /// What it is called.
    pub(crate) now: String,
    /// What it was called.
    pub(crate) before: String,
}

/// Names to keep, by those that the things have now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamesToKeep(HashMap<NameScope, HashMap<String, String>>);

impl NamesToKeep {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.values().map(HashMap::len).sum()
    }

    /// Adds a thing that had another name.
    pub(crate) fn insert(&mut self, Renamed { scope, now, before }: &Renamed) {
        self.0.entry(scope.clone()).or_default().insert(now.clone(), before.clone());
    }

    /// Those in one scope.
    pub(crate) fn in_scope(&self, scope: &NameScope) -> Kept<'_> {
        Kept(self.0.get(scope))
    }
}

/// Names to keep in one scope.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kept<'a>(Option<&'a HashMap<String, String>>);

impl<'a> Kept<'a> {
    /// None.
    pub(crate) const NONE: Self = Self(None);

    /// What the lock is to remember of a thing with this name: the name that it had; its name where it had no other; nothing where
    /// another thing had its name, and gets it back.
    pub(crate) fn name<'n>(self, now: &'n str) -> Option<&'n str>
    where
        'a: 'n,
    {
        let Some(kept) = self.0 else { return Some(now) };
        match kept.get(now) {
            Some(before) => Some(before),
            None => kept.values().all(|before| before != now).then_some(now),
        }
    }
}
