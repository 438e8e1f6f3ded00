//! One file: its header, its imports and its items. The only place that formats.

use proc_macro2::TokenStream;
use rayon::prelude::*;

use crate::OutputFile;

/// What every file starts with; `regen` touches no file without it.
pub(crate) const GENERATED: &str = "// @generated";

/// A file of `module` made of items that are formatted one at a time.
///
/// `writer` is the file of this crate that made the items, so that a reader of generated code finds it.
pub(super) fn file(module: &str, name: &str, writer: &str, preamble: &str, items: Vec<TokenStream>) -> OutputFile {
    // Tokens do not cross threads, their texts do; formatting is what takes time.
    let formatted: Vec<String> = items
        .into_iter()
        .map(|item| item.to_string())
        .collect::<Vec<_>>()
        .par_iter()
        .map(|item| format_item(item))
        .collect();
    let mut text = header(writer);
    text.push_str(preamble);
    for item in formatted {
        text.push('\n');
        text.push_str(&item);
    }
    OutputFile { path: format!("src/{module}/{name}"), text }
}

/// The first line of a generated file.
pub(super) fn header(writer: &str) -> String {
    format!("{GENERATED} by `cargo xtask regen`; written by `codegen/src/{writer}`. Do not edit.\n\n")
}

/// Formats items; text that does not parse (it would be a fault of ours, and the compiler's to report) stays as it is.
fn format_item(item: &str) -> String {
    match syn::parse_str(item) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => item.to_owned(),
    }
}
