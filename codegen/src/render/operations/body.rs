//! Request bodies: one way in for each media type.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::super::docs::{doc_comment, doc_lines};
use super::super::tokens::ident;
use super::super::xml::root;
use super::Item;
use super::description::style;
use crate::ir::{BodyKind, BodyMedia, PartEncoding};
use crate::passes::BodyNames;

/// One media type of an operation's body.
pub(super) struct Body {
    /// What it holds.
    pub kind: BodyKind,
    /// The media type.
    pub media_type: String,
    /// The type that a caller gives.
    pub argument: TokenStream,
    /// The statement that sets `body` on `request`.
    pub set: TokenStream,
    /// What its method and its setter are called.
    names: BodyNames,
}

/// Every media type of the operation's body, the preferred one first.
pub(super) fn bodies(item: Item<'_>) -> Vec<Body> {
    let Some(body) = &item.operation.body else { return Vec::new() };
    let named = body.media.iter().zip(&item.names.bodies);
    let body = |(media, names): (&BodyMedia, &BodyNames)| {
        let (argument, set) = way_in(item, media);
        let (kind, media_type) = (media.kind.clone(), media.media_type.clone());
        Body { kind, media_type, argument, set, names: names.clone() }
    };
    named.map(body).collect()
}

fn way_in(item: Item<'_>, media: &BodyMedia) -> (TokenStream, TokenStream) {
    let media_type = &media.media_type;
    match &media.kind {
        BodyKind::Json(ty) => {
            let ty = item.writer.full(ty, None);
            (ty, quote!(request.json(#media_type, body);))
        }
        BodyKind::Form(ty, encodings) => {
            let (ty, encodings) = (item.writer.full(ty, None), encodings.iter().map(encoding));
            (ty, quote!(request.form(#media_type, body, &[#(#encodings),*]);))
        }
        BodyKind::Multipart(ty, encodings) => {
            let (ty, encodings) = (item.writer.full(ty, None), encodings.iter().map(encoding));
            (ty, quote!(request.multipart(#media_type, body, &[#(#encodings),*]);))
        }
        BodyKind::Xml(ty, xml) => {
            let root = root(item.writer.context, ty, xml.as_ref());
            (item.writer.full(ty, None), quote!(request.xml(#media_type, body, #root);))
        }
        BodyKind::Text => (quote!(impl Into<String>), quote!(request.text(#media_type, body);)),
        BodyKind::Bytes => (quote!(impl Into<http::Bytes>), quote!(request.bytes(#media_type, body);)),
    }
}

fn encoding(encoding: &PartEncoding) -> TokenStream {
    let property = &encoding.property;
    let content_type = match &encoding.content_type {
        Some(content_type) => quote!(Some(#content_type)),
        None => quote!(None),
    };
    let style = match encoding.style {
        Some((style, explode)) => {
            let style = self::style(style);
            quote!(Some((#style, #explode)))
        }
        None => quote!(None),
    };
    quote!(http::PartEncoding { property: #property, content_type: #content_type, style: #style })
}

impl Body {
    /// The method on `Client` that takes this body as an argument.
    pub(super) fn method_name(&self) -> Ident {
        ident(&self.names.method)
    }

    /// The name of its setter, where it is optional.
    pub(super) fn setter_name(&self) -> Ident {
        ident(&self.names.setter)
    }

    /// The setter of an optional body.
    pub(super) fn setter(&self, item: Item<'_>) -> TokenStream {
        let name = self.setter_name();
        let (argument, set) = (&self.argument, &self.set);
        let media_type = self.media_type.replace('`', "'");
        let about = item.operation.body.as_ref().map(|body| doc_comment("", &body.docs, &[]));
        let line = doc_lines(&format!("The body, as `{media_type}`."));
        quote! {
            #line
            #about
            pub fn #name(mut self, body: #argument) -> Self {
                let request = &mut self.request;
                #set
                self
            }
        }
    }
}
