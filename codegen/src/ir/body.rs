//! The request body of an operation.

use super::{Docs, Explode, Style, TypeRef, Xml};
use crate::pointer::Pointer;

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
    /// `multipart/*` whose parts are the items of a list and have no names.
    Mixed(TypeRef, PartPositions),
    /// `application/xml`, `+xml`; with the schema's own `xml`.
    Xml(TypeRef, Option<Xml>),
    /// `text/*`.
    Text,
    /// Anything else.
    Bytes,
}

impl BodyKind {
    /// The type of a JSON body.
    pub fn json(&self) -> Option<&TypeRef> {
        match self {
            Self::Json(ty) => Some(ty),
            Self::Form(..) | Self::Multipart(..) | Self::Mixed(..) | Self::Xml(..) | Self::Text | Self::Bytes => None,
        }
    }
}

/// The Encoding Object of one property of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

/// How the parts of a list are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartPositions {
    /// `prefixEncoding`: the first parts.
    pub prefix: Vec<PartEncoding>,
    /// `itemEncoding`: the others.
    pub item: Option<PartEncoding>,
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

impl BodyKind {
    /// The type behind the media type, where it has one.
    pub fn type_ref(&self) -> Option<&TypeRef> {
        match self {
            Self::Json(ty) | Self::Form(ty, _) | Self::Multipart(ty, _) | Self::Mixed(ty, _) | Self::Xml(ty, _) => {
                Some(ty)
            }
            Self::Text | Self::Bytes => None,
        }
    }

    pub(super) fn type_ref_mut(&mut self) -> Option<&mut TypeRef> {
        match self {
            Self::Json(ty) | Self::Form(ty, _) | Self::Multipart(ty, _) | Self::Mixed(ty, _) | Self::Xml(ty, _) => {
                Some(ty)
            }
            Self::Text | Self::Bytes => None,
        }
    }
}
