//! Why a call has no response.

use std::fmt;

use super::details::Details;
use super::line::MAX_REASON;

/// Why a call has no response: `Display` is a sentence of at most 300 characters, without the client's credentials.
pub struct Reason(pub(super) Box<Details>);

impl Reason {
    /// Whether a time limit was reached.
    pub fn is_timeout(&self) -> bool {
        self.0.is_timeout
    }
}

impl From<Details> for Reason {
    fn from(details: Details) -> Self {
        Self(Box::new(details))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.shown(&self.0.reason, MAX_REASON))
    }
}

impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reason({self})")
    }
}
