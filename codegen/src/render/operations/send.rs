//! `send`: one match on the response's status.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::tokens::ident;
use super::context::OperationContext;
use super::headers::headers_note;
use super::payload::{error_type, read_error, read_success, success_type};
use crate::passes::{Outcome, ResultType, Statuses};

/// The method.
pub(super) fn send_method(context: OperationContext<'_>) -> TokenStream {
    let success = success_type(context);
    let error = error_type(context);
    let successes = success_arms(context);
    let errors = error_arms(context);
    let has_rest = context.outcomes.errors.outcomes.iter().any(|outcome| outcome.statuses == Statuses::Rest);
    let unexpected = (!has_rest).then(|| quote!(_ => response.unexpected(),));
    let headers = headers_note(context);
    quote! {
        /// Sends the request.
        #headers
        ///
        /// # Errors
        ///
        /// Documented errors are `ErrorResponse`; a status that the document does not list is `UnexpectedResponse`.
        #[inline]
        pub fn send(self) -> Pending<#success, #error> {
            self.request.send(|response| match response.status() {
                #(#successes)*
                #(#errors)*
                #unexpected
            })
        }
    }
}

/// An arm for each success.
fn success_arms(context: OperationContext<'_>) -> Vec<TokenStream> {
    let successes = &context.outcomes.successes;
    let name = ident(&context.names.success);
    let arm = |outcome: &Outcome| {
        let (pattern, variant) = (status_pattern(outcome.statuses), ident(&outcome.statuses.variant()));
        let read = read_success(context, &outcome.payload);
        match successes.result_type() {
            ResultType::Nothing | ResultType::One(_) => quote!(#pattern => #read,),
            ResultType::ByStatus => quote!(#pattern => #read.map(#name::#variant),),
        }
    };
    successes.outcomes.iter().map(arm).collect()
}

/// The arms of the errors; those that have one type share an arm. What is left comes last.
fn error_arms(context: OperationContext<'_>) -> Vec<TokenStream> {
    let errors = &context.outcomes.errors;
    let (rest, listed): (Vec<&Outcome>, Vec<&Outcome>) =
        errors.outcomes.iter().partition(|outcome| outcome.statuses == Statuses::Rest);
    let rest = rest.into_iter().map(|outcome| error_arm(context, &[outcome]));
    match errors.result_type() {
        ResultType::Nothing | ResultType::One(_) => std::iter::once(error_arm(context, &listed)).chain(rest).collect(),
        ResultType::ByStatus => listed.iter().map(|outcome| error_arm(context, &[outcome])).chain(rest).collect(),
    }
}

/// One arm for errors that are read alike.
fn error_arm(context: OperationContext<'_>, alike: &[&Outcome]) -> TokenStream {
    let Some(first) = alike.first() else { return TokenStream::new() };
    let patterns = alike.iter().map(|outcome| status_pattern(outcome.statuses));
    let read = read_error(context, &first.payload);
    match context.outcomes.errors.result_type() {
        ResultType::Nothing | ResultType::One(_) => quote!(#(#patterns)|* => #read,),
        ResultType::ByStatus => {
            let (name, variant) = (ident(&context.names.error), ident(&first.statuses.variant()));
            quote!(#(#patterns)|* => #read.map_err(#name::#variant),)
        }
    }
}

/// The pattern of an arm of the match.
fn status_pattern(statuses: Statuses) -> TokenStream {
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
