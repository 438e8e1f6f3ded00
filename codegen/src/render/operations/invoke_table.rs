//! The table of what `invoke` can call: the descriptions of the operations, with their documentation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Operation;
use crate::render::context::Context;
use crate::render::features::feature_line;
use crate::render::items::format_list;
use crate::render::tokens::ident;

/// `OPERATIONS`.
pub(super) fn operations_table(context: Context<'_>, module: &str) -> String {
    let head = "/// Every operation, in the document's order.\npub static OPERATIONS: &[Operation]";
    let operations: Vec<(usize, &Operation)> = context.api.operations.iter().enumerate().collect();
    format_list(head, &operations, |(index, operation)| {
        let tag = context.tables.names.operation(*index).module.as_str();
        (feature_line(context, module, tag), operation_entry(context, *index, operation))
    })
}

/// The description that requests are sent by, and what only people read.
fn operation_entry(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let names = context.tables.names.operation(index);
    let (module, constant) = (ident(&names.module), ident(&names.constant));
    let description = quote!(operations::#module::#constant);
    let docs = [
        (quote!(tag), operation.tag.as_deref()),
        (quote!(summary), operation.docs.summary.as_deref()),
        (quote!(description), operation.docs.description.as_deref()),
    ];
    let mut fields: Vec<TokenStream> =
        docs.iter().filter_map(|(field, text)| text.map(|text| quote!(#field: #text))).collect();
    let of_parameters = operation.parameters.iter().map(|parameter| parameter.docs.description.as_deref());
    if of_parameters.clone().any(|text| text.is_some()) {
        let texts = of_parameters.map(Option::unwrap_or_default);
        fields.push(quote!(parameter_descriptions: &[#(#texts),*]));
    }
    if fields.is_empty() { description } else { quote!(Operation { #(#fields,)* ..#description }) }
}
