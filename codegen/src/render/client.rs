//! `client.rs`: the client, its builder, and the description of the API.

mod api_table;
mod builder;

pub(super) use api_table::server_entry;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::docs::doc_lines;
use super::file::generated_file;
use super::imports::{Import, Imports};
use super::items::format_items;
use super::markdown::markdown;
use crate::OutputFile;
use api_table::api_table;
use builder::client_builder;

/// The items of the file.
enum Part {
    ApiTable,
    Client,
    Builder,
}

/// The client and its builder.
pub(super) fn client_file(context: Context<'_>, module: &str) -> OutputFile {
    let items = format_items(&[Part::ApiTable, Part::Client, Part::Builder], |part, imports| match part {
        Part::ApiTable => api_table(context, module),
        Part::Client => client(context),
        Part::Builder => client_builder(context, imports),
    });
    generated_file(module, "client.rs", "render/client.rs", &preamble(&items.imports), &items)
}

fn preamble(imports: &Imports) -> String {
    let credential = if imports.needs(Import::Credential) { ", Credential" } else { "" };
    format!(
        "//! The client and how it is built.\n\nuse openapi_client_runtime::http::{{self, Core, CoreBuilder{credential}}};\n"
    )
}

fn client(context: Context<'_>) -> TokenStream {
    let docs = doc_lines(&format!(
        "A client of {}. Cheap to clone; clones share connections and credentials.",
        one_line(&context.api.title)
    ));
    let unused = context.api.operations.is_empty();
    let unused = unused.then(
        || quote!(#[cfg_attr(not(feature = "invoke"), expect(dead_code, reason = "the document has no operations"))]),
    );
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            #unused
            pub(super) core: Core,
        }

        impl Client {
            /// Starts a client: give it credentials, then build it.
            #[inline]
            pub fn builder() -> ClientBuilder {
                ClientBuilder { core: CoreBuilder::new(&API) }
            }
        }
    }
}

/// A title inside a sentence of ours.
fn one_line(title: &str) -> String {
    markdown(&title.split_whitespace().collect::<Vec<_>>().join(" ")).replace('\n', " ")
}
