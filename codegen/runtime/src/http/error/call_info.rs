//! Which call an error is about.

use crate::http::hooks::OperationInfo;
use crate::http::secrets::Secrets;

/// Which call an error is about, and what of it nobody may see.
#[derive(Clone)]
pub(crate) struct CallInfo {
    pub(crate) operation: OperationInfo,
    pub(crate) secrets: Secrets,
    /// The security schemes that the operation asks for, where no credential was sent.
    pub(crate) missing_credential: Option<String>,
    /// Whether the server may have acted on an earlier try.
    pub(crate) may_have_acted: bool,
}

impl CallInfo {
    /// A call that was not sent yet.
    pub(crate) fn new(operation: OperationInfo, secrets: Secrets) -> Self {
        Self { operation, secrets, missing_credential: None, may_have_acted: false }
    }
}
