//! A document's CommonMark as rustdoc's.
//!
//! rustdoc reads more into text than CommonMark does: an indented or unlabelled code block is a test that it would run, `[Name]` is a
//! link to a Rust item, `<tag>` is HTML. None of that is what the author of an API document meant; the usual HTML becomes CommonMark.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::html_tags::{LINE_BREAK, html_as_markdown};
use crate::invisible::{is_invisible, separates};

/// Lines are broken here, where their text allows it.
const WIDTH: usize = 110;

/// A description as rustdoc shows it unchanged, in lines of at most [`WIDTH`] characters where it is prose.
pub(super) fn markdown(text: &str) -> String {
    let text = unindent(text);
    let text = if text.contains('<') { unindent(&html_as_markdown(&text)) } else { text };
    let text = if is_plain(&text) { text } else { escape(&text) };
    text.lines().map(wrap).collect::<Vec<_>>().join("\n")
}

/// Whether there is nothing to rewrite, as in most descriptions, so that no parser is needed.
fn is_plain(text: &str) -> bool {
    !text.contains(['<', '[', '`', '~', '\t', '&']) && !text.contains("    ")
}

/// The text without invisible characters: blanks stand for those that separate words.
pub(super) fn visible(text: &str) -> String {
    let shown = |character: char| match is_invisible(character) {
        true => separates(character).then_some(' '),
        false => Some(character),
    };
    text.chars().filter_map(shown).collect()
}

/// Cuts blank lines around the text and the indentation that all its lines share, and takes out invisible characters.
fn unindent(text: &str) -> String {
    let clean = visible(&text.replace("\r\n", "\n"));
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    // The first line of a folded text often stands apart from the rest.
    let rest = clean.lines().skip(1).filter(|line| !line.trim().is_empty()).map(indent_of).min().unwrap_or(0);
    let lines = clean.lines().enumerate().map(|(index, line)| {
        let cut = if index == 0 { indent_of(line) } else { rest.min(indent_of(line)) };
        line.get(cut..).unwrap_or(line).trim_end()
    });
    lines.collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
}

/// Rewrites what rustdoc would run as a test, take for a link to a Rust item, or render as HTML.
fn escape(text: &str) -> String {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut code = 0_usize;
    let mut links = 0_usize;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                code += 1;
                edits.push(code_block(text, range, &kind));
            }
            Event::End(TagEnd::CodeBlock) => code -= 1,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => links += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => links -= 1,
            Event::InlineHtml(html) if &*html == LINE_BREAK => {}
            Event::Html(_) | Event::InlineHtml(_) if code == 0 => edits.push(escaped(text, range, '<', "&lt;")),
            Event::Text(_) if code == 0 && links == 0 => edits.push(escaped(text, range, '[', "\\[")),
            _ => {}
        }
    }
    apply_edits(text, edits)
}

fn escaped(text: &str, range: Range<usize>, what: char, with: &str) -> (Range<usize>, String) {
    let part = text.get(range.clone()).unwrap_or_default();
    // A text event may start right behind a backslash that escapes its first character already.
    let escaped_before = text.get(..range.start).is_some_and(|before| before.ends_with('\\'));
    let replaced = match part.strip_prefix(what) {
        Some(rest) if escaped_before => format!("{what}{}", rest.replace(what, with)),
        _ => part.replace(what, with),
    };
    (range, replaced)
}

/// A code block as one that rustdoc shows and does not run. Its lines keep their column, so that it stays inside a list.
fn code_block(text: &str, range: Range<usize>, kind: &CodeBlockKind<'_>) -> (Range<usize>, String) {
    let block = text.get(range.clone()).unwrap_or_default();
    let line_start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let (column, lines) = match kind {
        CodeBlockKind::Indented => ((range.start - line_start).saturating_sub(4), block.lines().collect()),
        CodeBlockKind::Fenced(_) => (range.start - line_start, fenced_lines(block)),
    };
    let start = line_start + column;
    let unindented = |line: &&str| {
        let indentation = line.len() - line.trim_start_matches(' ').len();
        line.get(indentation.min(range.start - line_start)..).unwrap_or_default().to_owned()
    };
    let lines: Vec<String> = lines.iter().map(unindented).collect();
    let longest_run = lines.iter().map(|line| longest_run_of_backticks(line)).max().unwrap_or(0);
    let fence = "`".repeat(longest_run.max(2) + 1);
    let margin = " ".repeat(column);
    let inner: String = lines.iter().map(|line| format!("\n{margin}{line}")).collect();
    let end = if block.ends_with('\n') { "\n" } else { "" };
    (start..range.end, format!("{fence}text{}\n{margin}{fence}{end}", inner.trim_end()))
}

fn fenced_lines(block: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = block.lines().skip(1).collect();
    if lines.last().is_some_and(|last| last.trim_start().starts_with("```") || last.trim_start().starts_with("~~~")) {
        lines.pop();
    }
    lines
}

fn longest_run_of_backticks(line: &str) -> usize {
    line.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}

/// The text with parts replaced. Of edits that overlap, as inside a code block, only the first one counts.
pub(super) fn apply_edits(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut result = String::with_capacity(text.len());
    let mut position = 0;
    for (range, replacement) in edits {
        if range.start >= position {
            result.push_str(text.get(position..range.start).unwrap_or_default());
            result.push_str(&replacement);
            position = range.end;
        }
    }
    result.push_str(text.get(position..).unwrap_or_default());
    result
}

/// Breaks a long line of prose. A line that is a list item, a heading, a quotation or part of a table stays as it is.
fn wrap(line: &str) -> String {
    let formed = line.starts_with([' ', '|', '#', '>', '`', '~', '-', '*', '+'])
        || line.starts_with(|first: char| first.is_ascii_digit());
    if formed || line.chars().count() <= WIDTH || line.contains('|') {
        return line.to_owned();
    }
    let mut wrapped = String::with_capacity(line.len() + 8);
    let mut column = 0;
    for word in line.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH && may_start_line(word) {
            wrapped.push('\n');
            column = 0;
        } else if !wrapped.is_empty() {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += length;
    }
    wrapped
}

/// Whether Markdown takes a word at the start of a line for text: not for a list, a heading or a fence.
fn may_start_line(word: &str) -> bool {
    word.starts_with(|first: char| first.is_alphabetic() || matches!(first, '\'' | '"' | '('))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indentation_of_the_source_is_no_code() {
        assert_eq!(
            markdown("\n        Retrieve a list.\n\n        When deleted.\n        "),
            "Retrieve a list.\n\nWhen deleted."
        );
    }

    #[test]
    fn code_blocks_are_never_doctests() {
        assert_eq!(markdown("See:\n\n    let x = 1;\n\nend"), "See:\n\n```text\nlet x = 1;\n```\n\nend");
        assert_eq!(markdown("```\nlet x = 1;\n```"), "```text\nlet x = 1;\n```");
        assert_eq!(markdown("~~~rust\nlet x = 1;\n~~~\nend"), "```text\nlet x = 1;\n```\nend");
        assert_eq!(markdown("```rust\nunclosed"), "```text\nunclosed\n```");
        assert_eq!(markdown("- a\n\n  ```\n  let x;\n  ```\n- b"), "- a\n\n  ```text\n  let x;\n  ```\n- b");
    }

    #[test]
    fn brackets_and_tags_are_text() {
        assert_eq!(
            markdown("PaginatedResults[Customer] <token> `<a>[b]`"),
            "PaginatedResults\\[Customer] &lt;token> `<a>[b]`"
        );
        assert_eq!(markdown("a [link](https://example.com) stays"), "a [link](https://example.com) stays");
    }

    #[test]
    fn long_prose_is_broken_and_lists_are_not() {
        let prose = "word ".repeat(40);
        assert!(markdown(&prose).lines().all(|line| line.len() <= WIDTH));
        let item = format!("- {prose}");
        assert_eq!(markdown(&item).lines().count(), 1);
    }
}
