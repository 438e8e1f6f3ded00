//! An API as a whole: its servers and its security schemes.

/// An API.
#[derive(Debug)]
pub struct Api {
    /// Its name: that of the generated module.
    pub name: &'static str,
    /// `info.version`.
    pub version: &'static str,
    /// `servers`; the first one is used unless the caller chooses another.
    pub servers: &'static [Server],
    /// `components.securitySchemes`.
    pub schemes: &'static [Scheme],
}

/// A server (OpenAPI 3.1, 4.8.5).
#[derive(Debug)]
pub struct Server {
    /// The name to choose it by; empty where it has none.
    pub name: &'static str,
    /// The URL, with `{variable}`s.
    pub url: &'static str,
    /// The variables.
    pub variables: &'static [ServerVariable],
}

/// A variable in a server's URL (OpenAPI 3.1, 4.8.6).
#[derive(Debug)]
pub struct ServerVariable {
    /// The name between the braces.
    pub name: &'static str,
    /// The value where the caller sets none; empty where the caller must set one.
    pub default: &'static str,
    /// The allowed values; empty where any value is allowed.
    pub values: &'static [&'static str],
}

/// A security scheme (OpenAPI 3.1, 4.8.27).
#[derive(Debug)]
pub struct Scheme {
    /// Its key in the document.
    pub key: &'static str,
    /// What it is.
    pub kind: SchemeKind,
}

/// The kinds of security scheme.
#[derive(Debug)]
pub enum SchemeKind {
    /// A key in a header, query parameter or cookie.
    ApiKey {
        /// In which part of the request.
        location: KeyLocation,
        /// The name of the header, query parameter or cookie.
        name: &'static str,
        /// The text to write before the key.
        prefix: &'static str,
    },
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// `Authorization: Bearer …` (RFC 6750); OAuth 2 and OpenID Connect tokens go out like this as well.
    Bearer,
    /// `Authorization: Bearer …` with a token that the client can fetch by itself (RFC 6749, 4.4).
    OAuth2 {
        /// The address of the token endpoint; it may be relative to the server.
        token_url: &'static str,
        /// The scopes to ask for where the caller names none.
        scopes: &'static [&'static str],
    },
    /// `Authorization: <name> …`: the caller gives what follows the name.
    Http(&'static str),
    /// A client certificate, which the HTTP client holds: no header is sent.
    MutualTls,
}

/// How a person allows access in a browser: OAuth 2's device authorization (RFC 8628).
#[derive(Clone, Copy, Debug)]
pub struct DeviceFlow {
    /// The key of the security scheme.
    pub scheme: &'static str,
    /// The address that gives codes; it may be relative to the server.
    pub device_url: &'static str,
    /// The address of the token endpoint; it may be relative to the server.
    pub token_url: &'static str,
    /// The scopes to ask for where the caller names none.
    pub scopes: &'static [&'static str],
}

/// The part of a request that an API key is sent in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are what their names say")]
pub enum KeyLocation {
    Header,
    Query,
    Cookie,
}
