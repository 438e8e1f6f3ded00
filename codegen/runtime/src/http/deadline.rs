//! The end of a call's time, or of a try's.

use std::fmt;
use std::time::Duration;

use tokio::time::Instant;

/// When something must have ended. `Display` is the limit and its setting: `30s (timeout)`.
#[derive(Clone, Copy, Debug)]
pub(in crate::http) struct Deadline {
    pub(super) at: Instant,
    limit: Duration,
    /// The setting that the limit comes from.
    setting: &'static str,
}

impl Deadline {
    /// That of something whose time runs from now on; `None` for a time that never ends.
    pub(super) fn of(limit: Duration, setting: &'static str) -> Option<Self> {
        Instant::now().checked_add(limit).map(|at| Self { at, limit, setting })
    }

    /// The one that comes first.
    pub(super) fn earlier(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        [one, other].into_iter().flatten().min_by_key(|deadline| deadline.at)
    }

    /// How long there is until then.
    pub(super) fn time_left(self) -> Duration {
        self.at.saturating_duration_since(Instant::now())
    }

    /// The deadline, if it has come: reqwest's timer and this one differ by a little.
    pub(super) fn used_up(deadline: Option<Self>) -> Option<Self> {
        const TOLERANCE: Duration = Duration::from_millis(5);
        deadline.filter(|deadline| deadline.time_left() <= TOLERANCE)
    }
}

impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} ({})", self.limit, self.setting)
    }
}
