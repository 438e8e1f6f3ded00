//! Derives of a crate that is not the standard library: they add a constant to the type.

use proc_macro::{TokenStream, TokenTree};

/// `Type::DERIVED_NAME`.
#[proc_macro_derive(Named)]
pub fn named(item: TokenStream) -> TokenStream {
    constant(item, "DERIVED_NAME")
}

/// `Type::DERIVED_TWICE`.
#[proc_macro_derive(Twice)]
pub fn twice(item: TokenStream) -> TokenStream {
    constant(item, "DERIVED_TWICE")
}

/// The type's name as a constant.
fn constant(item: TokenStream, constant: &str) -> TokenStream {
    let words = item.into_iter().filter_map(|token| match token {
        TokenTree::Ident(word) => Some(word.to_string()),
        TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
    });
    let name = words.skip_while(|word| word != "struct" && word != "enum").nth(1).unwrap_or_default();
    let item = format!("impl {name} {{ /// Its name.\n pub const {constant}: &'static str = {name:?}; }}");
    item.parse().unwrap_or_default()
}
