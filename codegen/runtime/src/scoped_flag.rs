//! A flag of the thread that has another value while some work runs.

use std::cell::Cell;
use std::thread::LocalKey;

/// A flag of each thread.
pub(super) type Flag = LocalKey<Cell<bool>>;

/// Runs `work` while the flag has this value, and puts back what was before, also when the work panics.
pub(super) fn with_flag<R>(flag: &'static Flag, value: bool, work: impl FnOnce() -> R) -> R {
    let _before = Restore(flag, flag.replace(value));
    work()
}

struct Restore(&'static Flag, bool);

impl Drop for Restore {
    fn drop(&mut self) {
        self.0.set(self.1);
    }
}
