//! Everything of one operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{code_span, doc_lines};
use super::super::markdown::markdown;
use super::super::tokens::ident;
use super::body::{NamedBody, bodies, body_setter, part_header_setter};
use super::client_method::client_methods;
use super::context::OperationContext;
use super::description::description_static;
use super::headers::headers_struct;
use super::pages::page_methods;
use super::parameter::{parameters, setter};
use super::payload::{error_type, success_type};
use super::send::send_method;
use super::status_enum::status_enums;

/// The methods on the client.
pub(super) fn operation_methods(context: OperationContext<'_>) -> TokenStream {
    let methods = client_methods(context, &bodies(context));
    quote!(#(#methods)*)
}

/// The static description, the builder that the methods return, and the types of what comes back.
pub(super) fn operation_items(context: OperationContext<'_>) -> TokenStream {
    let description = description_static(context);
    let bodies = bodies(context);
    let builder = builder(context, &bodies);
    let status_enums = status_enums(context);
    let headers = headers_struct(context);
    quote! {
        #description

        #builder

        #status_enums
        #headers
    }
}

/// The builder, with a setter for whatever may be left out.
fn builder(context: OperationContext<'_>, bodies: &[NamedBody<'_>]) -> TokenStream {
    let builder = ident(&context.names.builder);
    let docs = doc_lines(&builder_docs(context));
    let setters = setters(context, bodies);
    let send = send_method(context);
    let pages = page_methods(context);
    let (success, error) = (success_type(context), error_type(context));
    let key = context.names.has_idempotency_key.then(|| quote!(; idempotency_key));
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a request does nothing until it is sent"]
        pub struct #builder {
            request: http::Request,
        }

        impl #builder {
            #(#setters)*
            #send
            #pages
        }


        openapi_client_runtime::request_builder!(#builder -> #success, #error #key);
    }
}

/// What is called, and by which method: of the operation's own words the first line.
fn builder_docs(context: OperationContext<'_>) -> String {
    let operation = context.operation;
    let request = code_span(&format!("{} {}", operation.method.as_str(), operation.path));
    let summary = operation.docs.summary.as_deref().and_then(|text| text.trim().lines().next());
    let summary = summary.map(markdown).filter(|text| !text.is_empty()).map(|text| format!("{text}\n\n"));
    format!("{}The request of [`{}`]: {request}.", summary.unwrap_or_default(), context.method_path())
}

fn setters(context: OperationContext<'_>, bodies: &[NamedBody<'_>]) -> Vec<TokenStream> {
    let optional = parameters(context).filter(|named| !named.parameter.required);
    let mut setters: Vec<TokenStream> = optional.map(|named| setter(context, named)).collect();
    if context.operation.body.as_ref().is_some_and(|body| !body.required) {
        setters.extend(bodies.iter().map(|body| body_setter(context, body)));
    }
    setters.extend(part_header_setter(bodies));
    setters
}
