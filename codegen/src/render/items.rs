//! Items of a file as text. The only place that formats code.

use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;

use super::imports::Imports;
use super::layout::layout;
use super::line::line;

/// Items as text, with the imports that they turned out to need.
#[derive(Default)]
pub(super) struct Items {
    pub texts: Vec<String>,
    /// The imports that they need.
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
pub(super) fn format_tables<T: Sync>(things: &[T], render: impl Fn(&T, &Imports) -> Option<Table> + Sync) -> Items {
    collect(things, |thing, imports| render(thing, imports).map(|table| table_text(&table)).unwrap_or_default())
}

/// Renders and formats one item for each of `things`, on all cores. The tokens of an item are gone before the next one is rendered, so
/// that memory stays flat.
pub(super) fn format_items<T: Sync>(things: &[T], render: impl Fn(&T, &Imports) -> TokenStream + Sync) -> Items {
    collect(things, |thing, imports| format_item(render(thing, imports)))
}

/// One block, such as an `impl`, with what `render` gives for each of `things` inside. They are formatted one by one, as items are.
pub(super) fn format_block<T: Sync>(
    head: &TokenStream,
    things: &[T],
    render: impl Fn(&T, &Imports) -> TokenStream + Sync,
) -> Items {
    let empty = format_item(quote!(#head {}));
    let Some((start, end)) = empty.trim_end().rsplit_once('}') else { return Items::default() };
    let inside = collect(things, |thing, imports| {
        let content = render(thing, imports);
        if content.is_empty() { String::new() } else { inside_of(&format_item(quote!(impl Block { #content }))) }
    });
    let text = format!("{start}\n{}}}{end}\n", inside.texts.join("\n"));
    Items { texts: if inside.texts.is_empty() { Vec::new() } else { vec![text] }, imports: inside.imports }
}

/// The lines between the first and the last one.
fn inside_of(block: &str) -> String {
    let inside = block.split_once('\n').and_then(|(_, rest)| rest.trim_end().rsplit_once('\n'));
    inside.map(|(inside, _)| format!("{inside}\n")).unwrap_or_default()
}

/// A constant list of plain data: `head`, and an element for each of `things`, behind a line for its attribute if it has one.
pub(super) fn format_list<T: Sync>(
    head: &str,
    things: &[T],
    render: impl Fn(&T) -> (String, TokenStream) + Sync,
) -> String {
    let element = |thing: &T| {
        let (attribute, element) = render(thing);
        let indent = if attribute.is_empty() { "" } else { "    " };
        format!("{indent}{attribute}    {},\n", layout(&element, 4))
    };
    let elements: Vec<String> = things.par_iter().map(element).collect();
    format!("{head} = &[\n{}];\n", elements.concat())
}

/// Writes one text for each of `things`, leaving out empty ones.
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

/// Formats an item. Tokens that do not parse are a fault of ours: the compiler of the generated crate reports it.
fn format_item(item: TokenStream) -> String {
    if item.is_empty() {
        return String::new();
    }
    // The parser takes the tokens over: it would have to copy those that someone else holds.
    match syn::parse2(item) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => format!("compile_error!({:?});\n", error.to_string()),
    }
}

/// A table as text.
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
