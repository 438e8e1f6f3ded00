//! Request bodies: how a caller gives the value of each media type.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::super::docs::{code_span, doc_comment, doc_lines};
use super::super::markdown::markdown;
use super::super::tokens::ident;
use super::super::xml::xml_root;
use super::context::OperationContext;
use super::description::style_path;
use crate::ir::{PartEncoding, PartPositions};
use crate::passes::{Body, BodyForm};

/// One media type of an operation's body, as a caller gives it.
pub(super) struct NamedBody<'a> {
    /// How it is written.
    pub body: &'a Body,
    /// The method on `Client` that takes this body as an argument; where the body is optional, the setter.
    pub name: Ident,
    /// The type that a caller gives.
    pub argument: TokenStream,
    /// The statement that sets `body` on `request`.
    pub set: TokenStream,
}

/// Every media type of the operation's body, the preferred one first.
pub(super) fn bodies(context: OperationContext<'_>) -> Vec<NamedBody<'_>> {
    let named = context.bodies.iter().zip(&context.names.bodies);
    named
        .map(|(body, name)| {
            let (argument, set) = argument_and_set(context, body);
            NamedBody { body, name: ident(name), argument, set }
        })
        .collect()
}

/// The type that a caller gives, and the statement that sets it.
fn argument_and_set(context: OperationContext<'_>, body: &Body) -> (TokenStream, TokenStream) {
    let media_type = &body.media_type;
    match &body.form {
        BodyForm::Json(ty) => {
            let ty = context.writer.type_with_null(ty, None);
            (ty, quote!(request.json(#media_type, body);))
        }
        BodyForm::Form(ty, encodings) => {
            let (ty, encodings) = (context.writer.type_with_null(ty, None), encodings.iter().map(part_encoding));
            (ty, quote!(request.form(#media_type, body, &[#(#encodings),*]);))
        }
        BodyForm::Multipart(ty, encodings) => {
            let (ty, encodings) = (context.writer.type_with_null(ty, None), encodings.iter().map(part_encoding));
            (ty, quote!(request.multipart(#media_type, body, &[#(#encodings),*]);))
        }
        BodyForm::Mixed(ty, PartPositions { prefix, item }) => {
            let (ty, prefix) = (context.writer.type_with_null(ty, None), prefix.iter().map(part_encoding));
            let item = match item.as_ref().map(part_encoding) {
                Some(item) => quote!(Some(&#item)),
                None => quote!(None),
            };
            (ty, quote!(request.mixed(#media_type, body, &[#(#prefix),*], #item);))
        }
        BodyForm::Xml(ty, root) => {
            let (ty, root) = (context.writer.type_with_null(ty, None), xml_root(context.writer.context, root));
            (ty, quote!(request.xml(#media_type, body, #root);))
        }
        BodyForm::Text => (quote!(impl Into<String>), quote!(request.text(#media_type, body);)),
        BodyForm::Bytes => (quote!(impl Into<http::FilePart>), quote!(request.bytes(#media_type, body);)),
    }
}

/// The runtime's `PartEncoding`.
pub(super) fn part_encoding(encoding: &PartEncoding) -> TokenStream {
    let property = &encoding.property;
    let content_type = match &encoding.content_type {
        Some(content_type) => quote!(Some(#content_type)),
        None => quote!(None),
    };
    let style = match encoding.style {
        Some((style, explode)) => {
            let style = style_path(style);
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
pub(super) fn part_header_setter(bodies: &[NamedBody<'_>]) -> Option<TokenStream> {
    let encodings = bodies.iter().find_map(|named| match &named.body.form {
        BodyForm::Multipart(_, encodings) => Some(encodings),
        BodyForm::Json(_)
        | BodyForm::Form(..)
        | BodyForm::Mixed(..)
        | BodyForm::Xml(..)
        | BodyForm::Text
        | BodyForm::Bytes => None,
    })?;
    let summary =
        "Sets a header of every part of the multipart body that is called `part`; a file's own headers win.".to_owned();
    let documented = encodings.iter().flat_map(|encoding| {
        encoding.headers.iter().map(|header| {
            let required = if header.required { " (required)" } else { "" };
            let description = header.description.as_deref().map(|text| format!(": {text}")).unwrap_or_default();
            format!("- {}, {}{required}{description}", code_span(&encoding.property), code_span(&header.name))
        })
    });
    let documented: Vec<String> = documented.collect();
    let list = (!documented.is_empty()).then(|| format!("Documented, by part:\n\n{}", documented.join("\n")));
    let docs = doc_lines(&markdown(&std::iter::once(summary).chain(list).collect::<Vec<_>>().join("\n\n")));
    Some(quote! {
        #docs
        #[inline]
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

/// The setter of an optional body.
pub(super) fn body_setter(context: OperationContext<'_>, named: &NamedBody<'_>) -> TokenStream {
    let NamedBody { body, name, argument, set } = named;
    let docs = context.operation.body.as_ref().map(|body| doc_comment("", &body.docs, &[]));
    let line = doc_lines(&format!("The body, as {}.", code_span(&body.media_type)));
    quote! {
        #line
        #docs
        #[inline]
        pub fn #name(mut self, body: #argument) -> Self {
            let request = &mut self.request;
            #set
            self
        }
    }
}
