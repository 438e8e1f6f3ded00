//! `send`: one match on the response's status.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::super::docs::{doc_lines, markdown};
use super::super::tokens::ident;
use super::Item;
use super::outcomes::{Outcome, Outcomes, Statuses, common};
use crate::passes::Identifier;

/// The method.
pub(super) fn render(item: Item<'_>, outcomes: &Outcomes) -> TokenStream {
    let success = success_type(item, outcomes);
    let error = error_type(item, outcomes);
    let by_status = common(&outcomes.successes).is_none();
    let successes = outcomes.successes.iter().map(|outcome| {
        let pattern = pattern(outcome.statuses);
        let read = outcome.payload.read(item);
        if by_status {
            let (name, variant) = (ident(&item.names.success), variant(outcome.statuses));
            quote!(#pattern => #read.map(#name::#variant),)
        } else {
            quote!(#pattern => #read,)
        }
    });
    let errors = errors(item, outcomes);
    let has_rest = outcomes.errors.iter().any(|outcome| outcome.statuses == Statuses::Rest);
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

/// The arms of the errors; those that have one type share an arm.
fn errors(item: Item<'_>, outcomes: &Outcomes) -> Vec<TokenStream> {
    let arm = |patterns: Vec<TokenStream>, outcome: &Outcome| {
        let fail = fail(item, outcomes, outcome);
        quote!(#(#patterns)|* => #fail,)
    };
    let rest: Vec<&Outcome> = outcomes.errors.iter().filter(|outcome| outcome.statuses == Statuses::Rest).collect();
    let listed: Vec<&Outcome> = outcomes.errors.iter().filter(|outcome| outcome.statuses != Statuses::Rest).collect();
    let mut arms: Vec<TokenStream> = match (common(&outcomes.errors), listed.first()) {
        (Some(_), Some(first)) => vec![arm(listed.iter().map(|outcome| pattern(outcome.statuses)).collect(), first)],
        _ => listed.iter().map(|outcome| arm(vec![pattern(outcome.statuses)], outcome)).collect(),
    };
    arms.extend(rest.into_iter().map(|outcome| arm(vec![pattern(outcome.statuses)], outcome)));
    arms
}

/// What `send` returns: the one payload, or an enum by status.
pub(super) fn success_type(item: Item<'_>, outcomes: &Outcomes) -> TokenStream {
    match common(&outcomes.successes) {
        Some(payload) => payload.ty(item),
        None => {
            let name = ident(&item.names.success);
            quote!(#name)
        }
    }
}

/// What `send` fails with: nothing documented, the one payload, or an enum by status.
pub(super) fn error_type(item: Item<'_>, outcomes: &Outcomes) -> TokenStream {
    if outcomes.errors.is_empty() {
        return quote!(());
    }
    match common(&outcomes.errors) {
        Some(payload) => payload.ty(item),
        None => {
            let name = ident(&item.names.error);
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

fn fail(item: Item<'_>, outcomes: &Outcomes, outcome: &Outcome) -> TokenStream {
    let fail = outcome.payload.fail(item);
    if common(&outcomes.errors).is_some() {
        return fail;
    }
    let (name, variant) = (ident(&item.names.error), variant(outcome.statuses));
    quote!(#fail.map_err(#name::#variant))
}

/// The enums by status, where there are several kinds of body.
pub(super) fn enums(item: Item<'_>, outcomes: &Outcomes) -> TokenStream {
    let method = item.names.method.as_str();
    let success = by_status(
        item,
        &outcomes.successes,
        &item.names.success,
        &format!("What [`Client::{method}`] returns, by status."),
    );
    let error = by_status(
        item,
        &outcomes.errors,
        &item.names.error,
        &format!("What [`Client::{method}`] fails with, by status."),
    );
    quote!(#success #error)
}

fn by_status(item: Item<'_>, outcomes: &[Outcome], name: &Identifier, about: &str) -> Option<TokenStream> {
    if outcomes.is_empty() || common(outcomes).is_some() {
        return None;
    }
    let name = ident(name);
    let about = doc_lines(about);
    let variants = outcomes.iter().map(|outcome| {
        let docs = doc_lines(&markdown(&outcome.about));
        let variant = variant(outcome.statuses);
        let ty = outcome.payload.ty(item);
        quote! {
            #docs
            #variant(#ty),
        }
    });
    // A stream of bytes can be neither copied nor compared.
    let streams = outcomes.iter().any(|outcome| outcome.payload.is_stream());
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

/// The variant of an enum by status.
pub(super) fn variant(statuses: Statuses) -> Ident {
    let name = match statuses {
        Statuses::Code(code) => format!("Status{code}"),
        Statuses::Range(first) => format!("Status{first}xx"),
        Statuses::Rest => "Default".to_owned(),
    };
    Ident::new(&name, Span::call_site())
}
