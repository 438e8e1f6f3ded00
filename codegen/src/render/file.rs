//! One file: its header, its imports and its items. The only place that formats.

use proc_macro2::TokenStream;
use rayon::prelude::*;

use super::imports::Imports;
use crate::OutputFile;

/// What every file starts with; `regen` touches no file without it.
pub(crate) const GENERATED: &str = "// @generated";

/// Items as text, with the imports that they turned out to need.
pub(super) struct Items {
    texts: Vec<String>,
    /// What the types in them come from.
    pub imports: Imports,
}

/// Renders and formats one item for each of `things`. Tokens live as long as their item, so memory stays flat, and in one thread, so
/// that every core has work.
pub(super) fn items<T: Sync>(things: &[T], render: impl Fn(&T, &Imports) -> TokenStream + Sync) -> Items {
    let rendered = things.par_iter().map(|thing| {
        let imports = Imports::default();
        let tokens = render(thing, &imports);
        (format_item(tokens), imports)
    });
    let mut items = Items { texts: Vec::with_capacity(things.len()), imports: Imports::default() };
    for (text, imports) in rendered.collect::<Vec<_>>() {
        items.imports.extend(&imports);
        items.texts.extend(Some(text).filter(|text| !text.is_empty()));
    }
    items
}

impl Items {
    /// Whether there is nothing to write.
    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

/// A file of `module`.
///
/// `writer` is the place in this crate that made the items, so that a reader of generated code finds it.
pub(super) fn file(module: &str, name: &str, writer: &str, preamble: &str, items: &Items) -> OutputFile {
    let mut text = header(writer);
    text.push_str(preamble);
    for item in &items.texts {
        text.push('\n');
        push_aired(item, &mut text);
    }
    OutputFile { path: format!("src/{module}/{name}"), text }
}

/// The first line of a generated file.
pub(super) fn header(writer: &str) -> String {
    format!("{GENERATED} by `cargo xtask regen`; written by `codegen/src/{writer}`. Do not edit.\n\n")
}

/// Formats items; text that does not parse (it would be a fault of ours, and the compiler's to report) stays as it is.
fn format_item(item: TokenStream) -> String {
    if item.is_empty() {
        return String::new();
    }
    match syn::parse2(item.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => item.to_string(),
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
        let code = format_item(quote::quote!(impl A { fn a() { if x { b() } c() } fn b() {} } struct B { c: u8 }));
        push_aired(&code, &mut text);
        let expected = "impl A {\n    fn a() {\n        if x {\n            b()\n        }\n        c()\n    }\n\n    fn b() {}\n}\n\nstruct B {\n    c: u8,\n}\n";
        assert_eq!(text, expected);
    }
}
