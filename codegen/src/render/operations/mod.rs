//! `operations/<tag>.rs`: for each operation a method on `Client`, the builder that it returns, and the static description behind it.

mod argument_kind;
mod body;
mod builder;
mod description;
mod headers;
mod invoke;
mod invoke_table;
mod pages;
mod payload;
mod send;
mod setters;

use rayon::prelude::*;

use super::Context;
use super::docs::module_comment;
use super::file::{file, header, items, module_item};
use super::imports::{Import, Imports};
use super::tokens::TypeWriter;
use crate::OutputFile;
use crate::ir::Operation;
use crate::passes::{Argument, Body, HeaderShape, OperationNames, Outcomes, Pages};

/// One operation with what the passes decided about it.
#[derive(Clone, Copy)]
struct Item<'a> {
    writer: TypeWriter<'a>,
    operation: &'a Operation,
    names: &'a OperationNames,
    outcomes: &'a Outcomes,
    pages: &'a Pages,
    /// One for each parameter.
    arguments: &'a [Argument],
    /// One for each media type of the body.
    bodies: &'a [Body],
    /// One for each header of the responses.
    headers: &'a [HeaderShape],
}

impl<'a> Item<'a> {
    /// The operation at an index of the API's.
    fn new(writer: TypeWriter<'a>, index: usize, operation: &'a Operation) -> Self {
        let tables = writer.context.tables;
        Self {
            writer,
            operation,
            names: tables.names.operation(index),
            outcomes: tables.outcomes.row(index),
            pages: tables.pages.row(index),
            arguments: tables.arguments.row(index),
            bodies: tables.bodies.row(index),
            headers: tables.headers.row(index),
        }
    }
}

/// A file for each tag, the module that lists them, and the one that calls them by name.
pub(super) fn files(context: Context<'_>, module: &str) -> Vec<OutputFile> {
    let tags = tags(context);
    let (invoke, tag_files): (_, Vec<OutputFile>) = rayon::join(
        || invoke::invoke_file(context, module),
        || tags.par_iter().map(|tag| tag_file(context, module, tag)).collect(),
    );
    std::iter::once(list(module, &tags)).chain(tag_files).chain([invoke]).collect()
}

/// A tag's module and its operations.
struct TagModule<'a> {
    name: &'a str,
    tag: Option<&'a str>,
    operations: Vec<usize>,
}

fn tags(context: Context<'_>) -> Vec<TagModule<'_>> {
    let mut tags: Vec<TagModule<'_>> = Vec::new();
    for (index, operation) in context.api.operations.iter().enumerate() {
        let name = context.tables.names.operation(index).module.as_str();
        match tags.iter_mut().find(|tag| tag.name == name) {
            Some(tag) => tag.operations.push(index),
            None => tags.push(TagModule { name, tag: operation.tag.as_deref(), operations: vec![index] }),
        }
    }
    tags
}

fn list(module: &str, tags: &[TagModule<'_>]) -> OutputFile {
    let mut text = header("render/operations");
    text.push_str("//! The operations, by their tags: each a method on [`Client`](super::Client), and the builder that it returns.\n\n");
    let mut names: Vec<&str> = tags.iter().map(|tag| tag.name).collect();
    names.sort_unstable();
    text.extend(names.iter().map(|name| module_item(name, &format!("{name}.rs"))));
    OutputFile { path: format!("src/{module}/operations/mod.rs"), text }
}

fn tag_file(context: Context<'_>, module: &str, tag: &TagModule<'_>) -> OutputFile {
    let items = items(&tag.operations, |index, imports| {
        let writer = TypeWriter { context, imports, qualified: true };
        let operation = context.api.operations.get(*index);
        operation.map(|operation| builder::render(Item::new(writer, *index, operation))).unwrap_or_default()
    });
    let about = module_comment(&about(context, tag));
    let uses = uses(&items.imports);
    file(module, &format!("operations/{}.rs", tag.name), "render/operations", &format!("{about}\n{uses}"), &items)
}

fn about(context: Context<'_>, tag: &TagModule<'_>) -> Vec<String> {
    let Some(name) = tag.tag else { return vec!["Operations without a tag.".to_owned()] };
    let described = context.api.tags.iter().find(|known| known.name == name);
    std::iter::once(format!("{name}.")).chain(described.and_then(|tag| tag.description.clone())).collect()
}

fn uses(imports: &Imports) -> String {
    let types = if imports.needs(Import::Types) { "use super::super::types;\n" } else { "" };
    let pages = if imports.needs(Import::Pages) { "Page, Pages, Paging, " } else { "" };
    format!(
        "use super::super::client::Client;\n{types}use openapi_client_runtime::http::{{self, {pages}Pending}};\n{}",
        imports.lines()
    )
}
