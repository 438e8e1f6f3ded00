//! Parameters: the required ones as arguments, the others as setters.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs::{deprecated, doc_comment, on_the_wire};
use super::super::tokens::ident;
use super::Item;
use crate::ir::{Parameter, Shape, TypeKind, TypeRef};
use crate::passes::Identifier;

/// A required parameter: the argument, and the statement that sets it on `request`.
pub(super) fn argument(
    item: Item<'_>,
    index: usize,
    parameter: &Parameter,
    name: &Identifier,
) -> (TokenStream, TokenStream) {
    let name = ident(name);
    let Input { argument, set } = input(item, index, &parameter.ty, &quote!(#name));
    (quote!(#name: #argument), quote!(request.#set;))
}

/// An optional parameter's setter.
pub(super) fn setter(item: Item<'_>, index: usize, parameter: &Parameter, name: &Identifier) -> TokenStream {
    let extra = if parameter.wire_name == name.as_str() { Vec::new() } else { vec![on_the_wire(&parameter.wire_name)] };
    let docs = doc_comment(&parameter.wire_name, &parameter.docs, &extra);
    let deprecation = deprecated(&parameter.docs);
    let name = ident(name);
    let Input { argument, set } = input(item, index, &parameter.ty, &quote!(value));
    quote! {
        #docs
        #deprecation
        pub fn #name(mut self, value: #argument) -> Self {
            self.request.#set;
            self
        }
    }
}

/// What a caller gives, and the call that sets it.
struct Input {
    argument: TokenStream,
    set: TokenStream,
}

fn input(item: Item<'_>, index: usize, ty: &TypeRef, value: &TokenStream) -> Input {
    let index = Literal::usize_unsuffixed(index);
    // Null cannot be said in a parameter: a caller leaves it out.
    let present = item.writer.present(ty, None);
    if converts(item, ty) {
        return Input { argument: quote!(impl Into<#present>), set: quote!(set_into::<#present>(#index, #value)) };
    }
    // What may be blank converts already, so a list here is nothing but a list.
    if let TypeKind::List(inner) = &ty.kind {
        let element = item.writer.full(inner, None);
        let argument = quote!(impl IntoIterator<Item = impl Into<#element>>);
        return Input { argument, set: quote!(set_list::<#element>(#index, #value)) };
    }
    Input { argument: present, set: quote!(set(#index, &#value)) }
}

/// Strings, enums and what may be blank are taken from anything that converts.
fn converts(item: Item<'_>, ty: &TypeRef) -> bool {
    let is_enum =
        item.definition(ty).is_some_and(|id| matches!(item.writer.context.api.type_def(id).shape, Shape::Enum(_)));
    ty.blankable || is_enum || matches!(item.writer.context.api.resolve(ty).kind, TypeKind::String)
}
