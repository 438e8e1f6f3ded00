//! One try of a call, as a caller's own rule sees it.

use std::fmt;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::hooks::OperationInfo;
use super::sent::{Came, Sent};
use super::transient::{is_transient, may_pass};

/// What came of one try of a call, for the rule of [`RetryPolicy::retry_if`](super::RetryPolicy::retry_if).
pub struct Tried<'a> {
    sent: &'a Sent,
    operation: &'a OperationInfo,
}

impl<'a> Tried<'a> {
    pub(super) fn new(sent: &'a Sent, operation: &'a OperationInfo) -> Self {
        Self { sent, operation }
    }

    /// What was called, and which try it was.
    pub fn operation(&self) -> &OperationInfo {
        self.operation
    }

    /// The response's status; `None` where no response came.
    pub fn status(&self) -> Option<StatusCode> {
        self.sent.response().map(reqwest::Response::status)
    }

    /// The response's headers; `None` where no response came.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.sent.response().map(reqwest::Response::headers)
    }

    /// Whether no response came in time.
    pub fn is_timeout(&self) -> bool {
        match &self.sent.came {
            Came::Result(result) => result.as_ref().is_err_and(reqwest::Error::is_timeout),
            Came::Late(_) => true,
        }
    }

    /// Whether another try may help: what is tried again without a rule, apart from statuses that the policy adds.
    pub fn is_retryable(&self) -> bool {
        match &self.sent.came {
            Came::Result(Ok(response)) => is_transient(response.status()),
            Came::Result(Err(error)) => may_pass(error),
            Came::Late(_) => true,
        }
    }
}

impl fmt::Debug for Tried<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tried")
            .field("operation", self.operation)
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}
