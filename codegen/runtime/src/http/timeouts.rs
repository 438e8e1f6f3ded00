//! The limits of a client's time, and of one try.

use std::time::Duration;

use super::deadline::Deadline;

/// To connect, unless the builder says otherwise.
const CONNECT: Duration = Duration::from_secs(10);
/// For a whole call.
const CALL: Duration = Duration::from_secs(300);
/// For the next event or line of a stream.
const STREAM_IDLE: Duration = Duration::from_secs(300);

/// The limits of a client's time.
#[derive(Clone, Copy)]
pub(super) struct Timeouts {
    /// To connect; `None`: as the HTTP client has it.
    pub(super) connect: Option<Duration>,
    /// For a whole call, where the caller chose one.
    pub(super) call: Option<Duration>,
    /// For the next event or line of a stream.
    pub(super) stream_idle: Duration,
}

impl Timeouts {
    /// What holds unless the builder says otherwise.
    pub(super) fn new() -> Self {
        Self { connect: None, call: None, stream_idle: STREAM_IDLE }
    }

    /// The bound on connecting that every HTTP client of ours gets first.
    pub(super) fn default_connect() -> Duration {
        CONNECT
    }
}

/// The limits of one call.
#[derive(Clone, Copy)]
pub(super) struct CallLimits {
    /// When it must have come to its end.
    pub(super) deadline: Option<Deadline>,
    /// Whether its result is a stream.
    is_stream: bool,
    /// Whether the caller chose the limit: only then it ends a stream.
    is_chosen: bool,
}

/// The limits of one try.
#[derive(Clone, Copy, Default)]
pub(super) struct TryLimits {
    /// Of the HTTP client's timer: until the end of the body.
    pub(super) whole: Option<Deadline>,
    /// Until the response begins, by a timer of ours.
    pub(super) head: Option<Deadline>,
    /// Until the end of a body that is read whole, by a timer of ours.
    pub(super) body: Option<Deadline>,
}

impl CallLimits {
    /// Those of a call whose time runs from now on: `chosen` is the caller's limit.
    pub(super) fn new(chosen: Option<Duration>, is_stream: bool) -> Self {
        let deadline = Deadline::of(chosen.unwrap_or(CALL), "timeout");
        Self { deadline, is_stream, is_chosen: chosen.is_some() }
    }

    /// Those of a try that begins now. The HTTP client's timer would end a stream, so that only a limit of the caller's for the whole
    /// call is given to it there.
    pub(super) fn of_try(self, try_timeout: Option<Duration>) -> TryLimits {
        let of_try = try_timeout.and_then(|limit| Deadline::of(limit, "try_timeout"));
        let earlier = Deadline::earlier(self.deadline, of_try);
        match (self.is_stream, self.is_chosen) {
            (false, _) => TryLimits { whole: earlier, ..TryLimits::default() },
            (true, true) => TryLimits { whole: self.deadline, head: of_try, body: None },
            (true, false) => TryLimits { whole: None, head: earlier, body: self.deadline },
        }
    }
}
