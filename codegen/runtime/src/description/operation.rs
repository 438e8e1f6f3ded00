//! An operation.

use reqwest::Method;

use super::{Parameter, Server};

/// An operation (OpenAPI 3.1, 4.8.10).
///
/// Its documentation is there only in an API's table `OPERATIONS`, so that programs which list no operations do not carry the texts.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// The `operationId`; the method's name where the document gives none, or gives it to an operation before this one.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path template; it may have a fixed query.
    pub path: &'static str,
    /// The parameters, in the document's order, which is the order in which they are sent.
    pub parameters: &'static [Parameter],
    /// The bodies that a request may have, by media type, the preferred one first. Empty for an operation without a body.
    pub bodies: &'static [Body],
    /// Whether a request must have a body.
    pub body_required: bool,
    /// The media types that a success may have, the preferred one first.
    pub replies: &'static [&'static str],
    /// Whether a success may be a stream, which the default timeout does not end.
    pub streams: bool,
    /// The `Accept` header; empty where none is sent.
    pub accept: &'static str,
    /// Alternatives, each of them the keys of security schemes that are needed together. Without an alternative anybody may call; an
    /// alternative without a key allows anonymous calls too.
    pub security: &'static [&'static [&'static str]],
    /// Keys of security schemes that `security` does not name: each is sent where the caller set it, beside those of `security`.
    pub extra_schemes: &'static [&'static str],
    /// The servers to use instead of the API's; empty where the API's are used.
    pub servers: &'static [Server],
    /// The tag that groups it; empty where it has none.
    pub tag: &'static str,
    /// One line of documentation.
    pub summary: &'static str,
    /// The rest of the documentation, CommonMark.
    pub description: &'static str,
    /// The documentation of the parameters, CommonMark, in their order; it may be shorter than the list of parameters.
    pub parameter_descriptions: &'static [&'static str],
}

impl Operation {
    /// An operation without parameters, bodies, security, or documentation.
    pub const fn new(id: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            parameters: &[],
            bodies: &[],
            body_required: false,
            replies: &[],
            streams: false,
            accept: "",
            security: &[],
            extra_schemes: &[],
            servers: &[],
            tag: "",
            summary: "",
            description: "",
            parameter_descriptions: &[],
        }
    }

    /// The HTTP method; the error is a sentence, for a text that is none.
    pub(crate) fn http_method(&self) -> Result<Method, String> {
        Method::from_bytes(self.method.as_bytes()).map_err(|_| format!("`{}` is not an HTTP method", self.method))
    }
}

/// A body that a request may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its media type, which may be a range (`*/*`).
    pub media_type: &'static str,
    /// How it is given in arguments.
    pub argument: BodyArgument,
}

impl Body {
    /// A body that is given as JSON.
    pub const fn json(media_type: &'static str) -> Self {
        Self { media_type, argument: BodyArgument::Json }
    }

    /// A body that is given as text.
    pub const fn text(media_type: &'static str) -> Self {
        Self { media_type, argument: BodyArgument::Text }
    }

    /// A body that is given as bytes.
    pub const fn bytes(media_type: &'static str) -> Self {
        Self { media_type, argument: BodyArgument::Bytes }
    }
}

/// How a body is given in the JSON arguments of a call by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyArgument {
    /// As the JSON value that it holds, also where it is sent as a form or as XML.
    Json,
    /// As a JSON string with its text.
    Text,
    /// As a JSON string with its bytes in base64.
    Bytes,
}
