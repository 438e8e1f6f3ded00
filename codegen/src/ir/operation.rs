//! Operations: what goes over the wire, and when.

use super::{Docs, SecurityAlternative, Server, TypeRef, Xml};
use crate::pointer::Pointer;

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The Operation Object.
    pub origin: Pointer,
    /// `operationId`, where there is one.
    pub id: Option<String>,
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
    /// Who may call: alternatives, of which one is enough. Empty: anybody.
    pub security: Vec<SecurityAlternative>,
    /// Servers of the operation or of its path item, which replace the document's.
    pub servers: Vec<Server>,
}

/// HTTP methods that a Path Item Object has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
}

impl Method {
    /// The method in capitals.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
        }
    }
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The Parameter Object.
    pub origin: Pointer,
    /// Its name on the wire.
    pub wire_name: String,
    /// Where it goes.
    pub location: Location,
    /// Whether the caller must give it (always, in a path).
    pub required: bool,
    /// Its type.
    pub ty: TypeRef,
    /// How it is written.
    pub encoding: ParameterEncoding,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// Its documentation.
    pub docs: Docs,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "they are what their names say")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
}

impl Location {
    /// The location as the document writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// How a parameter is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterEncoding {
    /// By `style` and `explode`.
    Style(Style, Explode),
    /// By `content`: the one media type, JSON as a rule.
    Content(String),
}

/// Whether each value of a list or object gets a parameter of its own.
pub type Explode = bool;

/// `style` of a parameter or form field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "they are OpenAPI's names")]
pub enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}

/// A request body.
#[derive(Clone, Debug)]
pub struct RequestBody {
    /// The Request Body Object.
    pub origin: Pointer,
    /// Whether the caller must give one.
    pub required: bool,
    /// Its documentation.
    pub docs: Docs,
    /// The media types that it may have: JSON first, then in document order. Never empty.
    pub media: Vec<BodyMedia>,
}

/// One media type of a request body.
#[derive(Clone, Debug)]
pub struct BodyMedia {
    /// The media type as the document writes it.
    pub media_type: String,
    /// What it holds.
    pub kind: BodyKind,
}

/// What a request body holds.
#[derive(Clone, Debug)]
pub enum BodyKind {
    /// `application/json`, `+json`.
    Json(TypeRef),
    /// `application/x-www-form-urlencoded`.
    Form(TypeRef, Vec<PartEncoding>),
    /// `multipart/form-data` and other `multipart/*`.
    Multipart(TypeRef, Vec<PartEncoding>),
    /// `application/xml`, `+xml`; with the schema's own `xml`.
    Xml(TypeRef, Option<Xml>),
    /// `text/*`.
    Text,
    /// Anything else.
    Bytes,
}

/// The Encoding Object of one property of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartEncoding {
    /// The property.
    pub property: String,
    /// `contentType`.
    pub content_type: Option<String>,
    /// `style` and `explode`, where given.
    pub style: Option<(Style, Explode)>,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// `headers`, by their names: those of the part, in a multipart body.
    pub headers: Vec<PartHeader>,
}

/// A documented header of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartHeader {
    /// Its name.
    pub name: String,
    /// Whether the part must have it.
    pub required: bool,
    /// What it is for.
    pub description: Option<String>,
}

/// A documented response.
#[derive(Clone, Debug)]
pub struct Response {
    /// The Response Object.
    pub origin: Pointer,
    /// For which statuses.
    pub status: Status,
    /// Its documentation.
    pub docs: Docs,
    /// Its headers.
    pub headers: Vec<ResponseHeader>,
    /// The media types that it may have, JSON first; empty when there is no content.
    pub media: Vec<ResponseMedia>,
}

/// For which statuses a response is documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// One status.
    Code(u16),
    /// `4XX`: the first digit.
    Range(u16),
    /// `default`: every other one.
    Default,
}

impl Status {
    /// Whether it is documented as a success. `default` is not: it may be anything.
    pub fn is_success(self) -> bool {
        match self {
            Self::Code(code) => (200..300).contains(&code),
            Self::Range(first) => first == 2,
            Self::Default => false,
        }
    }
}

/// A documented response header.
#[derive(Clone, Debug)]
pub struct ResponseHeader {
    /// Its name.
    pub wire_name: String,
    /// Its type.
    pub ty: TypeRef,
    /// Whether it is always there.
    pub required: bool,
    /// Whether an object's keys and values are one (`R=100,G=200`).
    pub explode: Explode,
    /// The media type of its text, where `content` gives one.
    pub content: Option<String>,
    /// Its documentation.
    pub docs: Docs,
}

/// One media type of a response.
#[derive(Clone, Debug)]
pub struct ResponseMedia {
    /// The media type as the document writes it.
    pub media_type: String,
    /// What it holds.
    pub kind: ResponseKind,
}

/// What a response holds.
#[derive(Clone, Debug)]
pub enum ResponseKind {
    /// `application/json`, `+json`.
    Json(TypeRef),
    /// `application/jsonl`, `application/x-ndjson`: a stream of values.
    JsonLines(TypeRef),
    /// `text/event-stream`: a stream of events, whose data is of the type where the document gives one.
    EventStream(Option<TypeRef>),
    /// `application/xml`, `+xml`.
    Xml(TypeRef, Option<Xml>),
    /// `text/*`.
    Text,
    /// Anything else: a stream of bytes.
    Bytes,
}

impl Operation {
    /// The operation's key in the settings: its id, else `GET /path`.
    pub fn settings_key(&self) -> String {
        self.id.clone().unwrap_or_else(|| format!("{} {}", self.method.as_str(), self.path))
    }

    /// What the operation is called after: its id, else its method and path.
    pub fn name_hint(&self) -> String {
        operation_name_hint(self.id.as_deref(), self.method, &self.path)
    }

    /// The headers of all responses, each once: where two responses have one name, that of the earlier one counts.
    pub fn response_headers(&self) -> Vec<&ResponseHeader> {
        let mut headers: Vec<&ResponseHeader> = Vec::new();
        for header in self.responses.iter().flat_map(|response| &response.headers) {
            if !headers.iter().any(|known| known.wire_name.eq_ignore_ascii_case(&header.wire_name)) {
                headers.push(header);
            }
        }
        headers
    }
}

/// What an operation is called after: its id, else its method and path. `GET /customers/{id}/notes` is "get customers by id notes".
pub fn operation_name_hint(id: Option<&str>, method: Method, path: &str) -> String {
    match id.filter(|id| !id.is_empty()) {
        Some(id) => id.to_owned(),
        None => {
            let words = path.replace('{', " by ").replace(['/', '}'], " ");
            format!("{} {}", method.as_str().to_ascii_lowercase(), words.trim())
        }
    }
}

impl BodyKind {
    /// The type behind the media type, where it has one.
    pub fn type_ref(&self) -> Option<&TypeRef> {
        match self {
            Self::Json(ty) | Self::Form(ty, _) | Self::Multipart(ty, _) | Self::Xml(ty, _) => Some(ty),
            Self::Text | Self::Bytes => None,
        }
    }

    pub(super) fn type_ref_mut(&mut self) -> Option<&mut TypeRef> {
        match self {
            Self::Json(ty) | Self::Form(ty, _) | Self::Multipart(ty, _) | Self::Xml(ty, _) => Some(ty),
            Self::Text | Self::Bytes => None,
        }
    }
}

impl ResponseKind {
    /// The type behind the media type, where it has one.
    pub fn type_ref(&self) -> Option<&TypeRef> {
        match self {
            Self::Json(ty) | Self::JsonLines(ty) | Self::Xml(ty, _) => Some(ty),
            Self::EventStream(event) => event.as_ref(),
            Self::Text | Self::Bytes => None,
        }
    }
}
