//! The static description of an operation: what the runtime needs to know to send it, and to call it by its name.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::client::server_entry;
use super::super::tokens::ident;
use super::body::part_encoding;
use super::context::OperationContext;
use crate::ir::{Location, Parameter, ParameterEncoding, SecurityAlternative, Style};
use crate::passes::{Argument, ArgumentJson, Body, BodyForm};

/// `static LIST_CUSTOMERS: http::Operation = …`.
pub(super) fn description_static(context: OperationContext<'_>) -> TokenStream {
    let operation = context.operation;
    let constant = ident(&context.names.constant);
    let (id, method, path) = (&context.names.id, operation.method.as_str(), &operation.path);
    let parameters = operation.parameters.iter().zip(context.arguments).map(|(one, argument)| parameter(one, argument));
    let bodies = context.bodies.iter().map(body_entry);
    let body_required = operation.body.as_ref().is_some_and(|body| body.required);
    let body_required = body_required.then(|| quote!(body_required: true,));
    let streams = context.outcomes.may_stream().then(|| quote!(streams: true,));
    let accept = &context.outcomes.accept;
    let accept = (!accept.is_empty()).then(|| quote!(accept: #accept,));
    let lists = [
        list_field(&quote!(parameters), parameters),
        list_field(&quote!(bodies), bodies),
        list_field(&quote!(replies), context.outcomes.success_media.iter().map(|media_type| quote!(#media_type))),
        list_field(&quote!(security), operation.security.iter().map(security_alternative)),
        list_field(&quote!(extra_schemes), operation.extra_schemes.iter().map(|key| quote!(#key))),
        list_field(&quote!(servers), operation.servers.iter().map(server_entry)),
    ];
    quote! {
        pub(crate) static #constant: http::Operation = http::Operation {
            #(#lists)*
            #body_required
            #streams
            #accept
            ..http::Operation::new(#id, #method, #path)
        };
    }
}

/// A field that holds a list; nothing where the list is empty, as it is in the runtime's `Operation::new`.
fn list_field(name: &TokenStream, entries: impl Iterator<Item = TokenStream>) -> TokenStream {
    let entries: Vec<TokenStream> = entries.collect();
    if entries.is_empty() { TokenStream::new() } else { quote!(#name: &[#(#entries),*],) }
}

/// An alternative of schemes, by their keys.
fn security_alternative(alternative: &SecurityAlternative) -> TokenStream {
    let schemes = alternative.schemes.iter().map(|(key, _)| key);
    quote!(&[#(#schemes),*])
}

/// A body: its media type, and how it is given in JSON arguments.
fn body_entry(body: &Body) -> TokenStream {
    let media_type = &body.media_type;
    let constructor = match body.form {
        BodyForm::Json(_) | BodyForm::Form(..) | BodyForm::Multipart(..) | BodyForm::Mixed(..) | BodyForm::Xml(..) => {
            quote!(json)
        }
        BodyForm::Text => quote!(text),
        BodyForm::Bytes => quote!(bytes),
    };
    quote!(http::Body::#constructor(#media_type))
}

/// A parameter with what differs from a string in its location's default style (OpenAPI 4.8.12.2).
fn parameter(parameter: &Parameter, argument: &Argument) -> TokenStream {
    let name = &parameter.wire_name;
    let (constructor, default) = match parameter.location {
        Location::Path => (quote!(path), (Style::Simple, false)),
        Location::Query => (quote!(query), (Style::Form, true)),
        Location::QueryString => (quote!(query_string), (Style::Form, true)),
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
        ParameterEncoding::Form(encodings) => {
            let encodings = encodings.iter().map(part_encoding);
            quote!(.form(&[#(#encodings),*]))
        }
    };
    let json_type = (argument.json != ArgumentJson::String).then(|| {
        let json_type = json_type(&argument.json);
        quote!(.json_type(#json_type))
    });
    quote!(http::Parameter::#constructor(#name)#required #json_type #encoding #reserved)
}

/// A JSON type by its name in the runtime.
fn json_type(json: &ArgumentJson) -> TokenStream {
    match json {
        ArgumentJson::String => quote!(http::JsonType::String),
        ArgumentJson::Integer => quote!(http::JsonType::Integer),
        ArgumentJson::Number => quote!(http::JsonType::Number),
        ArgumentJson::Boolean => quote!(http::JsonType::Boolean),
        ArgumentJson::Array(item) => {
            let item = json_type(item);
            quote!(http::JsonType::Array(&#item))
        }
        ArgumentJson::Object => quote!(http::JsonType::Object),
        ArgumentJson::Any => quote!(http::JsonType::Any),
    }
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
        Style::TabDelimited => quote!(http::Style::TabDelimited),
        Style::DeepObject => quote!(http::Style::DeepObject),
        Style::Cookie => quote!(http::Style::Cookie),
    }
}
