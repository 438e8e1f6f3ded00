//! Paths that the settings name, as tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::settings::{PathStart, RustPath};

/// A path as it may stand in any module: nothing in a module is meant by it.
pub(super) fn path_tokens(path: &RustPath) -> TokenStream {
    let names = path.names.iter().map(|name| Ident::new(name, Span::call_site()));
    let arguments = (!path.arguments.is_empty()).then(|| {
        let arguments = path.arguments.iter().map(path_tokens);
        quote!(<#(#arguments),*>)
    });
    match path.start {
        PathStart::ThisCrate => quote!(crate #(::#names)* #arguments),
        PathStart::OtherCrate => quote!(#(::#names)* #arguments),
        PathStart::InScope => quote!(#(#names)::* #arguments),
    }
}
