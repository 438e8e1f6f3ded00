//! The method on `Client` and the builder that it returns.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{deprecated, doc_comment, doc_lines};
use super::super::tokens::ident;
use super::body::{NamedBody, bodies, body_setter, part_header};
use super::setters::{parameters, required_argument, setter};
use super::{Item, description, headers, pages, send};
use crate::ir::Operation;
use crate::passes::BodyForm;

/// Everything of one operation.
pub(super) fn render(item: Item<'_>) -> TokenStream {
    let description = description::render(item);
    let bodies = bodies(item);
    let methods = methods(item, &bodies);
    let builder = ident(&item.names.builder);
    let method = item.names.method.as_str();
    let about = doc_lines(&format!("The request of [`Client::{method}`]."));
    let setters = setters(item, &bodies);
    let send = send::render(item);
    let (success, error) = (send::success_type(item), send::error_type(item));
    let stream = pages::stream_method(item);
    let bodies_by_status = send::enums(item);
    let headers = headers::render(item);
    quote! {
        #description

        impl Client {
            #(#methods)*
        }

        #about
        #[derive(Clone, Debug)]
        #[must_use = "a request does nothing until it is sent"]
        pub struct #builder<'a> {
            request: http::Request<'a>,
        }

        impl<'a> #builder<'a> {
            #(#setters)*
            #send
            #stream
        }

        openapi_client_runtime::request_builder!(#builder -> #success, #error);

        #bodies_by_status
        #headers
    }
}

/// One method, or one for each media type of a body that the caller must give.
fn methods(item: Item<'_>, bodies: &[NamedBody<'_>]) -> Vec<TokenStream> {
    let required = item.operation.body.as_ref().is_some_and(|body| body.required);
    if !required || bodies.is_empty() {
        return vec![method(item, None)];
    }
    bodies.iter().map(|body| method(item, Some(body))).collect()
}

fn method(item: Item<'_>, body: Option<&NamedBody<'_>>) -> TokenStream {
    let operation = item.operation;
    let name = match body {
        Some(body) => body.name.clone(),
        None => ident(&item.names.method),
    };
    let builder = ident(&item.names.builder);
    let constant = description::constant(item);
    let docs = doc_comment(item.names.method.as_str(), &operation.docs, &extra_docs(operation, body));
    let deprecation = deprecated(&operation.docs);
    let required = parameters(item).filter(|named| named.parameter.required);
    let (mut arguments, mut sets): (Vec<TokenStream>, Vec<TokenStream>) =
        required.map(|named| required_argument(item, named)).unzip();
    if let Some(body) = body {
        let ty = &body.argument;
        arguments.push(quote!(body: #ty));
        sets.push(body.set.clone());
    }
    let request = if sets.is_empty() { quote!(request) } else { quote!(mut request) };
    quote! {
        #docs
        #deprecation
        pub fn #name(&self, #(#arguments),*) -> #builder<'_> {
            let #request = http::Request::new(&self.core, &#constant);
            #(#sets)*
            #builder { request }
        }
    }
}

fn extra_docs(operation: &Operation, body: Option<&NamedBody<'_>>) -> Vec<String> {
    let line = format!("`{} {}`", operation.method.as_str(), operation.path.replace(['`', '\n', '\r'], " "));
    match body.filter(|named| !matches!(named.body.form, BodyForm::Json(_))) {
        Some(named) => vec![format!("{line}, with a body of `{}`", named.body.media_type.replace('`', "'"))],
        None => vec![line],
    }
}

fn setters(item: Item<'_>, bodies: &[NamedBody<'_>]) -> Vec<TokenStream> {
    let optional = parameters(item).filter(|named| !named.parameter.required);
    let mut setters: Vec<TokenStream> = optional.map(|named| setter(item, named)).collect();
    if item.operation.body.as_ref().is_some_and(|body| !body.required) {
        setters.extend(bodies.iter().map(|body| body_setter(item, body)));
    }
    setters.extend(part_header(bodies));
    setters
}
