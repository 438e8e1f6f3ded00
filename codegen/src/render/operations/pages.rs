//! `stream`: walking through the pages of a list.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::imports::Import;
use super::super::tokens::ident;
use super::context::OperationContext;
use super::payload::error_type;
use crate::ir::Presence;
use crate::passes::{FieldStep, PageItems, Pages};

/// The method, where the operation has pages.
pub(super) fn stream_method(context: OperationContext<'_>) -> Option<TokenStream> {
    let (items, next) = match context.pages {
        Pages::None => return None,
        Pages::Offset { items, next, .. } | Pages::Page { items, next, .. } => (items, next.as_ref()),
        Pages::Cursor { items, next, .. } => (items, Some(next)),
    };
    context.writer.imports.need(Import::Pages);
    let paging = paging(context.pages);
    let page_type = context.writer.type_with_null(&items.page, None);
    let item_type = context.writer.type_with_null(&items.item, None);
    let error = error_type(context);
    let split = split(context, items, next.map(Vec::as_slice));
    Some(quote! {
        /// Sends the request, and then one for each further page, as the items are asked for.
        #[inline]
        pub fn stream(self) -> Pages<#item_type, #error> {
            http::pages(self, #paging, |call| &mut call.request, |call| call.send(), |page: #page_type| #split)
        }
    })
}

/// The runtime's `Paging`.
fn paging(pages: &Pages) -> Option<TokenStream> {
    let index = |index: &usize| Literal::usize_unsuffixed(*index);
    match pages {
        Pages::None => None,
        Pages::Offset { limit, offset, next, .. } => {
            let limit = match limit {
                Some(limit) => {
                    let limit = index(limit);
                    quote!(Some(#limit))
                }
                None => quote!(None),
            };
            let (offset, next) = (index(offset), next.is_some());
            Some(quote!(Paging::Offset { limit: #limit, offset: #offset, next: #next }))
        }
        Pages::Cursor { cursor, .. } => {
            let cursor = index(cursor);
            Some(quote!(Paging::Cursor { cursor: #cursor }))
        }
        Pages::Page { page, next, .. } => {
            let (page, next) = (index(page), next.is_some());
            Some(quote!(Paging::Page { page: #page, next: #next }))
        }
    }
}

/// The runtime's `Page` of the operation's `page`.
fn split(context: OperationContext<'_>, items: &PageItems, next: Option<&[FieldStep]>) -> TokenStream {
    let items = items_expression(context, &items.steps);
    match next {
        Some(steps) => {
            let next = next_expression(context, steps);
            // The link is read before the items are moved out.
            quote!({
                let next = #next;
                Page { items: #items, next }
            })
        }
        None => quote!(Page { items: #items, next: None }),
    }
}

/// The list of items, moved out of `page`. It is an `Option` as soon as a field on the way may be missing.
fn items_expression(context: OperationContext<'_>, steps: &[FieldStep]) -> TokenStream {
    let mut expression = quote!(page);
    let mut is_option = false;
    for step in steps {
        let name = field_name(context, step);
        let (into_option, may_be_missing) = match step.presence {
            Presence::Required => (None, false),
            Presence::Nullable | Presence::Optional => (None, true),
            Presence::Maybe => (Some(quote!(.into_option())), true),
        };
        expression = match (is_option, may_be_missing) {
            (false, _) => quote!(#expression.#name #into_option),
            (true, false) => quote!(#expression.map(|value| value.#name)),
            (true, true) => quote!(#expression.and_then(|value| value.#name #into_option)),
        };
        is_option |= may_be_missing;
    }
    if is_option { quote!(#expression.unwrap_or_default()) } else { expression }
}

/// The link or cursor to the next page as an `Option<String>`, read from `page` before the items are moved.
fn next_expression(context: OperationContext<'_>, steps: &[FieldStep]) -> TokenStream {
    let mut expression = quote!(Some(&page));
    for step in steps {
        let name = field_name(context, step);
        expression = match step.presence {
            Presence::Required => quote!(#expression.map(|value| &value.#name)),
            Presence::Nullable | Presence::Optional | Presence::Maybe => {
                quote!(#expression.and_then(|value| value.#name.as_ref()))
            }
        };
    }
    quote!(#expression.map(ToString::to_string))
}

/// The Rust name of the field.
fn field_name(context: OperationContext<'_>, step: &FieldStep) -> Option<proc_macro2::Ident> {
    context.writer.context.tables.names.members(step.holder).get(step.field).map(ident)
}
