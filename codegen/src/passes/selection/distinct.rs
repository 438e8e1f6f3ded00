//! Lists without repetitions.

use std::collections::HashSet;
use std::hash::Hash;

/// The list without repetitions, in its order.
pub(super) fn distinct<T: Clone + Eq + Hash>(list: Vec<T>) -> Vec<T> {
    let mut seen = HashSet::new();
    list.into_iter().filter(|item| seen.insert(item.clone())).collect()
}
