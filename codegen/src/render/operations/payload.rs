//! What a response holds: its type, how it is read, and how a reply is made of it.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::xml::root;
use super::Item;
use crate::ir::{Api, ResponseKind, TypeKind, TypeRef, Xml};

/// What a response holds, as Rust sees it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Payload {
    /// A JSON value.
    Json(TypeRef),
    /// An XML value.
    Xml(TypeRef, Option<Xml>),
    /// Text.
    Text,
    /// A stream of JSON values.
    Lines(TypeRef),
    /// A stream of events, with their data's type unless it is text.
    Events(Option<TypeRef>),
    /// Bytes, streamed.
    Stream,
    /// Bytes, read whole: an error has no streams.
    Whole,
    /// Nothing.
    Empty,
}

impl Payload {
    /// What a success of a kind holds; of no kind: nothing.
    pub(super) fn of(api: &Api, kind: Option<&ResponseKind>) -> Self {
        let is_text = |ty: &TypeRef| matches!(api.resolve(ty).kind, TypeKind::String | TypeKind::Any(_));
        match kind {
            Some(ResponseKind::Json(ty)) => Self::Json(ty.clone()),
            Some(ResponseKind::Xml(ty, xml)) => Self::Xml(ty.clone(), xml.clone()),
            Some(ResponseKind::Text) => Self::Text,
            Some(ResponseKind::JsonLines(ty)) => Self::Lines(ty.clone()),
            Some(ResponseKind::EventStream(ty)) => Self::Events(ty.clone().filter(|ty| !is_text(ty))),
            Some(ResponseKind::Bytes) => Self::Stream,
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
            Self::Lines(_) | Self::Events(_) | Self::Stream => true,
            Self::Json(_) | Self::Xml(..) | Self::Text | Self::Whole | Self::Empty => false,
        }
    }

    /// The Rust type.
    pub(super) fn ty(&self, item: Item<'_>) -> TokenStream {
        match self {
            Self::Json(ty) | Self::Xml(ty, _) => item.writer.full(ty, None),
            Self::Text => quote!(String),
            Self::Lines(ty) => {
                let ty = item.writer.full(ty, None);
                quote!(http::JsonLines<#ty>)
            }
            Self::Events(Some(ty)) => {
                let ty = item.writer.full(ty, None);
                quote!(http::Events<#ty>)
            }
            Self::Events(None) => quote!(http::Events<String>),
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
                quote!(response.xml(#root))
            }
            Self::Json(_) => quote!(response.json()),
            Self::Text => quote!(response.text()),
            Self::Lines(_) => quote!(response.json_lines()),
            Self::Events(Some(_)) => quote!(response.events()),
            Self::Events(None) => quote!(response.text_events()),
            Self::Stream | Self::Whole => quote!(response.bytes()),
            Self::Empty => quote!(response.empty()),
        }
    }

    /// Reads it from an error.
    pub(super) fn fail(&self, item: Item<'_>) -> TokenStream {
        match self {
            Self::Xml(ty, xml) => {
                let root = root(item.writer.context, ty, xml.as_ref());
                quote!(response.error_xml(#root))
            }
            Self::Json(_) => quote!(response.error()),
            Self::Text => quote!(response.error_text()),
            Self::Lines(_) | Self::Events(_) | Self::Stream | Self::Whole => quote!(response.error_bytes()),
            Self::Empty => quote!(response.error_empty()),
        }
    }

    /// The pattern that takes the value, and the body of a reply that is made of it.
    pub(super) fn raw(&self) -> (TokenStream, TokenStream) {
        match self {
            Self::Json(_) | Self::Xml(..) => (quote!(value), quote!(invoke::Raw::json(&value))),
            Self::Text => (quote!(value), quote!(invoke::Raw::Text(value))),
            Self::Lines(_) => (quote!(value), quote!(invoke::Raw::json_lines(value))),
            Self::Events(Some(_)) => (quote!(value), quote!(invoke::Raw::events(value))),
            Self::Events(None) => (quote!(value), quote!(invoke::Raw::text_events(value))),
            Self::Stream => (quote!(value), quote!(invoke::Raw::Stream(value))),
            Self::Whole => (quote!(value), quote!(invoke::Raw::Bytes(value))),
            Self::Empty => (quote!(()), quote!(invoke::Raw::Empty)),
        }
    }
}
