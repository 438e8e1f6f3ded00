//! IR and side tables to Rust files.
//!
//! The only stage that uses quote, syn and prettyplease. It decides nothing and cannot fail: what is wrong with a document was reported
//! before. One item is rendered and formatted at a time, so that memory stays flat. Every name comes from
//! [`Names`](crate::passes::Names).

mod api_module;
mod blank_lines;
mod client;
mod codec;
mod context;
mod crate_api;
mod crate_files;
mod docs;
mod features;
mod file;
mod first_program;
mod html_tags;
mod imports;
mod items;
mod layout;
mod line;
mod markdown;
mod operations;
mod rust_path;
mod tokens;
mod types;
mod xml;

pub use crate_api::CrateApi;
pub use crate_files::{CrateOptions, Runtime, crate_files, modules_file};

use crate::OutputFile;
use crate::ir::Api;
use crate::passes::Tables;
use context::Context;

/// The files of one API's module, below `src/<module>/`, where people may have put a file `ext.rs`.
pub(crate) fn render(api: &Api, tables: &Tables, module: &str, has_ext: bool) -> Vec<OutputFile> {
    let context = Context { api, tables };
    let mut files = vec![api_module::module_file(context, module, has_ext), client::client_file(context, module)];
    files.extend(types::types_files(context, module));
    files.extend(codec::codec_files(context, module));
    files.extend(operations::operation_files(context, module));
    files.extend(tables.xml.as_ref().map(|objects| xml::xml_file(context, objects, module)));
    files
}
