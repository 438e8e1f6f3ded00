//! Request bodies: how the value of each media type is written, and how a caller gives it.

use super::xml::{XmlForms, XmlNode};
use crate::ir::{Api, BodyKind, BodyMedia, PartEncoding, PartPositions, TypeRef};
use crate::passes::by_operation::ByOperation;

/// One media type of a request body.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    /// The media type as the document writes it.
    pub media_type: String,
    /// How the value is written.
    pub form: BodyForm,
}

/// How the value of a body is written.
#[derive(Clone, Debug)]
pub(crate) enum BodyForm {
    /// As JSON.
    Json(TypeRef),
    /// As a form, each property by its encoding.
    Form(TypeRef, Vec<PartEncoding>),
    /// As a multipart body, each property by its encoding.
    Multipart(TypeRef, Vec<PartEncoding>),
    /// As a multipart body without names, the items of a list by their positions.
    Mixed(TypeRef, PartPositions),
    /// As XML, in this element.
    Xml(TypeRef, XmlNode),
    /// A text as it is.
    Text,
    /// Bytes as they are.
    Bytes,
}

/// Decides for every media type of every operation's body, in their order: the preferred one is the first.
pub(in crate::passes) fn plan_bodies(api: &Api, xml: XmlForms<'_>) -> ByOperation<Vec<Body>> {
    ByOperation::of(api, |_, operation| {
        let media = operation.body.iter().flat_map(|body| &body.media);
        media.map(|media| Body { media_type: media.media_type.clone(), form: form(media, xml) }).collect()
    })
}

fn form(media: &BodyMedia, xml: XmlForms<'_>) -> BodyForm {
    match &media.kind {
        BodyKind::Json(ty) => BodyForm::Json(ty.clone()),
        BodyKind::Form(ty, encodings) => BodyForm::Form(ty.clone(), encodings.clone()),
        BodyKind::Multipart(ty, encodings) => BodyForm::Multipart(ty.clone(), encodings.clone()),
        BodyKind::Mixed(ty, positions) => BodyForm::Mixed(ty.clone(), positions.clone()),
        BodyKind::Xml(ty, own) => BodyForm::Xml(ty.clone(), xml.root(ty, own.as_ref())),
        BodyKind::Text => BodyForm::Text,
        BodyKind::Bytes => BodyForm::Bytes,
    }
}

impl BodyForm {
    /// The element of an XML body.
    pub(in crate::passes) fn xml_root(&self) -> Option<&XmlNode> {
        match self {
            Self::Xml(_, root) => Some(root),
            Self::Json(_) | Self::Form(..) | Self::Multipart(..) | Self::Mixed(..) | Self::Text | Self::Bytes => None,
        }
    }
}
