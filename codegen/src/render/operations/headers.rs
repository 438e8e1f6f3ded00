//! The headers of an operation's responses: a struct that is read from what came.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{deprecated, doc_comment, doc_lines, on_the_wire};
use super::super::tokens::ident;
use super::context::OperationContext;
use crate::ir::ResponseHeader;
use crate::passes::{HeaderShape, Identifier};

/// The struct, where the document has headers.
pub(super) fn headers_struct(context: OperationContext<'_>) -> TokenStream {
    let headers = context.operation.response_headers();
    if headers.is_empty() {
        return TokenStream::new();
    }
    let name = ident(&context.names.headers);
    let method = context.method_path();
    let docs = doc_lines(&format!(
        "The documented headers of what [`{method}`] gets: `{name}::from(response.headers())`.\n\n\
         A header that is not there, or that is not as documented, is `None`."
    ));
    let named = || headers.iter().zip(&context.names.header_fields);
    let fields = named().map(|(header, name)| header_field(context, header, name));
    let values = named().zip(context.headers).map(|((header, name), shape)| header_value(header, name, shape));
    quote! {
        #docs
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
        }

        impl std::convert::From<&http::HeaderMap> for #name {
            #[inline]
            fn from(headers: &http::HeaderMap) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// What `send` says of the struct.
pub(super) fn headers_note(context: OperationContext<'_>) -> Option<TokenStream> {
    let documented = !context.operation.response_headers().is_empty();
    documented.then(|| doc_lines(&format!("\nThe headers of the response are typed by [`{}`].", context.names.headers)))
}

fn header_field(context: OperationContext<'_>, header: &ResponseHeader, name: &Identifier) -> TokenStream {
    let docs = doc_comment(&header.wire_name, &header.docs, &[on_the_wire(&header.wire_name)]);
    let deprecation = deprecated(&header.docs);
    let (name, ty) = (ident(name), context.writer.type_without_null(&header.ty, None));
    quote! {
        #docs
        #deprecation
        pub #name: Option<#ty>,
    }
}

/// How a field is read from the headers that came.
fn header_value(header: &ResponseHeader, name: &Identifier, shape: &HeaderShape) -> TokenStream {
    let (name, wire_name) = (ident(name), &header.wire_name);
    let shape = header_shape(shape);
    quote!(#name: http::response_header(headers, #wire_name, &#shape))
}

fn header_shape(shape: &HeaderShape) -> TokenStream {
    match shape {
        HeaderShape::Text => quote!(http::HeaderShape::Text),
        HeaderShape::Literal => quote!(http::HeaderShape::Literal),
        HeaderShape::Either => quote!(http::HeaderShape::Either),
        HeaderShape::Json => quote!(http::HeaderShape::Json),
        HeaderShape::List(item) => {
            let item = header_shape(item);
            quote!(http::HeaderShape::List(&#item))
        }
        HeaderShape::Delimited(item, delimiter) => {
            let item = header_shape(item);
            quote!(http::HeaderShape::Delimited(&#item, #delimiter))
        }
        HeaderShape::Object { explode, fields, others } => {
            let fields = fields.iter().map(|(key, shape)| {
                let shape = header_shape(shape);
                quote!((#key, #shape))
            });
            let others = header_shape(others);
            quote!(http::HeaderShape::Object { explode: #explode, fields: &[#(#fields),*], others: &#others })
        }
    }
}
