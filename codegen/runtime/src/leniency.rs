//! Whether a value may come in another form than the document says: a number in a string, a date-time without seconds.
//!
//! It may, but not while a union tries alternatives that look alike: the alternative that is taken must not depend on it. The
//! readers of scalars ask only when a value has not the documented form, so that a value that has it costs nothing more.

use std::cell::Cell;

use super::scoped_flag::with_flag;

thread_local! {
    static ALLOWED: Cell<bool> = const { Cell::new(true) };
}

/// Whether a value may come in another form now.
pub(super) fn is_allowed() -> bool {
    ALLOWED.get()
}

/// Runs `work`, in which each value must have the form that the document says.
pub(super) fn without<R>(work: impl FnOnce() -> R) -> R {
    with_flag(&ALLOWED, false, work)
}

#[cfg(test)]
mod tests {
    use super::{is_allowed, without};

    #[test]
    fn leniency_comes_back_after_work_that_panics() {
        without(|| assert!(!is_allowed()));
        assert!(is_allowed());
        let panicked = std::panic::catch_unwind(|| without(|| panic!("on purpose")));
        assert!(panicked.is_err() && is_allowed());
    }
}
