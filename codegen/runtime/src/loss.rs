//! What a reading of a value does not keep. Unions compare their alternatives by it.
//!
//! Nothing is recorded, and nothing costs time, except while a union tries alternatives that look alike.

use std::cell::RefCell;

thread_local! {
    static RECORDED: RefCell<Option<Loss>> = const { RefCell::new(None) };
}

/// What a reading did not keep.
#[derive(Debug, Default)]
pub(super) struct Loss {
    /// The values under keys that the type does not know, at any depth: a hash of each scalar with its key. Null counts as nothing.
    dropped: Vec<u64>,
    /// How many keys these values are under.
    keys: usize,
    /// How many values are not the constant that the document says.
    misfits: usize,
    /// How many values of enums and unions the document does not list.
    unknown: usize,
}

impl Loss {
    /// Whether every value is kept.
    pub(super) fn drops_nothing(&self) -> bool {
        self.dropped.is_empty()
    }

    /// Whether all was understood but the values of so many keys.
    pub(super) fn is_only_keys(&self, count: usize) -> bool {
        self.keys == count && self.misfits == 0 && self.unknown == 0
    }

    /// For comparing readings of one value: how much each drops, and of equals how much each does not know.
    pub(super) fn size(&self) -> (usize, usize, usize) {
        (self.dropped.len(), self.misfits, self.unknown)
    }

    /// Whether all that this reading drops is dropped by the other one as well.
    pub(super) fn drops_no_more_than(&self, other: &Self) -> bool {
        let (mine, mut theirs) = (sorted(&self.dropped), sorted(&other.dropped).into_iter().peekable());
        mine.into_iter().all(|value| {
            while theirs.next_if(|their| *their < value).is_some() {}
            theirs.next_if_eq(&value).is_some()
        })
    }
}

fn sorted(hashes: &[u64]) -> Vec<u64> {
    let mut hashes = hashes.to_vec();
    hashes.sort_unstable();
    hashes
}

/// Runs `work`, and returns what it did not keep.
pub(super) fn measured<R>(work: impl FnOnce() -> R) -> (R, Loss) {
    let outer = Restore(RECORDED.replace(Some(Loss::default())));
    let result = work();
    let loss = RECORDED.take().unwrap_or_default();
    drop(outer);
    (result, loss)
}

/// Whether anybody wants to know what is not kept.
pub(super) fn is_recorded() -> bool {
    RECORDED.with_borrow(Option::is_some)
}

/// The values under one key have no place; by their hashes.
pub(super) fn drop_key(values: Vec<u64>) {
    record(|loss| {
        loss.keys += usize::from(!values.is_empty());
        loss.dropped.extend(values);
    });
}

/// Adds the loss of a part to that of the reading around it.
pub(super) fn add(part: Loss) {
    record(|loss| {
        loss.dropped.extend(part.dropped);
        loss.keys += part.keys;
        loss.misfits += part.misfits;
        loss.unknown += part.unknown;
    });
}

/// A value is none of those that an enum lists, or fits no variant of a union. Where only one value is listed it is a constant.
#[cold]
pub(super) fn not_listed(listed: usize) {
    record(|loss| if listed == 1 { loss.misfits += 1 } else { loss.unknown += 1 });
}

fn record(change: impl FnOnce(&mut Loss)) {
    RECORDED.with_borrow_mut(|recorded| recorded.as_mut().map_or((), change));
}

/// Puts the outer recording back, also when the work panics.
struct Restore(Option<Loss>);

impl Drop for Restore {
    fn drop(&mut self) {
        RECORDED.set(self.0.take());
    }
}
