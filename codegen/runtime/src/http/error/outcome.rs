//! Whether the server may have acted on a call that failed.

use reqwest::StatusCode;

/// Whether the server may have acted on a call that failed. For a call that moves money this decides what to do next.
///
/// All tries of a call count: where an earlier try broke off, a later refusal does not tell whether the server acted on the earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The request never reached the server: the arguments do not fit, there was no token or no connection. Sending it again is safe.
    NotSent,
    /// The server answered that it did not act. Sending the same request again is safe, but will most likely be refused again.
    ///
    /// These statuses say so: 400 to 407, 410 to 417, 421, 422, 423, 425, 426, 428, 429, 431 and 451.
    Refused,
    /// The request was sent, and no answer tells whether the server acted. Find that out before sending it again, or send it again with
    /// the same idempotency key.
    ///
    /// No response came, or it has any other status. A server may act and then fail (5xx); 408 may come from a proxy that gave up
    /// waiting; 409 may mean that the same request is being worked on; a redirect (3xx) may come after the server has acted. A status
    /// of success whose body cannot be read is `Unknown` as well: the server has most likely acted.
    Unknown,
}

impl Outcome {
    /// The outcome that a response's status tells.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            400..=407 | 410..=417 | 421..=423 | 425 | 426 | 428 | 429 | 431 | 451 => Self::Refused,
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use reqwest::StatusCode;

    use super::Outcome;

    #[test]
    fn only_statuses_that_say_so_are_refusals() {
        for status in 100..600 {
            let refused = Outcome::of_status(StatusCode::from_u16(status).unwrap()) == Outcome::Refused;
            let expected =
                matches!(status, 400..=431 | 451) && ![408, 409, 418, 419, 420, 424, 427, 430].contains(&status);
            assert_eq!(refused, expected, "{status}");
        }
    }
}
