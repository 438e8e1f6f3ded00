//! The derives that the settings add.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::super::rust_path::path_tokens;
use super::super::tokens::TypeWriter;
use crate::ir::TypeId;
use crate::settings::Derive;

/// What stands behind a type's own derives: each with a comma before it.
pub(super) fn further_derives(writer: TypeWriter<'_>, id: TypeId) -> TokenStream {
    let derives = writer.context.tables.derives.of(id).iter().map(|derive| match derive {
        Derive::Standard(derive) => {
            let name = Ident::new(derive.name(), Span::call_site());
            quote!(#name)
        }
        Derive::Other(path) => path_tokens(path),
    });
    quote!(#(, #derives)*)
}
