//! What a response holds: its type, how it is read, and how a reply is made of it.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::xml::root;
use super::Item;
use crate::ir::{ResponseKind, TypeRef, Xml};

/// What a response holds, as Rust sees it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Payload {
    /// A JSON value.
    Json(TypeRef),
    /// An XML value.
    Xml(TypeRef, Option<Xml>),
    /// Text.
    Text,
    /// Bytes, streamed.
    Stream,
    /// Bytes, read whole: an error has no streams.
    Whole,
    /// Nothing.
    Empty,
}

impl Payload {
    /// What a success of a kind holds; of no kind: nothing.
    pub(super) fn of(kind: Option<&ResponseKind>) -> Self {
        match kind {
            Some(ResponseKind::Json(ty)) => Self::Json(ty.clone()),
            Some(ResponseKind::Xml(ty, xml)) => Self::Xml(ty.clone(), xml.clone()),
            Some(ResponseKind::Text) => Self::Text,
            Some(ResponseKind::Bytes | ResponseKind::EventStream(_) | ResponseKind::JsonLines(_)) => Self::Stream,
            None => Self::Empty,
        }
    }

    /// The same in an error.
    pub(super) fn in_error(self) -> Self {
        if self.is_stream() { Self::Whole } else { self }
    }

    /// Whether it can be neither copied nor compared.
    pub(super) fn is_stream(&self) -> bool {
        match self {
            Self::Stream => true,
            Self::Json(_) | Self::Xml(..) | Self::Text | Self::Whole | Self::Empty => false,
        }
    }

    /// The Rust type.
    pub(super) fn ty(&self, item: Item<'_>) -> TokenStream {
        match self {
            Self::Json(ty) | Self::Xml(ty, _) => item.writer.full(ty, None),
            Self::Text => quote!(String),
            Self::Stream => quote!(http::ByteStream),
            Self::Whole => quote!(http::Bytes),
            Self::Empty => quote!(()),
        }
    }

    /// Reads it from a success.
    pub(super) fn read(&self, item: Item<'_>) -> TokenStream {
        match self {
            Self::Xml(ty, xml) => {
                let root = root(item.writer.context, ty, xml.as_ref());
                quote!(response.xml(#root).await)
            }
            Self::Json(_) => quote!(response.json().await),
            Self::Text => quote!(response.text().await),
            Self::Stream | Self::Whole => quote!(Ok(response.bytes())),
            Self::Empty => quote!(Ok(response.empty())),
        }
    }

    /// Reads it from an error.
    pub(super) fn fail(&self, item: Item<'_>, wrap: &TokenStream) -> TokenStream {
        match self {
            Self::Xml(ty, xml) => {
                let root = root(item.writer.context, ty, xml.as_ref());
                quote!(response.error_xml(#root, #wrap).await)
            }
            Self::Json(_) => quote!(response.error(#wrap).await),
            Self::Text => quote!(response.error_text(#wrap).await),
            Self::Stream | Self::Whole => quote!(response.error_bytes(#wrap).await),
            Self::Empty => quote!(response.error_empty(#wrap(()))),
        }
    }

    /// The pattern that takes the value, and the body of a reply that is made of it.
    pub(super) fn raw(&self) -> (TokenStream, TokenStream) {
        match self {
            Self::Json(_) | Self::Xml(..) => (quote!(value), quote!(invoke::Raw::json(&value))),
            Self::Text => (quote!(value), quote!(invoke::Raw::Text(value))),
            Self::Stream => (quote!(value), quote!(invoke::Raw::Stream(value))),
            Self::Whole => (quote!(value), quote!(invoke::Raw::Bytes(value))),
            Self::Empty => (quote!(()), quote!(invoke::Raw::Empty)),
        }
    }
}
