//! `operations/<tag>.rs`: the operations of one tag.

use indexmap::IndexMap;
use proc_macro2::{Ident, Span};
use quote::quote;

use super::super::context::Context;
use super::super::docs::{code_span, doc_lines, module_comment, reads_alike};
use super::super::file::generated_file;
use super::super::imports::{Import, Imports};
use super::super::items::{Items, format_block, format_items};
use super::super::markdown::markdown;
use super::super::tokens::TypeWriter;
use super::context::OperationContext;
use super::operation::{operation_items, operation_methods};
use super::tag_client::tag_client;
use crate::OutputFile;
use crate::passes::TagClient;

/// A tag with its module and its operations.
pub(super) struct Tag<'a> {
    pub module: &'a str,
    /// `None` for operations without a tag.
    name: Option<&'a str>,
    /// The client that has the methods, where that is one of the tag.
    pub client: Option<&'a TagClient>,
    /// Indexes into the API's operations; none for a tag that others are parts of.
    operations: Vec<usize>,
}

/// The tags that operations have, in the order of their first operations; then those that these are parts of.
pub(super) fn tags(context: Context<'_>) -> Vec<Tag<'_>> {
    let mut tags: IndexMap<&str, Tag<'_>> = IndexMap::new();
    for (index, operation) in context.api.operations.iter().enumerate() {
        let names = context.tables.names.operation(index);
        let (module, client) = (names.module.as_str(), names.client.as_ref());
        let name = operation.tag.as_deref();
        tags.entry(module).or_insert(Tag { module, name, client, operations: Vec::new() }).operations.push(index);
    }
    for (name, module) in context.tables.names.tags.iter() {
        let module = module.as_str();
        tags.entry(module).or_insert(Tag { module, name: Some(name), client: None, operations: Vec::new() });
    }
    tags.into_values().collect()
}

/// The items of the file.
enum Part<'a> {
    /// The client of the tag, with the tag's documentation.
    Client(&'a TagClient, String),
    /// The operation at an index.
    Operation(usize),
}

/// The file of a tag.
pub(super) fn tag_file(context: Context<'_>, module: &str, tag: &Tag<'_>) -> OutputFile {
    let docs = tag_docs(context, tag);
    let client = tag.client.map(|client| Part::Client(client, docs.join("\n\n")));
    let parts: Vec<Part<'_>> =
        client.into_iter().chain(tag.operations.iter().map(|index| Part::Operation(*index))).collect();
    let items = format_items(&parts, |part, imports| match part {
        Part::Client(client, docs) => tag_client(client, docs),
        Part::Operation(index) => {
            let writer = TypeWriter { context, imports, qualified: true };
            OperationContext::at(writer, *index).map(operation_items).unwrap_or_default()
        }
    });
    let items = if tag.operations.is_empty() { items } else { with_methods(context, tag, items) };
    let imports = if parts.is_empty() { String::new() } else { tag_imports(&items.imports) };
    let preamble = format!("{}\n{}{imports}", module_comment(&docs), nested_modules(context, tag));
    generated_file(module, &format!("operations/{}.rs", tag.module), "render/operations", &preamble, &items)
}

/// The methods of all operations in one block, with the tag as its heading, in front of what belongs to single operations.
fn with_methods(context: Context<'_>, tag: &Tag<'_>, mut items: Items) -> Items {
    let client = tag.client.map_or("Client", |client| client.name.as_str());
    let heading = tag.name.map(|name| markdown(&name.split_whitespace().collect::<Vec<_>>().join(" ")));
    let docs = doc_lines(&format!("# {}", heading.unwrap_or_else(|| "Operations without a tag".to_owned())));
    let client = Ident::new(client, Span::call_site());
    let methods = format_block(&quote!(#docs impl #client), &tag.operations, |index, imports| {
        let writer = TypeWriter { context, imports, qualified: true };
        OperationContext::at(writer, *index).map(operation_methods).unwrap_or_default()
    });
    items.imports.extend(&methods.imports);
    // The client of a tag comes first.
    let at = usize::from(tag.client.is_some()).min(items.texts.len());
    items.texts.splice(at..at, methods.texts);
    items
}

fn tag_docs(context: Context<'_>, tag: &Tag<'_>) -> Vec<String> {
    let Some(name) = tag.name else { return vec!["Operations without a tag.".to_owned()] };
    let described = context.api.tag(name);
    let title = match described.and_then(|tag| tag.summary.as_deref()).filter(|summary| !reads_alike(summary, name)) {
        Some(summary) => format!("{name}: {summary}"),
        None => format!("{name}."),
    };
    let place = described.and_then(|tag| match (&tag.parent, &tag.kind) {
        (None, None) => None,
        (Some(parent), None) => Some(format!("Part of {}.", code_span(parent))),
        (None, Some(kind)) => Some(format!("A tag of the kind {}.", code_span(kind))),
        (Some(parent), Some(kind)) => {
            Some(format!("A tag of the kind {}, part of {}.", code_span(kind), code_span(parent)))
        }
    });
    let description = described.and_then(|tag| tag.description.clone());
    [Some(title), description, place].into_iter().flatten().collect()
}

/// The modules of the tags that are parts of this one.
fn nested_modules(context: Context<'_>, tag: &Tag<'_>) -> String {
    let parts = tag.name.into_iter().flat_map(|name| context.tables.names.tags.parts(name));
    parts.map(|(_, module)| format!("pub use super::{module};\n")).collect()
}

fn tag_imports(imports: &Imports) -> String {
    let types = if imports.needs(Import::Types) { "use super::super::types;\n" } else { "" };
    format!(
        "use super::super::client::Client;\n{types}use openapi_client_runtime::http::{{self, Pending}};\n{}",
        imports.lines()
    )
}
