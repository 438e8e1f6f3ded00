//! The static description of an operation: what the runtime needs to know to send it.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::client::server_entry;
use super::super::tokens::ident;
use super::context::OperationContext;
use crate::ir::{Location, Method, Operation, Parameter, ParameterEncoding, Style};

/// `static LIST_CUSTOMERS: http::Operation = …`.
pub(super) fn description_static(context: OperationContext<'_>) -> TokenStream {
    let operation = context.operation;
    let constant = ident(&context.names.constant);
    let id = operation.id.as_deref().unwrap_or(context.names.method.as_str());
    let method = method(operation.method);
    let path = &operation.path;
    let summary = operation.docs.summary.as_deref().unwrap_or_default();
    let parameters = operation.parameters.iter().map(parameter);
    let security = security_table(operation);
    let accept = &context.outcomes.accept;
    let servers = operation.servers.iter().map(server_entry);
    quote! {
        static #constant: http::Operation = http::Operation {
            id: #id,
            method: #method,
            path: #path,
            summary: #summary,
            parameters: &[#(#parameters),*],
            security: #security,
            accept: #accept,
            servers: &[#(#servers),*],
        };
    }
}

/// A method by its name in the runtime.
fn method(method: Method) -> TokenStream {
    match method {
        Method::Get => quote!(http::Method::GET),
        Method::Put => quote!(http::Method::PUT),
        Method::Post => quote!(http::Method::POST),
        Method::Delete => quote!(http::Method::DELETE),
        Method::Options => quote!(http::Method::OPTIONS),
        Method::Head => quote!(http::Method::HEAD),
        Method::Patch => quote!(http::Method::PATCH),
        Method::Trace => quote!(http::Method::TRACE),
    }
}

/// Alternatives of schemes, by their keys.
pub(super) fn security_table(operation: &Operation) -> TokenStream {
    let alternatives = operation.security.iter().map(|alternative| {
        let schemes = alternative.schemes.iter().map(|(key, _)| key);
        quote!(&[#(#schemes),*])
    });
    quote!(&[#(#alternatives),*])
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
            let style = style_path(*style);
            quote!(.style(#style, #explode))
        }
        ParameterEncoding::Content(media_type) => quote!(.content(#media_type)),
    };
    quote!(http::Parameter::#constructor(#name)#required #encoding #reserved)
}

/// A style by its name in the runtime.
pub(super) fn style_path(style: Style) -> TokenStream {
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
