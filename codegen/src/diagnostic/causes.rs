//! Messages of one cause, told once.

use std::hash::Hash;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::{Diagnostic, Located, Severity};

/// How many causes of one kind are shown in full.
const SHOWN: usize = 10;

/// What several messages have in common: the first of them, and the others.
pub(super) struct Cause<'a> {
    pub first: &'a Located,
    pub others: Vec<&'a Located>,
}

/// The causes of errors and warnings, for people to read.
#[derive(Default)]
pub(super) struct Causes<'a> {
    /// Those to show in full, in the order in which they first came.
    pub shown: Vec<Cause<'a>>,
    /// Of each kind of which there are more, all others together.
    pub others: Vec<Cause<'a>>,
}

/// Puts together messages that say the same of several places, and of each code what is more than a few.
pub(super) fn causes<'a>(messages: &[&'a Located]) -> Causes<'a> {
    let mut same: IndexMap<(Severity, &str, &str, &str), Cause<'a>> = IndexMap::new();
    for message in messages {
        let Diagnostic { severity, code, message: text, action, .. } = &message.diagnostic;
        add(&mut same, (*severity, *code, text.as_str(), action.as_str()), message);
    }
    let mut of_code: IndexMap<&str, usize> = IndexMap::new();
    let mut others: IndexMap<&str, Cause<'a>> = IndexMap::new();
    let mut causes = Causes::default();
    for cause in same.into_values() {
        let code = cause.first.diagnostic.code;
        let shown = of_code.entry(code).or_default();
        *shown += 1;
        if *shown <= SHOWN {
            causes.shown.push(cause);
        } else {
            std::iter::once(cause.first).chain(cause.others).for_each(|message| add(&mut others, code, message));
        }
    }
    causes.others = others.into_values().collect();
    causes
}

fn add<'a, K: Hash + Eq>(causes: &mut IndexMap<K, Cause<'a>>, key: K, message: &'a Located) {
    match causes.entry(key) {
        Entry::Occupied(mut cause) => cause.get_mut().others.push(message),
        Entry::Vacant(place) => {
            place.insert(Cause { first: message, others: Vec::new() });
        }
    }
}
