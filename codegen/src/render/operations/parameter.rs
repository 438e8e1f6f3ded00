//! Parameters: the required ones as arguments, the others as setters.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs::{deprecated, doc_comment, on_the_wire};
use super::super::tokens::ident;
use super::context::OperationContext;
use crate::ir::Parameter;
use crate::passes::{Argument, ArgumentInput, Identifier};

/// A parameter of an operation with what was decided about it.
#[derive(Clone, Copy)]
pub(super) struct NamedParameter<'a> {
    index: usize,
    pub parameter: &'a Parameter,
    pub name: &'a Identifier,
    argument: &'a Argument,
}

/// The operation's parameters, in their order.
pub(super) fn parameters<'a>(context: OperationContext<'a>) -> impl Iterator<Item = NamedParameter<'a>> {
    let named = context.operation.parameters.iter().zip(&context.names.parameters).zip(context.arguments).enumerate();
    named.map(|(index, ((parameter, name), argument))| NamedParameter { index, parameter, name, argument })
}

/// A required parameter: the argument, and the statement that sets it on `request`.
pub(super) fn required_argument(
    context: OperationContext<'_>,
    parameter: NamedParameter<'_>,
) -> (TokenStream, TokenStream) {
    let name = ident(parameter.name);
    let Input { ty, set } = input(context, parameter, &quote!(#name));
    (quote!(#name: #ty), quote!(request.#set;))
}

/// An optional parameter's setter.
pub(super) fn setter(context: OperationContext<'_>, named: NamedParameter<'_>) -> TokenStream {
    let NamedParameter { parameter, name, .. } = named;
    let extra = if parameter.wire_name == name.as_str() { Vec::new() } else { vec![on_the_wire(&parameter.wire_name)] };
    let docs = doc_comment(&parameter.wire_name, &parameter.docs, &extra);
    let deprecation = deprecated(&parameter.docs);
    let name = ident(name);
    let Input { ty, set } = input(context, named, &quote!(value));
    quote! {
        #docs
        #deprecation
        #[inline]
        pub fn #name(mut self, value: #ty) -> Self {
            self.request.#set;
            self
        }
    }
}

/// What a caller gives, and the call that sets it.
struct Input {
    ty: TokenStream,
    set: TokenStream,
}

fn input(context: OperationContext<'_>, named: NamedParameter<'_>, value: &TokenStream) -> Input {
    let index = Literal::usize_unsuffixed(named.index);
    // Null cannot be said in a parameter: a caller leaves it out.
    let present = context.writer.type_without_null(&named.parameter.ty, None);
    match &named.argument.input {
        ArgumentInput::Into => {
            Input { ty: quote!(impl Into<#present>), set: quote!(set_into::<#present>(#index, #value)) }
        }
        ArgumentInput::Items(element) => {
            let element = context.writer.type_with_null(element, None);
            let ty = quote!(impl IntoIterator<Item = impl Into<#element>>);
            Input { ty, set: quote!(set_list::<#element>(#index, #value)) }
        }
        ArgumentInput::Exact => Input { ty: present, set: quote!(set(#index, &#value)) },
    }
}
