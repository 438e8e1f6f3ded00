//! The static description of an operation: what the runtime needs to know to send it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::super::client::server;
use super::super::tokens::ident;
use super::Item;
use crate::ir::{Location, Operation, Parameter, ParameterEncoding, Style};

/// `static LIST_CUSTOMERS: http::Operation = …`.
pub(super) fn render(item: Item<'_>) -> TokenStream {
    let operation = item.operation;
    let constant = constant(item);
    let id = operation.id.as_deref().unwrap_or(item.names.method.as_str());
    let method = Ident::new(operation.method.as_str(), Span::call_site());
    let path = &operation.path;
    let summary = operation.docs.summary.as_deref().unwrap_or_default();
    let parameters = operation.parameters.iter().map(parameter);
    let security = security(operation);
    let accept = &item.outcomes.accept;
    let servers = operation.servers.iter().map(server);
    quote! {
        static #constant: http::Operation = http::Operation {
            id: #id,
            method: http::Method::#method,
            path: #path,
            summary: #summary,
            parameters: &[#(#parameters),*],
            security: #security,
            accept: #accept,
            servers: &[#(#servers),*],
        };
    }
}

/// Alternatives of schemes, by their keys.
pub(super) fn security(operation: &Operation) -> TokenStream {
    let alternatives = operation.security.iter().map(|alternative| {
        let schemes = alternative.schemes.iter().map(|(key, _)| key);
        quote!(&[#(#schemes),*])
    });
    quote!(&[#(#alternatives),*])
}

/// The name of the static.
pub(super) fn constant(item: Item<'_>) -> Ident {
    ident(&item.names.constant)
}

/// A parameter with what differs from its location's defaults (OpenAPI 4.8.12.2).
fn parameter(parameter: &Parameter) -> TokenStream {
    let name = &parameter.wire_name;
    let (constructor, default) = match parameter.location {
        Location::Path => (quote!(path), (Style::Simple, false)),
        Location::Query => (quote!(query), (Style::Form, true)),
        Location::Header => (quote!(header), (Style::Simple, false)),
        Location::Cookie => (quote!(cookie), (Style::Form, true)),
    };
    let required = (parameter.required && parameter.location != Location::Path).then(|| quote!(.required()));
    let reserved = parameter.allow_reserved.then(|| quote!(.allow_reserved()));
    let encoding = match &parameter.encoding {
        ParameterEncoding::Style(style, explode) if (*style, *explode) == default => TokenStream::new(),
        ParameterEncoding::Style(style, explode) => {
            let style = self::style(*style);
            quote!(.style(#style, #explode))
        }
        ParameterEncoding::Content(media_type) => quote!(.content(#media_type)),
    };
    quote!(http::Parameter::#constructor(#name)#required #encoding #reserved)
}

/// A style by its name in the runtime.
pub(super) fn style(style: Style) -> TokenStream {
    match style {
        Style::Simple => quote!(http::Style::Simple),
        Style::Label => quote!(http::Style::Label),
        Style::Matrix => quote!(http::Style::Matrix),
        Style::Form => quote!(http::Style::Form),
        Style::SpaceDelimited => quote!(http::Style::SpaceDelimited),
        Style::PipeDelimited => quote!(http::Style::PipeDelimited),
        Style::DeepObject => quote!(http::Style::DeepObject),
    }
}
