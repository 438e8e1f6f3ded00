//! Documentation comments, of the document's texts and of ours.

use proc_macro2::TokenStream;
use quote::quote;

use super::markdown::{markdown, visible};
use crate::invisible::is_invisible;
use crate::ir::{Docs, TypeDef};

/// `///` lines for a thing: its summary, its description, what its type does not say, and `extra` paragraphs.
///
/// A summary that is nothing but `name`, the thing's own, is left out, and so is one that the description repeats.
pub(super) fn doc_comment(name: &str, docs: &Docs, extra: &[String]) -> TokenStream {
    let mut paragraphs: Vec<String> = Vec::new();
    // FastAPI titles everything after its name.
    let summary = docs.summary.as_ref().filter(|text| !reads_alike(text, name));
    let texts = summary.into_iter().chain(docs.description.iter().filter(|text| Some(*text) != docs.summary.as_ref()));
    paragraphs.extend(texts.map(|text| markdown(text)).filter(|text| !text.is_empty()));
    let facts = facts(docs);
    if !facts.is_empty() {
        paragraphs.push(markdown(&sentence(&facts.join("; "))));
    }
    paragraphs.extend(extra.iter().cloned());
    doc_lines(&paragraphs.join("\n\n"))
}

/// What the type does not say, one short line each.
fn facts(docs: &Docs) -> Vec<String> {
    let default = docs.default.as_ref().map(|default| format!("the server's default: {default}"));
    let example = docs.example.as_ref().map(|example| format!("for example {example}"));
    docs.constraints.iter().cloned().chain(default).chain(example).collect()
}

/// Whether two texts have the same letters and digits.
pub(super) fn reads_alike(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    letters(one) == letters(other)
}

/// The text with a capital at its start and a full stop at its end.
fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    format!("{}{}.", first.collect::<String>(), characters.as_str())
}

/// `//!` lines for the top of a file.
pub(super) fn module_comment(paragraphs: &[String]) -> String {
    let text = paragraphs.iter().map(|text| markdown(text)).collect::<Vec<_>>().join("\n\n");
    visible(&text).lines().map(|line| format!("//! {line}").trim_end().to_owned() + "\n").collect()
}

/// Text that needs no escaping, ours or escaped before, as `///` lines.
pub(super) fn doc_lines(text: &str) -> TokenStream {
    let text = visible(text);
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// The sentence that names a thing's name on the wire, for where Rust's differs.
pub(super) fn on_the_wire(name: &str) -> String {
    match name.trim() {
        // A code span cannot be blank.
        "" => format!("{name:?} on the wire."),
        _ => format!("{} on the wire.", code_span(name)),
    }
}

/// How many characters of a pointer are shown: it may be as long as the document's names.
const SHOWN_OF_ORIGIN: usize = 500;

/// Which schema a type comes from, as the last paragraph of its documentation.
pub(super) fn origin(definition: &TypeDef) -> Vec<String> {
    vec![format!("Schema: {}", code_span(&definition.origin.beginning(SHOWN_OF_ORIGIN)))]
}

/// A text of the document as a code span, on one line, with the numbers of invisible characters.
pub(super) fn code_span(text: &str) -> String {
    let line = text.replace(['`', '\n', '\r'], " ");
    let mut span = String::with_capacity(line.len() + 2);
    span.push('`');
    for character in line.chars() {
        match is_invisible(character) {
            true => span.extend(character.escape_unicode()),
            false => span.push(character),
        }
    }
    span + "`"
}

/// `#[deprecated]`, where it is.
pub(super) fn deprecated(docs: &Docs) -> TokenStream {
    if docs.deprecated { quote!(#[deprecated]) } else { TokenStream::new() }
}
