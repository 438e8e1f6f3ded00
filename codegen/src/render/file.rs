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
        push_aired(&item, &mut text);
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

/// Appends formatted code with a blank line behind each item and each method: the formatter sets none.
///
/// Lines tell enough: a literal never spans lines, since quote escapes it.
fn push_aired(code: &str, text: &mut String) {
    let mut lines = code.lines().peekable();
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        let ends = matches!(line, "}" | "    }" | "};" | "    };");
        let follows = lines.peek().is_some_and(|next| !next.is_empty() && next.trim_start() != "}");
        if ends && follows {
            text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_and_items_stand_apart() {
        let mut text = String::new();
        let code = format_item("impl A { fn a() { if x { b() } c() } fn b() {} } struct B { c: u8 }");
        push_aired(&code, &mut text);
        let expected = "impl A {\n    fn a() {\n        if x {\n            b()\n        }\n        c()\n    }\n\n    fn b() {}\n}\n\nstruct B {\n    c: u8,\n}\n";
        assert_eq!(text, expected);
    }
}
