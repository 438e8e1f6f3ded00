//! What the client's builder takes.

use crate::ir::SecurityKind;
use crate::pointer::Pointer;

/// A security scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeSurface {
    /// Where the document describes it.
    pub place: Pointer,
    /// Its key in `components.securitySchemes`.
    pub key: String,
    /// What it is, and where the credential goes.
    pub kind: SecurityKind,
    /// The setter of the credential on the client's builder, where there is something to give.
    pub setter: Option<String>,
    /// The setter of the id and secret with which a client fetches its own tokens, where it can.
    pub client_credentials: Option<String>,
    /// The method that begins a login in a browser, where there is one.
    pub device_authorization: Option<String>,
}

/// A variable in the URLs of servers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariableSurface {
    /// Where the document describes it first.
    pub place: Pointer,
    /// The name between the braces.
    pub name: String,
    /// The setter on the client's builder.
    pub setter: String,
}
