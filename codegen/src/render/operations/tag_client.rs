//! The client of a tag, where the settings group methods by their tags.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::doc_lines;
use super::super::tokens::ident;
use crate::passes::TagClient;

/// The type, and the method on `Client` that gives one. `docs` is the documentation of the tag.
pub(super) fn tag_client(client: &TagClient, docs: &str) -> TokenStream {
    let (name, accessor) = (ident(&client.name), ident(&client.accessor));
    let type_docs = doc_lines(&format!(
        "{docs}\n\nIt is cheap to make and to clone, and shares connections and credentials with its [`Client`]."
    ));
    let method_docs = doc_lines(docs);
    quote! {
        #type_docs
        #[derive(Clone, Debug)]
        pub struct #name {
            core: http::Core,
        }

        impl Client {
            #method_docs
            #[inline]
            pub fn #accessor(&self) -> #name {
                #name { core: self.core.clone() }
            }
        }
    }
}
