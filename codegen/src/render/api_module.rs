//! `mod.rs`: the module of one API, what it is and what it consists of.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::docs::module_comment;
use super::file::generated_file;
use super::first_program::calls_comment;
use super::items::format_items;
use super::operations::first_program;
use crate::OutputFile;

/// The module of one API.
pub(super) fn module_file(context: Context<'_>, module: &str, has_ext: bool) -> OutputFile {
    let api = context.api;
    let mut paragraphs = vec![format!("{} {}", api.title.trim(), api.version.trim())];
    paragraphs.extend(api.description.clone());
    let parts: [fn(Context<'_>, bool) -> TokenStream; 2] = [modules, re_exports];
    let items = format_items(&parts, |part, _| part(context, has_ext));
    let program = first_program(context).map(|program| calls_comment(&program)).unwrap_or_default();
    let preamble = format!("{}{program}", module_comment(&paragraphs));
    generated_file(module, "mod.rs", "render/api_module.rs", &preamble, &items)
}

fn modules(context: Context<'_>, has_ext: bool) -> TokenStream {
    let xml = context.tables.xml.is_some().then(|| {
        quote!(
            mod xml;
        )
    });
    let ext = has_ext.then(|| {
        quote!(
            pub mod ext;
        )
    });
    quote! {
        mod client;
        mod codec;
        #ext
        #[cfg(feature = "invoke")]
        pub mod invoke;
        pub mod operations;
        pub mod types;
        #xml
    }
}

/// Code written by hand may use any name: where the module has that name too, the glob gives way.
fn re_exports(_: Context<'_>, has_ext: bool) -> TokenStream {
    let ext = has_ext.then(|| {
        quote!(
            pub use ext::*;
        )
    });
    quote!(
        pub use client::{Client, ClientBuilder};
        #ext
    )
}
