//! `stream`: walking through the pages of a list.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::imports::Import;
use super::super::tokens::ident;
use super::Item;
use super::send::error_type;
use crate::ir::{Field, Pagination, PaginationStyle, Presence, Shape, TypeId, TypeKind, TypeRef};
use crate::passes::{Bodies, Payload};

/// The method, where the operation has pages that we can walk through.
pub(super) fn render(item: Item<'_>) -> Option<TokenStream> {
    let pagination = item.operation.pagination.as_ref()?;
    let Bodies::Same(Payload::Json(page)) = item.outcomes.successes.bodies() else { return None };
    let items = items(item, page, &pagination.items)?;
    // The link is read before the items are moved out.
    let split = match next_path(pagination) {
        Some(path) => {
            let next = next(item, page, path)?;
            quote!({
                let next = #next;
                Page { items: #items, next }
            })
        }
        None => quote!(Page { items: #items, next: None }),
    };
    let style = style(&pagination.style);
    item.writer.imports.need(Import::Pages);
    let item_type = item.writer.full(&pagination.item, None);
    let error = error_type(item);
    let page_type = item.writer.full(page, None);
    Some(quote! {
        /// Sends the request, and then one for each further page, as the items are asked for.
        pub fn stream(self) -> Pages<'a, #item_type, #error> {
            http::pages(self, #style, |call| &mut call.request, |call| call.send(), |page: #page_type| #split)
        }
    })
}

fn next_path(pagination: &Pagination) -> Option<&[String]> {
    match &pagination.style {
        PaginationStyle::Offset { next, .. } | PaginationStyle::Page { next, .. } => next.as_deref(),
        PaginationStyle::Cursor { next, .. } => Some(next),
    }
}

fn style(style: &PaginationStyle) -> TokenStream {
    let index = |index: usize| Literal::usize_unsuffixed(index);
    match style {
        PaginationStyle::Offset { limit, offset, next } => {
            let limit = match limit {
                Some(limit) => {
                    let limit = index(*limit);
                    quote!(Some(#limit))
                }
                None => quote!(None),
            };
            let (offset, next) = (index(*offset), next.is_some());
            quote!(Paging::Offset { limit: #limit, offset: #offset, next: #next })
        }
        PaginationStyle::Cursor { cursor, .. } => {
            let cursor = index(*cursor);
            quote!(Paging::Cursor { cursor: #cursor })
        }
        PaginationStyle::Page { page, next } => {
            let (page, next) = (index(*page), next.is_some());
            quote!(Paging::Page { page: #page, next: #next })
        }
    }
}

/// One step from a struct into a field: its name, how it is present, and its type.
struct Step<'a> {
    name: proc_macro2::Ident,
    presence: Presence,
    ty: &'a TypeRef,
}

fn step<'a>(item: Item<'a>, ty: &TypeRef, wire_name: &str) -> Option<Step<'a>> {
    let context = item.writer.context;
    let (id, field, index) = struct_field(item, ty, wire_name)?;
    let name = ident(context.tables.names.members(id).get(index)?);
    Some(Step { name, presence: field.presence(context.api.type_def(id).usage), ty: &field.ty })
}

fn struct_field<'a>(item: Item<'a>, ty: &TypeRef, wire_name: &str) -> Option<(TypeId, &'a Field, usize)> {
    let api = item.writer.context.api;
    let TypeKind::Named(id) = api.resolve(ty).kind else { return None };
    let Shape::Struct(object) = &api.type_def(id).shape else { return None };
    let index = object.fields.iter().position(|field| field.wire_name == wire_name)?;
    Some((id, object.fields.get(index)?, index))
}

/// The list of items, moved out of `page`.
fn items(item: Item<'_>, page: &TypeRef, path: &[String]) -> Option<TokenStream> {
    if path.is_empty() {
        return Some(quote!(page));
    }
    let mut expression = quote!(page);
    let mut certain = true;
    let mut ty = page.clone();
    for wire_name in path {
        let Step { name, presence, ty: next } = step(item, &ty, wire_name)?;
        let option = match presence {
            Presence::Required => false,
            Presence::Nullable | Presence::Optional | Presence::Maybe => true,
        };
        expression = match (certain, option) {
            (true, _) => quote!(#expression.#name),
            (false, false) => quote!(#expression.map(|value| value.#name)),
            (false, true) if presence == Presence::Maybe => {
                quote!(#expression.and_then(|value| value.#name.into_option()))
            }
            (false, true) => quote!(#expression.and_then(|value| value.#name)),
        };
        if certain && presence == Presence::Maybe {
            expression = quote!(#expression.into_option());
        }
        certain &= !option;
        ty = next.clone();
    }
    Some(if certain { expression } else { quote!(#expression.unwrap_or_default()) })
}

/// The link or cursor to the next page as an `Option<String>`, read from `page` before the items are moved.
fn next(item: Item<'_>, page: &TypeRef, path: &[String]) -> Option<TokenStream> {
    let mut expression = quote!(Some(&page));
    let mut ty = page.clone();
    for wire_name in path {
        let Step { name, presence, ty: next } = step(item, &ty, wire_name)?;
        expression = match presence {
            Presence::Required => quote!(#expression.map(|value| &value.#name)),
            Presence::Nullable | Presence::Optional | Presence::Maybe => {
                quote!(#expression.and_then(|value| value.#name.as_ref()))
            }
        };
        ty = next.clone();
    }
    let kind = &item.writer.context.api.resolve(&ty).kind;
    let is_text = matches!(kind, TypeKind::String | TypeKind::Integer(_) | TypeKind::Uuid) && !ty.blankable;
    is_text.then(|| quote!(#expression.map(ToString::to_string)))
}
