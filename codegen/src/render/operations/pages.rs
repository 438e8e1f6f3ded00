//! `stream` and `pages`: walking through the pages of a list.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::super::tokens::ident;
use super::context::OperationContext;
use super::payload::error_type;
use crate::ir::Presence;
use crate::passes::{FieldStep, Pages, Place};

/// The methods, where the operation has pages.
pub(super) fn page_methods(context: OperationContext<'_>) -> Option<TokenStream> {
    let pages = context.pages.as_ref()?;
    let page_type = context.writer.type_with_null(&pages.items.page, None);
    let item_type = context.writer.type_with_null(&pages.items.item, None);
    let error = error_type(context);
    let paged = paged(context, pages);
    Some(quote! {
        /// The items of all pages: sends the request, and then one for each further page, as the items are asked for.
        #[inline]
        pub fn stream(self) -> http::Items<#item_type, #error> {
            self.paged_call().items()
        }
        /// The pages themselves, each with its status and headers.
        #[inline]
        pub fn pages(self) -> http::Pages<#page_type, #error> {
            self.paged_call().pages()
        }
        #[inline]
        fn paged_call(self) -> http::Paged<#page_type, #item_type, #error> {
            #paged
        }
    })
}

/// What the runtime knows of the operation's pages.
fn paged(context: OperationContext<'_>, pages: &Pages) -> TokenStream {
    let paging = paging(pages);
    let items = items_expression(context, pages);
    let told = told(context, pages);
    quote! {
        http::Paged {
            request: self.request,
            send: |request| Self { request }.send(),
            shape: http::PageShape { paging: #paging, items: |page| #items, told: #told },
        }
    }
}

/// The runtime's `Paging`.
fn paging(pages: &Pages) -> TokenStream {
    let places = [
        (quote!(cursor), &pages.cursor),
        (quote!(offset), &pages.offset),
        (quote!(limit), &pages.limit),
        (quote!(page), &pages.page),
    ];
    let places = places.into_iter().filter_map(|(field, place)| {
        let place = place_expression(place.as_ref()?);
        Some(quote!(#field: Some(#place),))
    });
    let first_page = pages.first_page.map(|number| {
        let number = Literal::u64_unsuffixed(number);
        quote!(first_page: #number,)
    });
    let has_next = pages.next.is_some().then(|| quote!(has_next: true,));
    let items = keys(&pages.items.steps);
    let items = (!items.is_empty()).then(|| quote!(items: &[#(#items),*],));
    let last_item = pages.last_item.as_deref().map(|steps| {
        let keys = keys(steps);
        quote!(last_item: &[#(#keys),*],)
    });
    quote!(http::Paging { #(#places)* #first_page #has_next #items #last_item ..http::Paging::LINKS })
}

fn place_expression(place: &Place) -> TokenStream {
    match place {
        Place::Parameter(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(http::Place::Parameter(#index))
        }
        Place::Body(keys) => quote!(http::Place::Body(&[#(#keys),*])),
    }
}

/// The wire names of the fields on a way.
fn keys(steps: &[FieldStep]) -> Vec<&str> {
    steps.iter().map(|step| step.wire_name.as_str()).collect()
}

/// A reference to the list of items in `page`.
fn items_expression(context: OperationContext<'_>, pages: &Pages) -> TokenStream {
    let page = if pages.items.page_is_nullable { quote!(page.as_mut()?) } else { quote!(page) };
    let Some((last, way)) = pages.items.steps.split_last() else {
        return if pages.items.page_is_nullable { quote!(page.as_mut()) } else { quote!(Some(page)) };
    };
    let mut expression = page;
    for step in way {
        let name = field_name(context, step);
        expression = match step.presence {
            Presence::Required => quote!(#expression.#name),
            Presence::Nullable | Presence::Optional => quote!(#expression.#name.as_mut()?),
            Presence::Maybe => quote!(#expression.#name.as_mut().into_option()?),
        };
    }
    let name = field_name(context, last);
    match last.presence {
        Presence::Required => quote!(Some(&mut #expression.#name)),
        Presence::Nullable | Presence::Optional => quote!(#expression.#name.as_mut()),
        Presence::Maybe => quote!(#expression.#name.as_mut().into_option()),
    }
}

/// The closure that says what a page tells about those after it.
fn told(context: OperationContext<'_>, pages: &Pages) -> TokenStream {
    let at = |steps: &[FieldStep]| {
        let page = if pages.items.page_is_nullable { quote!(page.as_ref()) } else { quote!(Some(page)) };
        value_expression(context, page, steps)
    };
    let next = match (&pages.next, &pages.last_item) {
        (Some(steps), _) => Some(at(steps)),
        (None, Some(steps)) => Some(value_expression(context, last_item(context, pages), steps)),
        (None, None) => None,
    };
    let next = next.map(|value| quote!(next: #value.map(ToString::to_string),));
    let has_more = pages.has_more.as_deref().map(at).map(|value| quote!(has_more: #value.copied(),));
    let count = |field: TokenStream, steps: &Option<Vec<FieldStep>>| {
        let value = at(steps.as_deref()?);
        Some(quote!(#field: #value.and_then(http::told_count),))
    };
    let total = count(quote!(total), &pages.total);
    let number_of_pages = count(quote!(pages), &pages.pages);
    if next.is_none() && has_more.is_none() && total.is_none() && number_of_pages.is_none() {
        return quote!(|_| http::Told::default());
    }
    quote!(|page| http::Told { #next #has_more #total #number_of_pages ..http::Told::default() })
}

/// The last item of `page`, if there is one.
fn last_item(context: OperationContext<'_>, pages: &Pages) -> TokenStream {
    let page = if pages.items.page_is_nullable { quote!(page.as_ref()) } else { quote!(Some(page)) };
    let list = value_expression(context, page, &pages.items.steps);
    quote!(#list.and_then(|items| items.last()))
}

/// A reference to a value inside of what `start` may have, which is an `Option` of a reference as well.
fn value_expression(context: OperationContext<'_>, start: TokenStream, steps: &[FieldStep]) -> TokenStream {
    let mut expression = start;
    for step in steps {
        let name = field_name(context, step);
        expression = match step.presence {
            Presence::Required => quote!(#expression.map(|value| &value.#name)),
            Presence::Nullable | Presence::Optional => quote!(#expression.and_then(|value| value.#name.as_ref())),
            Presence::Maybe => quote!(#expression.and_then(|value| value.#name.value())),
        };
    }
    expression
}

/// The Rust name of the field.
fn field_name(context: OperationContext<'_>, step: &FieldStep) -> Option<Ident> {
    context.writer.context.tables.names.members(step.holder).get(step.field).map(ident)
}
