//! The end of a call's time.

use std::time::Duration;

use tokio::time::Instant;

/// When a call must have ended, and the limit that this comes from.
#[derive(Clone, Copy)]
pub(super) struct Deadline {
    pub(super) at: Instant,
    pub(super) limit: Duration,
}

impl Deadline {
    /// A call whose time runs from now on; `None` for a time that never ends.
    pub(super) fn of(limit: Duration) -> Option<Self> {
        Instant::now().checked_add(limit).map(|at| Self { at, limit })
    }

    /// How long the call may still take.
    pub(super) fn time_left(self) -> Duration {
        self.at.saturating_duration_since(Instant::now())
    }

    /// The limit, if the call has reached it: reqwest's timer and this one differ by a little.
    pub(super) fn used_up(deadline: Option<Self>) -> Option<Duration> {
        const TOLERANCE: Duration = Duration::from_millis(5);
        deadline.filter(|deadline| deadline.time_left() <= TOLERANCE).map(|deadline| deadline.limit)
    }
}
