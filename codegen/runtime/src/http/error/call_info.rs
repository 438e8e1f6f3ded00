//! Which call an error is about.

use crate::http::hooks::OperationInfo;
use crate::http::secrets::Secrets;

/// Which call an error is about, and which texts of it no error may show.
#[derive(Clone)]
pub(crate) struct CallInfo {
    pub(crate) operation: OperationInfo,
    pub(crate) secrets: Secrets,
    /// The security schemes that the operation asks for; empty where a credential was sent.
    pub(crate) missing_credential: Option<String>,
    /// Whether the server may have acted on an earlier try.
    pub(crate) may_have_acted: bool,
}

impl CallInfo {
    /// A call of which nothing was sent yet.
    pub(crate) fn new(operation: OperationInfo, secrets: Secrets) -> Self {
        Self { operation, secrets, missing_credential: None, may_have_acted: false }
    }
}
