//! One file: its header, its imports and its items. The only place that formats.

use proc_macro2::TokenStream;
use rayon::prelude::*;

use super::imports::Imports;
use super::layout::layout;
use super::line::line;
use crate::OutputFile;

/// What every file starts with; `regen` touches no file without it.
pub(crate) const GENERATED: &str = "// @generated";

/// Items as text, with the imports that they turned out to need.
pub(super) struct Items {
    texts: Vec<String>,
    /// What the types in them come from.
    pub imports: Imports,
}

/// A macro call whose body is a table: a row on each line. The formatter of Rust code leaves macros as they are.
pub(super) struct Table {
    /// The macro, with its `!`.
    pub head: TokenStream,
    /// What stands before the rows.
    pub title: TokenStream,
    /// The rows, in braces; `None` for a table that has none by its kind.
    pub rows: Option<Vec<TokenStream>>,
    /// What stands behind the rows.
    pub tail: Vec<TokenStream>,
}

/// Renders one table for each of `things` that has one.
pub(super) fn tables<T: Sync>(things: &[T], render: impl Fn(&T, &Imports) -> Option<Table> + Sync) -> Items {
    collect(things, |thing, imports| render(thing, imports).map(|table| table_text(&table)).unwrap_or_default())
}

/// Renders and formats one item for each of `things`. Tokens live as long as their item, so memory stays flat, and in one thread, so
/// that every core has work.
pub(super) fn items<T: Sync>(things: &[T], render: impl Fn(&T, &Imports) -> TokenStream + Sync) -> Items {
    collect(things, |thing, imports| format_item(render(thing, imports)))
}

/// A constant list of plain data: `head`, and an element for each of `things`.
pub(super) fn list<T: Sync>(head: &str, things: &[T], render: impl Fn(&T) -> TokenStream + Sync) -> String {
    let element = |thing: &T| format!("    {},\n", layout(&render(thing), 4));
    let elements: Vec<String> = things.par_iter().map(element).collect();
    format!("{head} = &[\n{}];\n", elements.concat())
}

fn collect<T: Sync>(things: &[T], write: impl Fn(&T, &Imports) -> String + Sync) -> Items {
    let rendered = things.par_iter().map(|thing| {
        let imports = Imports::default();
        (write(thing, &imports), imports)
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

/// A public module whose file is at `path` beside the file that the item stands in.
pub(super) fn module_item(name: &str, path: &str) -> String {
    // The compiler looks only for files with names in ASCII by itself.
    let attribute = if name.is_ascii() { String::new() } else { format!("#[path = {path:?}]\n") };
    format!("{attribute}pub mod {name};\n")
}

/// Formats items. What does not parse would be a fault of ours, which the compiler of the generated crate reports.
fn format_item(item: TokenStream) -> String {
    if item.is_empty() {
        return String::new();
    }
    // The tokens are given away: a parser has to copy those that someone else still holds.
    match syn::parse2(item) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => format!("compile_error!({:?});\n", error.to_string()),
    }
}

fn table_text(table: &Table) -> String {
    let mut text = format!("{} {{\n    {}", line(&table.head), line(&table.title));
    if let Some(rows) = &table.rows {
        text.push_str(" {\n");
        text.extend(rows.iter().map(|row| format!("        {}\n", line(row))));
        text.push_str("    }");
    }
    text.extend(table.tail.iter().map(|tail| format!("\n    {}", line(tail))));
    text + "\n}\n"
}

/// Appends formatted code with a blank line behind each item and each method: the formatter sets none.
///
/// Lines tell enough: a literal never spans lines, since quote escapes it.
fn push_aired(code: &str, text: &mut String) {
    let mut lines = code.lines().peekable();
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        let ends_item = !line.starts_with(' ') && (line.ends_with(");") || line.ends_with("];"));
        let ends = matches!(line, "}" | "    }" | "};" | "    };") || ends_item;
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
        let code = format_item(
            quote::quote!(impl A { fn a() { if x { b() } c() } fn b() {} } static C: &[u8] = &[1]; struct B { c: u8 }),
        );
        push_aired(&code, &mut text);
        let expected = "impl A {\n    fn a() {\n        if x {\n            b()\n        }\n        c()\n    }\n\n    fn b() {}\n}\n\nstatic C: &[u8] = &[1];\n\nstruct B {\n    c: u8,\n}\n";
        assert_eq!(text, expected);
    }
}
