//! Operations: what can be called, and how.

use std::collections::HashSet;

use super::{Docs, Parameter, RequestBody, Response, ResponseHeader, SecurityAlternative, Server};
use crate::pointer::Pointer;

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The Operation Object.
    pub origin: Pointer,
    /// `operationId`, where there is one.
    pub id: Option<String>,
    /// What it is called after: the id, a shorter form of it, or without an id its method and path.
    pub name_hint: String,
    /// What it would be called after if no other operation had a similar id.
    pub name_alone: String,
    /// What it would be called after if the settings stripped no prefix, where they do.
    pub whole_name: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path template, such as `/customers/{id}`; every `{name}` has a path parameter.
    pub path: String,
    /// The first tag.
    pub tag: Option<String>,
    /// Its documentation.
    pub docs: Docs,
    /// The parameters in document order; those of the path item first. Distinct by location and name.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<RequestBody>,
    /// The responses: codes in ascending order, then ranges, then `default`.
    pub responses: Vec<Response>,
    /// Who may call: alternatives, of which one is enough. Where there are none, anybody may call.
    pub security: Vec<SecurityAlternative>,
    /// The keys of security schemes that no `security` ties to the operation: each is sent where the caller set it, beside those of
    /// `security`. `passes/credentials` finds them.
    pub extra_schemes: Vec<String>,
    /// Servers of the operation or of its path item, which replace the document's.
    pub servers: Vec<Server>,
}

impl Operation {
    /// The operation's key in the settings: its id, else `GET /path`.
    pub fn settings_key(&self) -> String {
        self.id.clone().unwrap_or_else(|| format!("{} {}", self.method.as_str(), self.path))
    }

    /// Whether its `security` asks for credentials.
    pub fn asks_for_credentials(&self) -> bool {
        self.security.iter().any(|alternative| !alternative.schemes.is_empty())
    }

    /// Whether its requests carry the credentials that a client has.
    pub fn carries_credentials(&self) -> bool {
        self.asks_for_credentials() || !self.extra_schemes.is_empty()
    }

    /// The headers of all responses, each once: where two responses have one name, that of the earlier one counts.
    pub fn response_headers(&self) -> Vec<&ResponseHeader> {
        let mut seen = HashSet::new();
        let headers = self.responses.iter().flat_map(|response| &response.headers);
        headers.filter(|header| seen.insert(header.wire_name.to_ascii_lowercase())).collect()
    }
}

/// An HTTP method.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "they are what their names say")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
    /// A GET with a body (3.2, RFC 10008).
    Query,
    /// One of `additionalOperations` (3.2), as it is sent.
    Other(String),
}

impl Method {
    /// The method as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(method) => method,
        }
    }

    /// Whether sending a request twice does the same as sending it once (RFC 9110, 9.2.2). Of a method that we do not know nobody can tell.
    pub fn is_idempotent(&self) -> bool {
        match self {
            Self::Get | Self::Put | Self::Delete | Self::Options | Self::Head | Self::Trace | Self::Query => true,
            Self::Post | Self::Patch | Self::Other(_) => false,
        }
    }
}
