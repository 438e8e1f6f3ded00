//! How much memory a value may take that is read: a few bytes of JSON can stand for a large object, `{}` above all.
//!
//! Counted is what lists, maps and boxes take on the heap. Texts are not: they are no larger than the JSON that they come from.

use std::cell::Cell;

use serde::de;

/// How many times as large as the largest body the value may be that is made of it.
const TIMES: usize = 16;

/// How large a value may be in any case, in bytes.
const MIN_LIMIT: usize = 16 * 1024 * 1024;

thread_local! {
    /// `None` where nothing bounds the size.
    static BUDGET: Cell<Option<Budget>> = const { Cell::new(None) };
}

/// Bytes of memory.
#[derive(Clone, Copy)]
pub(super) struct Budget {
    limit: usize,
    left: usize,
}

/// Reads a value of a body that may have `max_body` bytes.
pub(super) fn bounded<R>(max_body: usize, read: impl FnOnce() -> R) -> R {
    let limit = max_body.saturating_mul(TIMES).max(MIN_LIMIT);
    let _before = Restore(BUDGET.replace(Some(Budget { limit, left: limit })));
    read()
}

/// Counts memory that a value takes.
///
/// # Errors
/// It is more than there may be.
pub(super) fn take<E: de::Error>(bytes: usize) -> Result<(), E> {
    let Some(budget) = BUDGET.get() else { return Ok(()) };
    let left = budget.left.checked_sub(bytes).ok_or_else(|| too_large(budget.limit))?;
    BUDGET.set(Some(Budget { left, ..budget }));
    Ok(())
}

/// Makes room for one more item, as [`Vec::push`] would.
///
/// # Errors
/// As [`take`].
#[inline]
pub(super) fn make_room<T, E: de::Error>(items: &mut Vec<T>) -> Result<(), E> {
    if items.len() < items.capacity() { Ok(()) } else { grow(items) }
}

fn grow<T, E: de::Error>(items: &mut Vec<T>) -> Result<(), E> {
    let more = items.len().max(4);
    take(more.saturating_mul(size_of::<T>()))?;
    items.reserve_exact(more);
    Ok(())
}

/// What is left.
pub(super) fn budget() -> Option<Budget> {
    BUDGET.get()
}

/// Goes back to what was left before: what was read since then is dropped.
pub(super) fn give_back(before: Option<Budget>) {
    BUDGET.set(before);
}

#[cold]
fn too_large<E: de::Error>(limit: usize) -> E {
    E::custom(format_args!(
        "the value takes more than {} MiB of memory, which `max_response_size` allows",
        limit / 1024 / 1024
    ))
}

/// Puts the outer budget back, also when reading panics.
struct Restore(Option<Budget>);

impl Drop for Restore {
    fn drop(&mut self) {
        BUDGET.set(self.0);
    }
}
