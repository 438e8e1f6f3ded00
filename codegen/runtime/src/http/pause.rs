//! The time for which a client sends nothing, since a server has had too many requests of it.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Until when nothing is sent; clones of a client share it.
#[derive(Default)]
pub(super) struct Pause(Mutex<Option<Instant>>);

impl Pause {
    /// Sends nothing for that long; a pause that ends later stays as it is.
    pub(super) fn begin(&self, wait: Duration) {
        let until = Instant::now().checked_add(wait);
        let mut current = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *current = (*current).max(until);
    }

    /// When the pause ends; `None` where there is none.
    pub(super) fn end(&self) -> Option<Instant> {
        let current = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        current.filter(|until| Instant::now() < *until)
    }
}
