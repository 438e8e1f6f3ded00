//! Where a document has its named things, in its own version's words.

use serde_json::Value;

/// The JSON pointers to the sections of a document as it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sections {
    /// Of the schemas.
    pub schemas: &'static str,
    /// Of the security schemes.
    pub security_schemes: &'static str,
}

impl Sections {
    /// The sections of a document before any stage has rewritten it.
    pub(crate) fn of(document: &Value) -> Self {
        match document.as_object().is_some_and(super::is_swagger_2) {
            true => Self { schemas: "/definitions", security_schemes: "/securityDefinitions" },
            false => Self { schemas: "/components/schemas", security_schemes: "/components/securitySchemes" },
        }
    }
}
