//! The parameters of an operation.

use super::{Docs, PartEncoding, TypeRef};
use crate::pointer::Pointer;

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The Parameter Object.
    pub origin: Pointer,
    /// Its name on the wire.
    pub wire_name: String,
    /// What to call it instead, where the document says so (`x-ms-client-name`).
    pub client_name: Option<String>,
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
    /// The schema's `default`, where it is a whole number.
    pub default_number: Option<u64>,
    /// Its documentation.
    pub docs: Docs,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "they are what their names say")]
pub enum Location {
    Path,
    Query,
    /// The whole query (3.2).
    QueryString,
    Header,
    Cookie,
}

impl Location {
    /// The location as the document writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::QueryString => "querystring",
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
    /// By `content`, as a form.
    Form(Vec<PartEncoding>),
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
    /// Of Swagger 2.0 only.
    TabDelimited,
    DeepObject,
    /// Like `form`, with nothing escaped (3.2).
    Cookie,
}
