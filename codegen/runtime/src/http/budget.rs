//! How many further tries all calls of a client have left together.

use std::sync::atomic::{AtomicU32, Ordering};

/// One further try in the units that are counted: so many successes give one back.
const TRY: u32 = 10;

/// A number of further tries, which successes fill up again. Clones of a client share it.
pub(super) struct Budget {
    full: u32,
    left: AtomicU32,
}

impl Budget {
    /// A full budget of that many further tries.
    pub(super) fn new(tries: u32) -> Self {
        let full = tries.saturating_mul(TRY);
        Self { full, left: AtomicU32::new(full) }
    }

    /// Takes one further try, if there is one.
    pub(super) fn take(&self) -> bool {
        self.change(|left| left.checked_sub(TRY))
    }

    /// Adds what one success gives back.
    pub(super) fn refill(&self) {
        self.change(|left| (left < self.full).then(|| left.saturating_add(1)));
    }

    fn change(&self, change: impl Fn(u32) -> Option<u32>) -> bool {
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, change).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;

    #[test]
    fn ten_successes_give_one_try_back_and_never_more_than_all() {
        let budget = Budget::new(2);
        assert_eq!([(); 3].map(|()| budget.take()), [true, true, false]);
        (0..9).for_each(|_| budget.refill());
        assert!(!budget.take());
        budget.refill();
        assert_eq!([(); 2].map(|()| budget.take()), [true, false]);
        (0..100).for_each(|_| budget.refill());
        assert_eq!([(); 3].map(|()| budget.take()), [true, true, false]);
    }
}
