//! A request that was sent, and what came of it.

use reqwest::Response;

use super::deadline::Deadline;
use super::error::Outcome;

/// A request that was sent.
pub(super) struct Sent {
    pub(super) came: Came,
    /// Whether a redirect was followed.
    pub(super) is_redirected: bool,
    /// Where it went.
    pub(super) origin: String,
}

/// What came of a request.
pub(super) enum Came {
    /// A response, or an error of the HTTP client.
    Result(reqwest::Result<Response>),
    /// No response until then, by a timer of ours.
    Late(Deadline),
}

impl Sent {
    /// What the try may have done. A server that answers with a redirect may have acted before there was no connection.
    pub(super) fn outcome(&self) -> Outcome {
        match &self.came {
            Came::Result(Ok(response)) => Outcome::of_status(response.status()),
            Came::Result(Err(error)) if !self.is_redirected && (error.is_connect() || error.is_builder()) => {
                Outcome::NotSent
            }
            Came::Result(Err(_)) | Came::Late(_) => Outcome::Unknown,
        }
    }

    /// The response, if there is one.
    pub(super) fn response(&self) -> Option<&Response> {
        match &self.came {
            Came::Result(result) => result.as_ref().ok(),
            Came::Late(_) => None,
        }
    }
}
