//! `invoke.rs`: every operation by its name, with JSON arguments, through the same methods that people call.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::Context;
use super::super::file::{file, items};
use super::super::imports::Import;
use super::super::tokens::{TypeWriter, ident};
use super::Item;
use super::body::{NamedBody, bodies};
use super::invoke_table;
use super::payload::reply_arm;
use crate::OutputFile;
use crate::ir::Location;
use crate::passes::{Bodies, BodyForm, Identifier, OutcomeSet};

const ABOUT: &str = "\
//! Any operation by its name, with JSON arguments: for command lines, scripts, and tests that come as data.

use openapi_client_runtime::Error;

use super::client::Client;
";

/// The items of the file.
enum Part {
    Function,
    /// The function of the operation at an index.
    Call(usize),
}

/// The table of operations, the function that calls one, and a small function for each.
pub(super) fn invoke_file(context: Context<'_>, module: &str) -> OutputFile {
    let calls = (0..context.api.operations.len()).map(Part::Call);
    let parts: Vec<Part> = std::iter::once(Part::Function).chain(calls).collect();
    let items = items(&parts, |part, imports| {
        let writer = TypeWriter { context, imports, qualified: true };
        let operations = context.api.operations.iter().enumerate();
        let mut all = operations.map(|(index, operation)| Item::new(writer, index, operation));
        match part {
            Part::Function => function(all),
            Part::Call(index) => all.nth(*index).map(call).unwrap_or_default(),
        }
    });
    let types = if items.imports.needs(Import::Types) { "use super::types;\n" } else { "" };
    let runtime = "use openapi_client_runtime::invoke;\npub use super::client::API;\npub use openapi_client_runtime::invoke::{Location, Operation, Parameter, Reply, ReplyBody};\n";
    let preamble = format!("{ABOUT}{types}{runtime}{}\n{}", items.imports.lines(), invoke_table::render(context));
    file(module, "invoke.rs", "render/operations/invoke.rs", &preamble, &items)
}

fn location(location: Location) -> TokenStream {
    match location {
        Location::Path => quote!(Location::Path),
        Location::Query => quote!(Location::Query),
        Location::Header => quote!(Location::Header),
        Location::Cookie => quote!(Location::Cookie),
    }
}

fn function<'a>(items: impl Iterator<Item = Item<'a>>) -> TokenStream {
    let handlers = items.map(|item| ident(&item.names.invoke_function));
    quote! {
        static HANDLERS: &[invoke::Handler<Client>] = &[#(#handlers),*];

        /// Calls an operation by its id.
        ///
        /// The arguments are JSON: `{"path": {…}, "query": {…}, "header": {…}, "cookie": {…}, "body": …, "content_type": "…",
        /// "accept": "…"}`, each of which may be left out. Bytes are base64 text, a file in a multipart body is
        /// `{"$file": {"filename", "content_type", "data_base64"}}`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest` names an operation or argument that there is not, a missing one, or one that does not fit its type.
        /// All else is as the operation's own method has it.
        pub async fn invoke(client: &Client, operation_id: &str, arguments: &str) -> Result<Reply, Error<Reply>> {
            invoke::call(client, &client.core, (OPERATIONS, HANDLERS), operation_id, arguments)?.await
        }

        /// The same without an async runtime.
        ///
        /// # Errors
        ///
        /// As [`invoke`]; inside an async runtime `Custom`.
        #[cfg(feature = "blocking")]
        #[allow(clippy::result_large_err, reason = "the error's type is progenitor-client's")]
        pub fn invoke_blocking(client: &Client, operation_id: &str, arguments: &str) -> Result<Reply, Error<Reply>> {
            openapi_client_runtime::blocking::wait(invoke(client, operation_id, arguments))
        }
    }
}

/// The function of one operation: decodes the arguments, calls the method and its setters, sends, and encodes the result.
fn call(item: Item<'_>) -> TokenStream {
    let name = ident(&item.names.invoke_function);
    let bodies = bodies(item);
    let start = start(item, &bodies);
    let parameters = item.operation.parameters.iter().zip(&item.names.parameters);
    let sets = parameters.filter(|(parameter, _)| !parameter.required).map(|(parameter, name)| {
        let (ty, wire_name) = (item.writer.present(&parameter.ty, None), &parameter.wire_name);
        let (location, name) = (location(parameter.location), ident(name));
        quote!(invoke::set_argument!(call, arguments, #location, #wire_name, #name, #ty);)
    });
    let set_body = set_body(item, &bodies);
    let other = other(item);
    let success = raw(item, &item.outcomes.successes, &item.names.success);
    let error = raw(item, &item.outcomes.errors, &item.names.error);
    quote! {
        fn #name<'a>(client: &'a Client, arguments: invoke::Arguments<'a>) -> invoke::Call<'a> {
            Box::pin(async move {
                let mut call = #start;
                #(#sets)*
                #set_body
                for (name, value) in arguments.headers() {
                    call = call.header(name, value);
                }
                #other
                arguments.reply(call.send().await, #success, #error).await
            })
        }
    }
}

/// The method with the required arguments; which one depends on a required body's media type.
fn start(item: Item<'_>, bodies: &[NamedBody<'_>]) -> TokenStream {
    let arguments: Vec<TokenStream> = item
        .operation
        .parameters
        .iter()
        .filter(|parameter| parameter.required)
        .map(|parameter| {
            let (ty, wire_name) = (item.writer.present(&parameter.ty, None), &parameter.wire_name);
            let location = location(parameter.location);
            quote!(arguments.required::<#ty>(#location, #wire_name)?)
        })
        .collect();
    let required = item.operation.body.as_ref().is_some_and(|body| body.required);
    if !required {
        let method = ident(&item.names.method);
        return quote!(client.#method(#(#arguments),*));
    }
    choose(bodies, |body| {
        let (method, value) = (&body.name, decoded(body));
        quote!(client.#method(#(#arguments,)* #value))
    })
}

/// The setters of an optional body.
fn set_body(item: Item<'_>, bodies: &[NamedBody<'_>]) -> TokenStream {
    let optional = item.operation.body.as_ref().is_some_and(|body| !body.required);
    if !optional || bodies.is_empty() {
        return TokenStream::new();
    }
    let set = choose(bodies, |body| {
        let (setter, value) = (&body.name, decoded(body));
        quote!(call.#setter(#value))
    });
    quote! {
        if arguments.media().is_some() {
            call = #set;
        }
    }
}

/// By the body's media type.
fn choose(bodies: &[NamedBody<'_>], give: impl Fn(&NamedBody<'_>) -> TokenStream) -> TokenStream {
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

fn decoded(body: &NamedBody<'_>) -> TokenStream {
    match &body.body.form {
        BodyForm::Json(_) | BodyForm::Form(..) | BodyForm::Multipart(..) | BodyForm::Xml(..) => {
            let ty = &body.argument;
            quote!(arguments.body::<#ty>()?)
        }
        BodyForm::Text => quote!(arguments.body::<String>()?),
        BodyForm::Bytes => quote!(arguments.body_bytes()?),
    }
}

/// What to do where a media type is asked for that `send` does not read.
fn other(item: Item<'_>) -> TokenStream {
    let others = &item.outcomes.unread_media;
    if others.is_empty() {
        return TokenStream::new();
    }
    quote! {
        if let Some(media_type) = arguments.accepts(&[#(#others),*]) {
            return arguments.reply(call.send_as(media_type).await, invoke::Raw::Stream, invoke::Raw::Bytes).await;
        }
    }
}

/// What becomes of the result of `send`, or of its error.
fn raw(item: Item<'_>, set: &OutcomeSet, name: &Identifier) -> TokenStream {
    match set.bodies() {
        Bodies::None => quote!(|()| invoke::Raw::Empty),
        Bodies::Same(payload) => {
            let (pattern, raw) = reply_arm(payload);
            quote!(|#pattern| #raw)
        }
        Bodies::ByStatus => {
            let (module, name) = (ident(&item.names.module), ident(name));
            let arms = set.outcomes.iter().map(|outcome| {
                let variant = ident(&outcome.statuses.variant());
                let (pattern, raw) = reply_arm(&outcome.payload);
                quote!(super::operations::#module::#name::#variant(#pattern) => #raw,)
            });
            quote!(|value| match value { #(#arms)* })
        }
    }
}
