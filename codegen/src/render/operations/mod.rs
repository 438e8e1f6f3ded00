//! `operations/` and `invoke.rs`: for each operation a method, the builder that it returns, the static description behind
//! it, and the function that calls it by its name.

mod body;
mod client_method;
mod context;
mod description;
mod example;
mod headers;
mod invoke;
mod invoke_table;
mod operation;
mod pages;
mod parameter;
mod payload;
mod send;
mod status_enum;
mod tag;
mod tag_client;

pub(super) use example::first_program;
use rayon::prelude::*;

use super::context::Context;
use super::features::feature_line;
use super::file::header;
use crate::OutputFile;
use invoke::invoke_file;
use tag::{Tag, tag_file, tags};

/// A file for each tag, the module that lists them, and the one that calls operations by their names.
pub(super) fn operation_files(context: Context<'_>, module: &str) -> Vec<OutputFile> {
    let tags = tags(context);
    let (invoke, tag_files): (_, Vec<OutputFile>) = rayon::join(
        || invoke_file(context, module),
        || tags.par_iter().map(|tag| tag_file(context, module, tag)).collect(),
    );
    std::iter::once(list_of_tags(context, module, &tags)).chain(tag_files).chain([invoke]).collect()
}

/// `operations/mod.rs`.
fn list_of_tags(context: Context<'_>, module: &str, tags: &[Tag<'_>]) -> OutputFile {
    let mut text = header("render/operations");
    let where_else = if tags.iter().any(|tag| tag.client.is_some()) { " or on the client of its tag" } else { "" };
    text.push_str(&format!("//! The operations, by their tags: each a method on [`Client`](super::Client){where_else}, and the builder that it returns.\n\n"));
    let mut names: Vec<&str> = tags.iter().map(|tag| tag.module).collect();
    names.sort_unstable();
    text.extend(names.iter().map(|name| format!("{}pub mod {name};\n", feature_line(context, module, name))));
    OutputFile { path: format!("src/{module}/operations/mod.rs"), text }
}
