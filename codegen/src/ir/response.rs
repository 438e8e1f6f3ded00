//! The responses of an operation.

use super::{Docs, Explode, Style, TypeRef, Xml};
use crate::pointer::Pointer;

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

    /// As the document writes it.
    pub fn text(self) -> String {
        match self {
            Self::Code(code) => code.to_string(),
            Self::Range(first) => format!("{first}XX"),
            Self::Default => "default".to_owned(),
        }
    }
}

/// A documented response header.
#[derive(Clone, Debug)]
pub struct ResponseHeader {
    /// The Header Object.
    pub origin: Pointer,
    /// Its name.
    pub wire_name: String,
    /// Its type.
    pub ty: TypeRef,
    /// Whether it is always there.
    pub required: bool,
    /// By what the items of a list are joined: [`Style::Simple`] by commas.
    pub style: Style,
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
    /// `multipart/*` with an `itemSchema` (3.2): a stream of parts.
    Parts(TypeRef),
    /// `text/event-stream`: a stream of events, whose data is of the type where the document gives one.
    EventStream(Option<TypeRef>),
    /// `application/xml`, `+xml`.
    Xml(TypeRef, Option<Xml>),
    /// `text/*`.
    Text,
    /// Anything else: a stream of bytes.
    Bytes,
}

impl ResponseKind {
    /// The type behind the media type, where it has one.
    pub fn type_ref(&self) -> Option<&TypeRef> {
        match self {
            Self::Json(ty) | Self::JsonLines(ty) | Self::Parts(ty) | Self::Xml(ty, _) => Some(ty),
            Self::EventStream(event) => event.as_ref(),
            Self::Text | Self::Bytes => None,
        }
    }

    pub(super) fn type_ref_mut(&mut self) -> Option<&mut TypeRef> {
        match self {
            Self::Json(ty) | Self::JsonLines(ty) | Self::Parts(ty) | Self::Xml(ty, _) => Some(ty),
            Self::EventStream(event) => event.as_mut(),
            Self::Text | Self::Bytes => None,
        }
    }
}
