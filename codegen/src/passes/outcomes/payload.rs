//! What a response holds.

use super::super::wire::xml::{XmlForms, XmlNode};
use crate::ir::{Api, ResponseKind, TypeKind, TypeRef};

/// What a response holds, as Rust sees it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Payload {
    /// A JSON value.
    Json(TypeRef),
    /// An XML value, in this element.
    Xml(TypeRef, XmlNode),
    /// Text.
    Text,
    /// A stream of JSON values.
    Lines(TypeRef),
    /// A stream of the parts of a multipart body, each of which holds a value.
    Parts(TypeRef),
    /// A stream of events whose data is JSON.
    Events(TypeRef),
    /// A stream of events whose data is text.
    TextEvents,
    /// Bytes, streamed.
    Stream,
    /// Bytes, read whole.
    Whole,
    /// Nothing.
    Empty,
}

impl Payload {
    /// What a success with a body of this kind holds.
    pub(super) fn of(kind: &ResponseKind, xml: XmlForms<'_>) -> Self {
        match kind {
            ResponseKind::Json(ty) => Self::Json(ty.clone()),
            ResponseKind::Xml(ty, own) => Self::Xml(ty.clone(), xml.root(ty, own.as_ref())),
            ResponseKind::Text => Self::Text,
            ResponseKind::JsonLines(ty) => Self::Lines(ty.clone()),
            ResponseKind::Parts(ty) => Self::Parts(ty.clone()),
            ResponseKind::EventStream(Some(ty)) if !is_text(xml.api, ty) => Self::Events(ty.clone()),
            ResponseKind::EventStream(_) => Self::TextEvents,
            ResponseKind::Bytes => Self::Stream,
        }
    }

    /// The same without streams: how an error holds it.
    pub(super) fn read_whole(self) -> Self {
        if self.is_stream() { Self::Whole } else { self }
    }

    /// The element of an XML value.
    pub(in crate::passes) fn xml_root(&self) -> Option<&XmlNode> {
        match self {
            Self::Xml(_, root) => Some(root),
            Self::Json(_)
            | Self::Text
            | Self::Lines(_)
            | Self::Parts(_)
            | Self::Events(_)
            | Self::TextEvents
            | Self::Stream
            | Self::Whole
            | Self::Empty => None,
        }
    }

    /// Whether it can be neither copied nor compared.
    pub(crate) fn is_stream(&self) -> bool {
        match self {
            Self::Lines(_) | Self::Parts(_) | Self::Events(_) | Self::TextEvents | Self::Stream => true,
            Self::Json(_) | Self::Xml(..) | Self::Text | Self::Whole | Self::Empty => false,
        }
    }
}

fn is_text(api: &Api, ty: &TypeRef) -> bool {
    matches!(api.resolve(ty).kind, TypeKind::String | TypeKind::Any(_))
}
