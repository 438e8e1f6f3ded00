//! How long a stream has waited for its next item.

use std::future::Future;
use std::pin::Pin;
use std::task::Context;
use std::time::Duration;

use tokio::time::{Sleep, sleep};

/// A timer that runs while a stream waits for its next item. The time that a program takes for an item does not count.
pub(super) struct Idle {
    limit: Duration,
    timer: Option<Pin<Box<Sleep>>>,
    /// Whether bytes came since the timer began.
    has_bytes: bool,
}

impl Idle {
    /// A timer that has not begun.
    pub(super) fn new(limit: Duration) -> Self {
        Self { limit, timer: None, has_bytes: false }
    }

    /// How long a stream may wait.
    pub(super) fn limit(&self) -> Duration {
        self.limit
    }

    /// Whether time is up. The timer begins, unless it runs, and wakes the task at its end.
    pub(super) fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        let limit = self.limit;
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep(limit)));
        timer.as_mut().poll(context).is_ready()
    }

    /// Notes that bytes came; returns whether there were some since the timer began. A program that comes back late still gets what
    /// lies ready.
    pub(super) fn note_bytes(&mut self) -> bool {
        std::mem::replace(&mut self.has_bytes, true)
    }

    /// Ends the timer: an item has come.
    pub(super) fn reset(&mut self) {
        (self.timer, self.has_bytes) = (None, false);
    }
}
