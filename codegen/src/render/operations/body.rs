//! Request bodies: one way in for each media type.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::super::docs::{doc_comment, doc_lines, markdown};
use super::super::tokens::ident;
use super::super::xml::root;
use super::Item;
use super::description::style;
use crate::ir::{BodyKind, BodyMedia, PartEncoding};

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
    /// The method on `Client` that takes this body as an argument; where the body is optional, the setter.
    pub name: Ident,
}

/// Every media type of the operation's body, the preferred one first.
pub(super) fn bodies(item: Item<'_>) -> Vec<Body> {
    let media = item.operation.body.iter().flat_map(|body| &body.media);
    let named = media.zip(&item.names.bodies);
    named
        .map(|(media, name)| {
            let (argument, set) = way_in(item, media);
            Body { kind: media.kind.clone(), media_type: media.media_type.clone(), argument, set, name: ident(name) }
        })
        .collect()
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
        BodyKind::Bytes => (quote!(impl Into<http::FilePart>), quote!(request.bytes(#media_type, body);)),
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
    let allow_reserved = encoding.allow_reserved;
    quote! {
        http::PartEncoding {
            property: #property,
            content_type: #content_type,
            style: #style,
            allow_reserved: #allow_reserved,
        }
    }
}

/// The setter of headers of parts, where there is a multipart body.
pub(super) fn part_header(bodies: &[Body]) -> Option<TokenStream> {
    let encodings = bodies.iter().find_map(|body| match &body.kind {
        BodyKind::Multipart(_, encodings) => Some(encodings),
        BodyKind::Json(_) | BodyKind::Form(..) | BodyKind::Xml(..) | BodyKind::Text | BodyKind::Bytes => None,
    })?;
    let about =
        "Sets a header of every part of the multipart body that is called `part`; a file's own headers win.".to_owned();
    let documented = encodings.iter().flat_map(|encoding| {
        encoding.headers.iter().map(|header| {
            let required = if header.required { " (required)" } else { "" };
            let description = header.description.as_deref().map(|text| format!(": {text}")).unwrap_or_default();
            format!("- `{}`, `{}`{required}{description}", code(&encoding.property), code(&header.name))
        })
    });
    let documented: Vec<String> = documented.collect();
    let list = (!documented.is_empty()).then(|| format!("Documented, by part:\n\n{}", documented.join("\n")));
    let docs = doc_lines(&markdown(&std::iter::once(about).chain(list).collect::<Vec<_>>().join("\n\n")));
    Some(quote! {
        #docs
        pub fn part_header(
            mut self,
            part: impl Into<String>,
            name: impl Into<String>,
            value: impl Into<String>,
        ) -> Self {
            self.request.part_header(part, name, value);
            self
        }
    })
}

/// Text for a code span.
fn code(text: &str) -> String {
    text.replace(['`', '\n', '\r'], "'")
}

impl Body {
    /// The setter of an optional body.
    pub(super) fn setter(&self, item: Item<'_>) -> TokenStream {
        let (name, argument, set) = (&self.name, &self.argument, &self.set);
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
