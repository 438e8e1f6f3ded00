//! Security schemes and servers.

use super::Docs;
use crate::pointer::Pointer;

/// One entry of `components.securitySchemes`.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// The Security Scheme Object.
    pub origin: Pointer,
    /// Its key.
    pub key: String,
    /// What it is.
    pub kind: SecurityKind,
    /// `oauth2MetadataUrl` (3.2): where the authorization server describes itself.
    pub metadata_url: Option<String>,
    /// Its documentation.
    pub docs: Docs,
}

/// The kinds of security scheme (OpenAPI 4.8.27).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// A key in a header, query parameter or cookie.
    ApiKey {
        /// Where the key goes.
        location: KeyLocation,
        /// The name of the header, query parameter or cookie.
        name: String,
        /// What to write before the key; from the settings.
        prefix: String,
    },
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// `Authorization: Bearer …` (RFC 6750).
    Bearer,
    /// Another HTTP authentication scheme: the caller gives the whole credential behind the scheme's name.
    Http(String),
    /// OAuth 2; the token goes out as a bearer token. With the client credentials flow's `tokenUrl` the client can fetch it.
    OAuth2 {
        /// `flows.clientCredentials.tokenUrl`.
        token_url: Option<String>,
        /// The scopes of that flow.
        scopes: Vec<String>,
        /// `flows.deviceAuthorization` (3.2).
        device: Option<DeviceFlow>,
    },
    /// OpenID Connect; the token goes out as a bearer token.
    OpenIdConnect,
    /// A client certificate: nothing to send.
    MutualTls,
}

impl SecurityKind {
    /// Whether there is something for the caller to give.
    pub fn has_credential(&self) -> bool {
        match self {
            Self::MutualTls => false,
            Self::ApiKey { .. }
            | Self::Basic
            | Self::Bearer
            | Self::Http(_)
            | Self::OAuth2 { .. }
            | Self::OpenIdConnect => true,
        }
    }

    /// Where a client fetches its own tokens, and with which scopes.
    pub fn client_credentials(&self) -> Option<(&str, &[String])> {
        match self {
            Self::OAuth2 { token_url: Some(url), scopes, .. } => Some((url, scopes)),
            Self::OAuth2 { token_url: None, .. }
            | Self::ApiKey { .. }
            | Self::Basic
            | Self::Bearer
            | Self::Http(_)
            | Self::OpenIdConnect
            | Self::MutualTls => None,
        }
    }
}

/// OAuth 2's device authorization (RFC 8628).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceFlow {
    /// `deviceAuthorizationUrl`.
    pub device_url: String,
    /// `tokenUrl`.
    pub token_url: String,
    /// The scopes.
    pub scopes: Vec<String>,
}

impl SecurityScheme {
    /// How a person allows access in a browser.
    pub fn device_flow(&self) -> Option<&DeviceFlow> {
        match &self.kind {
            SecurityKind::OAuth2 { device, .. } => device.as_ref(),
            SecurityKind::ApiKey { .. }
            | SecurityKind::Basic
            | SecurityKind::Bearer
            | SecurityKind::Http(_)
            | SecurityKind::OpenIdConnect
            | SecurityKind::MutualTls => None,
        }
    }
}

/// Where an API key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "they are what their names say")]
pub enum KeyLocation {
    Header,
    Query,
    Cookie,
}

/// Schemes that are needed together. Where there are none, the call needs no credential.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityAlternative {
    /// Keys of [`SecurityScheme`]s, with the scopes asked of each.
    pub schemes: Vec<(String, Vec<String>)>,
}

/// A Server Object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Where it is described.
    pub origin: Pointer,
    /// The URL template, without a slash at its end.
    pub url: String,
    /// `description`.
    pub description: Option<String>,
    /// What a caller chooses the server by: its `name` (3.2), else its description.
    pub name: Option<String>,
    /// Its variables.
    pub variables: Vec<ServerVariable>,
}

/// A Server Variable Object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Where it is described.
    pub origin: Pointer,
    /// The name between the braces.
    pub name: String,
    /// `default`.
    pub default: String,
    /// `enum`; empty where any value is allowed.
    pub values: Vec<String>,
    /// `description`.
    pub description: Option<String>,
}
