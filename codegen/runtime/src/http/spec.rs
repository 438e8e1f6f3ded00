//! The static tables that generated code describes an API with.

use reqwest::Method;

/// An API.
#[derive(Debug)]
pub struct Api {
    /// Its name: that of the generated module.
    pub name: &'static str,
    /// `info.version`.
    pub version: &'static str,
    /// `servers`; the first one is used unless another is asked for.
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
    /// Its value unless set; empty: it must be set.
    pub default: &'static str,
    /// The values that it may have; empty: any.
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
        /// Where.
        location: KeyLocation,
        /// Under which name.
        name: &'static str,
        /// What to write before the key.
        prefix: &'static str,
    },
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// `Authorization: Bearer …` (RFC 6750); OAuth 2 and OpenID Connect tokens go out like this as well.
    Bearer,
    /// The same with a token that the client can fetch by itself (RFC 6749, 4.4).
    OAuth2 {
        /// Where from; may be relative to the server.
        token_url: &'static str,
        /// What to ask for unless the caller says.
        scopes: &'static [&'static str],
    },
    /// `Authorization: <name> …`: the caller gives what follows the name.
    Http(&'static str),
    /// A client certificate, which the HTTP client holds: nothing to send.
    MutualTls,
}

/// Where an API key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are what their names say")]
pub enum KeyLocation {
    Header,
    Query,
    Cookie,
}

/// An operation (OpenAPI 3.1, 4.8.10).
#[derive(Debug)]
pub struct Operation {
    /// `operationId`, or what stands for it.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path template; it may have a fixed query.
    pub path: &'static str,
    /// The parameters, in the order in which they are sent.
    pub parameters: &'static [Parameter],
    /// Alternatives of schemes that are needed together. None: anybody may call; an empty one: anonymous calls are allowed too.
    pub security: &'static [&'static [&'static str]],
    /// The `Accept` header; empty: none.
    pub accept: &'static str,
    /// Servers that replace the API's; empty: the API's.
    pub servers: &'static [Server],
    /// One line of documentation.
    pub summary: &'static str,
}

/// A parameter (OpenAPI 3.1, 4.8.12).
#[derive(Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// Where it goes.
    pub location: Location,
    /// How lists and objects are written.
    pub style: Style,
    /// Whether each value gets a parameter of its own.
    pub explode: bool,
    /// Whether the caller must give it.
    pub required: bool,
    /// Whether reserved characters (RFC 3986, 2.2) stay as they are where that is safe.
    pub allow_reserved: bool,
    /// The media type of a parameter with `content`.
    pub content: Option<&'static str>,
}

impl Parameter {
    /// A parameter in the path: a segment's value, in style `simple`.
    pub const fn path(name: &'static str) -> Self {
        Self { required: true, ..Self::new(name, Location::Path, Style::Simple, false) }
    }

    /// A parameter in the query, in style `form`, each value with the name before it.
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Location::Query, Style::Form, true)
    }

    /// A header, in style `simple`.
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Location::Header, Style::Simple, false)
    }

    /// A cookie, in style `form`.
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(name, Location::Cookie, Style::Form, true)
    }

    const fn new(name: &'static str, location: Location, style: Style, explode: bool) -> Self {
        Self { name, location, style, explode, required: false, allow_reserved: false, content: None }
    }

    /// The same, which the caller must give.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same in another style.
    pub const fn style(self, style: Style, explode: bool) -> Self {
        Self { style, explode, ..self }
    }

    /// The same with reserved characters as they are.
    pub const fn allow_reserved(self) -> Self {
        Self { allow_reserved: true, ..self }
    }

    /// The same as a text of a media type.
    pub const fn content(self, media_type: &'static str) -> Self {
        Self { content: Some(media_type), ..self }
    }
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are what their names say")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
}

/// `style`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are OpenAPI's names")]
pub enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}

/// How one property of a form is written (OpenAPI 3.1, 4.8.15).
#[derive(Clone, Copy, Debug)]
pub struct PartEncoding {
    /// The property.
    pub property: &'static str,
    /// `contentType`.
    pub content_type: Option<&'static str>,
    /// `style` and `explode`, where given.
    pub style: Option<(Style, bool)>,
    /// `allowReserved`.
    pub allow_reserved: bool,
}
