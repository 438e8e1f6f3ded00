//! Enums with a variant for each status, for operations whose bodies differ by status.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::super::docs::doc_lines;
use super::super::markdown::markdown;
use super::super::tokens::ident;
use super::context::OperationContext;
use super::payload::payload_type;
use crate::passes::{Identifier, OutcomeSet, ResultType};

/// The enums by status, where there are several kinds of body.
pub(super) fn status_enums(context: OperationContext<'_>) -> TokenStream {
    let method = context.method_path();
    let success = status_enum(
        context,
        &context.outcomes.successes,
        &context.names.success,
        &format!("What [`{method}`] returns, by status."),
    );
    let error = status_enum(
        context,
        &context.outcomes.errors,
        &context.names.error,
        &format!("What [`{method}`] fails with, by status."),
    );
    quote!(#success #error)
}

fn status_enum(context: OperationContext<'_>, set: &OutcomeSet, name: &Identifier, docs: &str) -> Option<TokenStream> {
    match set.result_type() {
        ResultType::Nothing | ResultType::One(_) => return None,
        ResultType::ByStatus => {}
    }
    let name = ident(name);
    let docs = doc_lines(docs);
    let variants = set.outcomes.iter().map(|outcome| {
        let docs = doc_lines(&markdown(&outcome.description));
        let variant = ident(&outcome.statuses.variant());
        let ty = payload_type(context, &outcome.payload);
        quote! {
            #docs
            #variant(#ty),
        }
    });
    // A stream of bytes can be neither copied nor compared.
    let streams = set.outcomes.iter().any(|outcome| outcome.payload.is_stream());
    let derive = if streams { TokenStream::new() } else { quote!(#[derive(Clone, Debug, PartialEq)]) };
    let debug = streams.then(|| opaque_debug(&name));
    Some(quote! {
        #docs
        #derive
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
        #debug
    })
}

/// `Debug` for an enum that may hold a stream: `send`'s result needs one, and a stream has nothing to show.
fn opaque_debug(name: &Ident) -> TokenStream {
    let text = name.to_string();
    quote! {
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#text).finish_non_exhaustive()
            }
        }
    }
}
