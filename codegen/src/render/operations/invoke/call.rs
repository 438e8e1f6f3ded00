//! The function in `invoke.rs` that calls one operation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::super::tokens::ident;
use super::super::body::{NamedBody, bodies};
use super::super::context::OperationContext;
use super::super::payload::reply_arm;
use crate::ir::Location;
use crate::passes::{BodyForm, Identifier, OutcomeSet, ResultType};

/// The function of one operation: decodes the arguments, calls the method and its setters, sends, and encodes the result.
pub(super) fn call_function(context: OperationContext<'_>) -> TokenStream {
    let name = ident(&context.names.invoke_function);
    let bodies = bodies(context);
    let start = start_call(context, &bodies);
    let parameters = context.operation.parameters.iter().zip(&context.names.parameters);
    let sets = parameters.filter(|(parameter, _)| !parameter.required).map(|(parameter, name)| {
        let (ty, wire_name) = (context.writer.type_without_null(&parameter.ty, None), &parameter.wire_name);
        let (location, name) = (location_path(parameter.location), ident(name));
        quote!(invoke::set_argument!(call, arguments, #location, #wire_name, #name, #ty);)
    });
    let set_body = set_body(context, &bodies);
    let unread = unread_media_reply(context);
    let success = reply_closure(context, &context.outcomes.successes, &context.names.success);
    let error = reply_closure(context, &context.outcomes.errors, &context.names.error);
    quote! {
        fn #name<'a>(client: &'a Client, arguments: invoke::Arguments<'a>) -> invoke::Call<'a> {
            Box::pin(async move {
                let mut call = #start;
                #(#sets)*
                #set_body
                for (name, value) in arguments.headers() {
                    call = call.header(name, value);
                }
                #unread
                arguments.reply(call.send().await, #success, #error).await
            })
        }
    }
}

/// The method with the required arguments; which one depends on a required body's media type.
fn start_call(context: OperationContext<'_>, bodies: &[NamedBody<'_>]) -> TokenStream {
    let arguments: Vec<TokenStream> = context
        .operation
        .parameters
        .iter()
        .filter(|parameter| parameter.required)
        .map(|parameter| {
            let (ty, wire_name) = (context.writer.type_without_null(&parameter.ty, None), &parameter.wire_name);
            let location = location_path(parameter.location);
            quote!(arguments.required::<#ty>(#location, #wire_name)?)
        })
        .collect();
    let tag = context.names.client.as_ref().map(|client| {
        let accessor = ident(&client.accessor);
        quote!(.#accessor())
    });
    let required = context.operation.body.as_ref().is_some_and(|body| body.required);
    if !required {
        let method = ident(&context.names.method);
        return quote!(client #tag.#method(#(#arguments),*));
    }
    by_media_type(bodies, |body| {
        let (method, value) = (&body.name, decoded_body(body));
        quote!(client #tag.#method(#(#arguments,)* #value))
    })
}

/// The setters of an optional body.
fn set_body(context: OperationContext<'_>, bodies: &[NamedBody<'_>]) -> TokenStream {
    let optional = context.operation.body.as_ref().is_some_and(|body| !body.required);
    if !optional || bodies.is_empty() {
        return TokenStream::new();
    }
    let set = by_media_type(bodies, |body| {
        let (setter, value) = (&body.name, decoded_body(body));
        quote!(call.#setter(#value))
    });
    quote! {
        if arguments.media().is_some() {
            call = #set;
        }
    }
}

/// One expression, or a match on the media type that the arguments name; without one it is the first.
fn by_media_type(bodies: &[NamedBody<'_>], give: impl Fn(&NamedBody<'_>) -> TokenStream) -> TokenStream {
    match bodies {
        [] => TokenStream::new(),
        [only] => give(only),
        [first, others @ ..] => {
            let first = give(first);
            let arms = others.iter().enumerate().map(|(index, body)| {
                let (index, given) = (Literal::usize_unsuffixed(index + 1), give(body));
                quote!(Some(#index) => #given,)
            });
            quote!(match arguments.media() { #(#arms)* _ => #first })
        }
    }
}

/// The expression that reads the body from the arguments.
fn decoded_body(body: &NamedBody<'_>) -> TokenStream {
    match &body.body.form {
        BodyForm::Json(_) | BodyForm::Form(..) | BodyForm::Multipart(..) | BodyForm::Mixed(..) | BodyForm::Xml(..) => {
            let ty = &body.argument;
            quote!(arguments.body::<#ty>()?)
        }
        BodyForm::Text => quote!(arguments.body::<String>()?),
        BodyForm::Bytes => quote!(arguments.body_bytes()?),
    }
}

/// Where the arguments ask for a media type that `send` does not read, the reply holds the bytes.
fn unread_media_reply(context: OperationContext<'_>) -> TokenStream {
    let others = &context.outcomes.unread_media;
    if others.is_empty() {
        return TokenStream::new();
    }
    quote! {
        if let Some(media_type) = arguments.accepts(&[#(#others),*]) {
            return arguments.reply(call.send_as(media_type).await, invoke::Raw::Stream, invoke::Raw::Bytes).await;
        }
    }
}

/// The closure that makes a reply's body of what `send` returns, or of what it fails with.
fn reply_closure(context: OperationContext<'_>, set: &OutcomeSet, name: &Identifier) -> TokenStream {
    match set.result_type() {
        ResultType::Nothing => quote!(|()| invoke::Raw::Empty),
        ResultType::One(payload) => {
            let (pattern, raw) = reply_arm(payload);
            quote!(|#pattern| #raw)
        }
        ResultType::ByStatus => {
            let (module, name) = (ident(&context.names.module), ident(name));
            let arms = set.outcomes.iter().map(|outcome| {
                let variant = ident(&outcome.statuses.variant());
                let (pattern, raw) = reply_arm(&outcome.payload);
                quote!(operations::#module::#name::#variant(#pattern) => #raw,)
            });
            quote!(|value| match value { #(#arms)* })
        }
    }
}

/// A location by its name in the file.
fn location_path(location: Location) -> TokenStream {
    match location {
        Location::Path => quote!(Location::Path),
        Location::Query | Location::QueryString => quote!(Location::Query),
        Location::Header => quote!(Location::Header),
        Location::Cookie => quote!(Location::Cookie),
    }
}
