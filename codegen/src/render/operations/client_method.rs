//! The methods that start a request, on `Client` or on the client of a tag.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{code_span, deprecated, doc_comment, reads_alike};
use super::super::tokens::ident;
use super::body::NamedBody;
use super::context::OperationContext;
use super::example::example_docs;
use super::parameter::{parameters, required_argument};
use crate::passes::BodyForm;

/// One method, or one for each media type of a body that the caller must give.
pub(super) fn client_methods(context: OperationContext<'_>, bodies: &[NamedBody<'_>]) -> Vec<TokenStream> {
    let required = context.operation.body.as_ref().is_some_and(|body| body.required);
    if !required || bodies.is_empty() {
        return vec![client_method(context, None)];
    }
    bodies.iter().enumerate().map(|body| client_method(context, Some(body))).collect()
}

fn client_method(context: OperationContext<'_>, body: Option<(usize, &NamedBody<'_>)>) -> TokenStream {
    let operation = context.operation;
    let name = match body {
        Some((_, body)) => body.name.clone(),
        None => ident(&context.names.method),
    };
    let builder = ident(&context.names.builder);
    let constant = ident(&context.names.constant);
    let mut paragraphs = request_line_docs(context, body.map(|(_, body)| body));
    paragraphs.push(example_docs(
        context.writer.context,
        context.index,
        &name.to_string(),
        body.map(|(index, _)| index),
    ));
    let docs = doc_comment(context.names.method.as_str(), &operation.docs, &paragraphs);
    let deprecation = deprecated(&operation.docs);
    let required = parameters(context).filter(|named| named.parameter.required);
    let (mut arguments, mut sets): (Vec<TokenStream>, Vec<TokenStream>) =
        required.map(|named| required_argument(context, named)).unzip();
    if let Some((_, body)) = body {
        let ty = &body.argument;
        arguments.push(quote!(body: #ty));
        sets.push(body.set.clone());
    }
    let request = if sets.is_empty() { quote!(request) } else { quote!(mut request) };
    quote! {
        #docs
        #deprecation
        #[inline]
        pub fn #name(&self, #(#arguments),*) -> #builder {
            let #request = http::Request::new(&self.core, &#constant);
            #(#sets)*
            #builder { request }
        }
    }
}

/// Method and path, and the body's media type where it is not JSON; the operation's id, where the method is not called after all of it.
fn request_line_docs(context: OperationContext<'_>, body: Option<&NamedBody<'_>>) -> Vec<String> {
    let operation = context.operation;
    let line = code_span(&format!("{} {}", operation.method.as_str(), operation.path));
    let line = match body.filter(|named| !matches!(named.body.form, BodyForm::Json(_))) {
        Some(named) => format!("{line}, with a body of {}", code_span(&named.body.media_type)),
        None => line,
    };
    let id = operation.id.as_deref().filter(|id| !reads_alike(id, context.names.method.as_str()));
    std::iter::once(line).chain(id.map(|id| format!("Operation: {}", code_span(id)))).collect()
}
