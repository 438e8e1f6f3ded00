//! One file: its header, its imports and its items.

use super::blank_lines::push_with_blank_lines;
use super::items::Items;
use crate::OutputFile;
use crate::header::header_text;

/// A file of `module`.
///
/// `writer` is the place in this crate that made the items, so that a reader of generated code finds it.
pub(super) fn generated_file(module: &str, name: &str, writer: &str, preamble: &str, items: &Items) -> OutputFile {
    let mut text = header(writer);
    text.push_str(preamble);
    for item in &items.texts {
        text.push('\n');
        push_with_blank_lines(item, &mut text);
    }
    OutputFile { path: format!("src/{module}/{name}"), text }
}

/// The first line of a generated file that `codegen/src/<writer>` writes.
pub(super) fn header(writer: &str) -> String {
    format!("// {}\n\n", header_text(&format!("written by `codegen/src/{writer}`")))
}
