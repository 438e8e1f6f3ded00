//! What a response holds: its type, how it is read, and how a reply is made of it.

use proc_macro2::TokenStream;
use quote::quote;

use super::Item;
use crate::ir::{ResponseKind, TypeRef};

/// What a response holds, as Rust sees it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Payload {
    /// A JSON value.
    Json(TypeRef),
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
            Some(ResponseKind::Text) => Self::Text,
            Some(
                ResponseKind::Xml(..) | ResponseKind::Bytes | ResponseKind::EventStream(_) | ResponseKind::JsonLines(_),
            ) => Self::Stream,
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
            Self::Json(_) | Self::Text | Self::Whole | Self::Empty => false,
        }
    }

    /// The Rust type.
    pub(super) fn ty(&self, item: Item<'_>) -> TokenStream {
        match self {
            Self::Json(ty) => item.writer.full(ty, None),
            Self::Text => quote!(String),
            Self::Stream => quote!(http::ByteStream),
            Self::Whole => quote!(http::Bytes),
            Self::Empty => quote!(()),
        }
    }

    /// Reads it from a success.
    pub(super) fn read(&self) -> TokenStream {
        match self {
            Self::Json(_) => quote!(response.json().await),
            Self::Text => quote!(response.text().await),
            Self::Stream => quote!(response.bytes()),
            Self::Whole => quote!(response.whole().await),
            Self::Empty => quote!(response.empty()),
        }
    }

    /// Reads it from an error.
    pub(super) fn fail(&self, wrap: &TokenStream) -> TokenStream {
        match self {
            Self::Json(_) => quote!(response.error(#wrap)),
            Self::Text => quote!(response.error_text(#wrap)),
            Self::Stream | Self::Whole => quote!(response.error_bytes(#wrap)),
            Self::Empty => quote!(response.error_empty(#wrap)),
        }
    }

    /// The pattern that takes the value, and the body of a reply that is made of it.
    pub(super) fn raw(&self) -> (TokenStream, TokenStream) {
        match self {
            Self::Json(_) => (quote!(value), quote!(Raw::json(&value))),
            Self::Text => (quote!(value), quote!(Raw::Text(value))),
            Self::Stream => (quote!(value), quote!(Raw::Stream(value))),
            Self::Whole => (quote!(value), quote!(Raw::Bytes(value))),
            Self::Empty => (quote!(()), quote!(Raw::Empty)),
        }
    }
}
