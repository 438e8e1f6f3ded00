//! `send`: one match on the response's status.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::super::docs::{doc_lines, markdown};
use super::super::tokens::ident;
use super::Item;
use super::payload::{payload_type, read_error, read_success};
use crate::passes::{Bodies, Identifier, Outcome, OutcomeSet, Statuses};

/// The method.
pub(super) fn render(item: Item<'_>) -> TokenStream {
    let success = success_type(item);
    let error = error_type(item);
    let successes = success_arms(item);
    let errors = error_arms(item);
    let has_rest = item.outcomes.errors.outcomes.iter().any(|outcome| outcome.statuses == Statuses::Rest);
    let unexpected = (!has_rest).then(|| quote!(_ => response.unexpected(),));
    let headers = super::headers::note(item);
    quote! {
        /// Sends the request.
        #headers
        ///
        /// # Errors
        ///
        /// Documented errors are `ErrorResponse`; a status that the document does not list is `UnexpectedResponse`.
        pub fn send(self) -> Pending<'a, #success, #error> {
            self.request.send(|response| match response.status() {
                #(#successes)*
                #(#errors)*
                #unexpected
            })
        }
    }
}

/// An arm for each success.
fn success_arms(item: Item<'_>) -> Vec<TokenStream> {
    let successes = &item.outcomes.successes;
    let name = ident(&item.names.success);
    let arm = |outcome: &Outcome| {
        let (pattern, variant) = (pattern(outcome.statuses), ident(&outcome.statuses.variant()));
        let read = read_success(item, &outcome.payload);
        match successes.bodies() {
            Bodies::None | Bodies::Same(_) => quote!(#pattern => #read,),
            Bodies::ByStatus => quote!(#pattern => #read.map(#name::#variant),),
        }
    };
    successes.outcomes.iter().map(arm).collect()
}

/// The arms of the errors; those that have one type share an arm. What is left comes last.
fn error_arms(item: Item<'_>) -> Vec<TokenStream> {
    let errors = &item.outcomes.errors;
    let (rest, listed): (Vec<&Outcome>, Vec<&Outcome>) =
        errors.outcomes.iter().partition(|outcome| outcome.statuses == Statuses::Rest);
    let rest = rest.into_iter().map(|outcome| error_arm(item, &[outcome]));
    match errors.bodies() {
        Bodies::None | Bodies::Same(_) => std::iter::once(error_arm(item, &listed)).chain(rest).collect(),
        Bodies::ByStatus => listed.iter().map(|outcome| error_arm(item, &[outcome])).chain(rest).collect(),
    }
}

/// One arm for errors that are read alike.
fn error_arm(item: Item<'_>, alike: &[&Outcome]) -> TokenStream {
    let Some(first) = alike.first() else { return TokenStream::new() };
    let patterns = alike.iter().map(|outcome| pattern(outcome.statuses));
    let read = read_error(item, &first.payload);
    match item.outcomes.errors.bodies() {
        Bodies::None | Bodies::Same(_) => quote!(#(#patterns)|* => #read,),
        Bodies::ByStatus => {
            let (name, variant) = (ident(&item.names.error), ident(&first.statuses.variant()));
            quote!(#(#patterns)|* => #read.map_err(#name::#variant),)
        }
    }
}

/// What `send` returns: the one payload, or an enum by status.
pub(super) fn success_type(item: Item<'_>) -> TokenStream {
    result_type(item, &item.outcomes.successes, &item.names.success)
}

/// What `send` fails with: nothing documented, the one payload, or an enum by status.
pub(super) fn error_type(item: Item<'_>) -> TokenStream {
    result_type(item, &item.outcomes.errors, &item.names.error)
}

fn result_type(item: Item<'_>, set: &OutcomeSet, by_status: &Identifier) -> TokenStream {
    match set.bodies() {
        Bodies::None => quote!(()),
        Bodies::Same(payload) => payload_type(item, payload),
        Bodies::ByStatus => {
            let name = ident(by_status);
            quote!(#name)
        }
    }
}

fn pattern(statuses: Statuses) -> TokenStream {
    match statuses {
        Statuses::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(#code)
        }
        Statuses::Range(first) => {
            let (low, high) = (Literal::u16_unsuffixed(first * 100), Literal::u16_unsuffixed(first * 100 + 99));
            quote!(#low..=#high)
        }
        Statuses::Rest => quote!(_),
    }
}

/// The enums by status, where there are several kinds of body.
pub(super) fn enums(item: Item<'_>) -> TokenStream {
    let method = item.names.method.as_str();
    let success = by_status(
        item,
        &item.outcomes.successes,
        &item.names.success,
        &format!("What [`Client::{method}`] returns, by status."),
    );
    let error = by_status(
        item,
        &item.outcomes.errors,
        &item.names.error,
        &format!("What [`Client::{method}`] fails with, by status."),
    );
    quote!(#success #error)
}

fn by_status(item: Item<'_>, set: &OutcomeSet, name: &Identifier, about: &str) -> Option<TokenStream> {
    match set.bodies() {
        Bodies::None | Bodies::Same(_) => return None,
        Bodies::ByStatus => {}
    }
    let name = ident(name);
    let about = doc_lines(about);
    let variants = set.outcomes.iter().map(|outcome| {
        let docs = doc_lines(&markdown(&outcome.about));
        let variant = ident(&outcome.statuses.variant());
        let ty = payload_type(item, &outcome.payload);
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
        #about
        #derive
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
