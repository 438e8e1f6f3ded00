//! Operations: how they are called in Rust, and what goes over the wire.

use super::{ArgumentType, RustType};
use crate::ir::{Location, Method, ParameterEncoding, PartEncoding, SecurityAlternative, Server, Status};
use crate::pointer::Pointer;

/// An operation.
#[derive(Clone, Debug)]
pub struct OperationSurface {
    /// The HTTP method.
    pub method: Method,
    /// The path template.
    pub path: String,
    /// `operationId`.
    pub id: Option<String>,
    /// Where the document describes it.
    pub place: Pointer,
    /// Its title and description.
    pub docs: String,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The method on `Client`, as code calls it: `list`, or `customers().list` on the client of a tag. Where the body is required and has
    /// several media types, that of the first.
    pub rust_name: String,
    /// The type of the client of its tag, in [`module`](Self::module), where the method is on that.
    pub client: Option<String>,
    /// The type of the request that the method makes.
    pub builder: String,
    /// The module of its tag, in which the builder is.
    pub module: String,
    /// The parameters in document order, which is the order of the method's arguments.
    pub parameters: Vec<ParameterSurface>,
    /// The request body.
    pub body: Option<BodySurface>,
    /// The documented successes: codes in ascending order, then ranges.
    pub successes: Vec<OutcomeSurface>,
    /// The documented errors, in the same order; `default` comes last.
    pub errors: Vec<OutcomeSurface>,
    /// What `send` gives.
    pub success: ResultSurface,
    /// What it fails with; `()` where nothing is documented.
    pub error: ResultSurface,
    /// The struct of the response headers, where some are documented.
    pub headers_struct: Option<String>,
    /// The documented response headers.
    pub headers: Vec<HeaderSurface>,
    /// How its pages are walked through, where it has a `stream`.
    pub pages: Option<PagesSurface>,
    /// Who may call: alternatives, of which one is enough; anybody where there are none.
    pub security: Vec<SecurityAlternative>,
    /// Servers in place of the document's.
    pub servers: Vec<Server>,
    /// Whether the request has our setter `idempotency_key`.
    pub has_idempotency_key: bool,
}

impl OperationSurface {
    /// The method's own name, without the client of a tag that it is on.
    pub fn method_name(&self) -> &str {
        self.rust_name.rsplit("().").next().unwrap_or(&self.rust_name)
    }

    /// Method and path.
    pub fn request_line(&self) -> String {
        format!("{} {}", self.method.as_str(), self.path)
    }
}

/// A parameter: an argument of the method where it is required, else a setter.
#[derive(Clone, Debug)]
pub struct ParameterSurface {
    /// Its name on the wire.
    pub wire_name: String,
    /// Where it goes.
    pub location: Location,
    /// How it is written.
    pub encoding: ParameterEncoding,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// Whether the caller must give it.
    pub required: bool,
    /// The argument or the setter.
    pub rust_name: String,
    /// What it takes.
    pub ty: ArgumentType,
    /// Default, bounds, pattern, one each.
    pub constraints: Vec<String>,
    /// Its documentation.
    pub docs: String,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Where the document describes it.
    pub place: Pointer,
}

/// A request body.
#[derive(Clone, Debug)]
pub struct BodySurface {
    /// Whether the caller must give one: then it is the last argument of the method, else a setter.
    pub required: bool,
    /// Its media types, the preferred one first.
    pub media: Vec<MediaSurface>,
    /// Where the document describes it.
    pub place: Pointer,
    /// Its documentation.
    pub docs: String,
}

/// One media type of a request body.
#[derive(Clone, Debug)]
pub struct MediaSurface {
    /// The media type.
    pub media_type: String,
    /// The method that takes it, as code calls it on the client, or the setter of an optional body.
    pub rust_name: String,
    /// What it takes.
    pub ty: ArgumentType,
    /// How the properties of a form are written.
    pub encodings: Vec<PartEncoding>,
}

/// What `send` gives, or what it fails with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResultSurface {
    /// One type for all statuses.
    One(RustType),
    /// An enum of this name, with a variant for each status.
    ByStatus(String),
}

/// A documented response.
#[derive(Clone, Debug)]
pub struct OutcomeSurface {
    /// For which statuses.
    pub status: Status,
    /// The media types that it may have, the preferred one first; none where it has no content, or where nothing is documented.
    pub media: Vec<String>,
    /// What it holds.
    pub ty: RustType,
    /// Its variant in the enum by status, where there is one.
    pub variant: String,
    /// Its documentation.
    pub docs: String,
    /// Where the document describes it; the operation where it does not.
    pub place: Pointer,
}

/// A response header: a field of the headers' struct.
#[derive(Clone, Debug)]
pub struct HeaderSurface {
    /// Its name.
    pub wire_name: String,
    /// The field.
    pub rust_name: String,
    /// What it holds; the field is an `Option` of it.
    pub ty: RustType,
    /// Whether the document says that it is always there.
    pub required: bool,
    /// Its documentation.
    pub docs: String,
    /// Where the document describes it.
    pub place: Pointer,
}

/// How pages are walked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagesSurface {
    /// What `stream` gives.
    pub item: RustType,
    /// What `pages` gives.
    pub page: RustType,
    /// Where the items are, and what leads to the next page, in the words of the wire.
    pub way: String,
}
