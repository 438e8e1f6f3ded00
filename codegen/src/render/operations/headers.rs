//! The headers of an operation's responses: a struct that is read from what came.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{deprecated, doc_comment, doc_lines, on_the_wire};
use super::super::tokens::ident;
use super::Item;
use crate::ir::{Api, DecimalForm, EnumRepr, ResponseHeader, Shape, TypeKind, TypeRef};
use crate::passes::Identifier;

/// How deep the type of a header is followed; deeper down it is text.
const MAX_DEPTH: usize = 4;

/// The struct, where the document has headers.
pub(super) fn render(item: Item<'_>) -> TokenStream {
    let headers = item.operation.response_headers();
    if headers.is_empty() {
        return TokenStream::new();
    }
    let name = ident(&item.names.headers);
    let method = item.names.method.as_str();
    let about = doc_lines(&format!(
        "The documented headers of what [`Client::{method}`] gets: `{name}::from(response.headers())`.\n\n\
         A header that is not there, or that is not as documented, is `None`."
    ));
    let named = || headers.iter().zip(&item.names.header_fields);
    let fields = named().map(|(header, name)| field(item, header, name));
    let values = named().map(|(header, name)| value(item, header, name));
    quote! {
        #about
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct #name {
            #(#fields)*
        }

        impl std::convert::From<&http::HeaderMap> for #name {
            fn from(headers: &http::HeaderMap) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// What `send` says of the struct.
pub(super) fn note(item: Item<'_>) -> Option<TokenStream> {
    let there = !item.operation.response_headers().is_empty();
    there.then(|| doc_lines(&format!("\nThe headers of the response are typed by [`{}`].", item.names.headers)))
}

fn field(item: Item<'_>, header: &ResponseHeader, name: &Identifier) -> TokenStream {
    let docs = doc_comment(&header.wire_name, &header.docs, &[on_the_wire(&header.wire_name)]);
    let deprecation = deprecated(&header.docs);
    let (name, ty) = (ident(name), item.writer.present(&header.ty, None));
    quote! {
        #docs
        #deprecation
        pub #name: Option<#ty>,
    }
}

fn value(item: Item<'_>, header: &ResponseHeader, name: &Identifier) -> TokenStream {
    let (name, wire_name) = (ident(name), &header.wire_name);
    let shape = match &header.content {
        Some(media_type) if media_type.contains("json") => quote!(http::HeaderShape::Json),
        Some(_) => quote!(http::HeaderShape::Text),
        None => shape(item.writer.context.api, &header.ty, header.explode, MAX_DEPTH),
    };
    quote!(#name: http::response_header(headers, #wire_name, &#shape))
}

fn shape(api: &Api, ty: &TypeRef, explode: bool, depth: usize) -> TokenStream {
    let text = quote!(http::HeaderShape::Text);
    let either = quote!(http::HeaderShape::Either);
    let Some(depth) = depth.checked_sub(1) else { return text };
    match &api.resolve(ty).kind {
        TypeKind::Boolean | TypeKind::Integer(_) | TypeKind::Number | TypeKind::Decimal(DecimalForm::Number) => {
            quote!(http::HeaderShape::Literal)
        }
        TypeKind::Decimal(DecimalForm::String)
        | TypeKind::String
        | TypeKind::Uuid
        | TypeKind::Date
        | TypeKind::DateTime
        | TypeKind::Encoded(_)
        | TypeKind::Binary
        | TypeKind::Any(_) => text,
        TypeKind::List(inner) => {
            let inner = shape(api, inner, explode, depth);
            quote!(http::HeaderShape::List(&#inner))
        }
        TypeKind::Tuple(_) => quote!(http::HeaderShape::List(&#either)),
        TypeKind::Map(value) => {
            let value = shape(api, value, explode, depth);
            quote!(http::HeaderShape::Object { explode: #explode, fields: &[], others: &#value })
        }
        TypeKind::Named(id) => match &api.type_def(*id).shape {
            Shape::Enum(list) => match list.repr {
                EnumRepr::String => text,
                EnumRepr::Integer => quote!(http::HeaderShape::Literal),
                EnumRepr::Json => either,
            },
            Shape::Struct(object) => {
                let fields = object.fields.iter().map(|field| {
                    let (key, shape) = (&field.wire_name, shape(api, &field.ty, explode, depth));
                    quote!((#key, #shape))
                });
                let others = object.additional.as_ref().map_or(text, |ty| shape(api, ty, explode, depth));
                quote!(http::HeaderShape::Object { explode: #explode, fields: &[#(#fields),*], others: &#others })
            }
            Shape::Union(_) => either,
            // A recursive one, which nothing else leaves here.
            Shape::Alias(_) => text,
        },
    }
}
