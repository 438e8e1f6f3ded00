//! A message together with the line that it is about.

use std::ops::Range;

use serde::Serialize;

use super::{Diagnostic, Position, Severity};
use crate::read::source_map::LineIndex;

/// How much of a long line is shown: documents may be one line of several megabytes.
const SHOWN_CHARACTERS: usize = 160;

/// How much of a long line is shown before the place itself.
const SHOWN_BEFORE: usize = 60;

/// A place that people can open in an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file's name, as the user gave it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line's text; of a long line the part around the column.
    pub line_text: String,
    /// The bytes of `line_text` that the message is about.
    pub(super) marked: Range<usize>,
}

impl Location {
    /// The place at `position` of the text that `lines` indexes.
    pub fn new(file: &str, lines: &LineIndex<'_>, position: Position) -> Self {
        let line = lines.line(position.line);
        let before = position.column.saturating_sub(1);
        let skipped = if line.len() > SHOWN_CHARACTERS { before.saturating_sub(SHOWN_BEFORE) } else { 0 };
        let line_text: String = lines
            .rest_of_line(Position { line: position.line, column: skipped + 1 })
            .chars()
            .take(SHOWN_CHARACTERS)
            .collect();
        let marked = marked(&line_text, before.saturating_sub(skipped));
        Self { file: file.to_owned(), line: position.line, column: position.column, line_text, marked }
    }

    /// Whether `line_text` starts after the start of its line.
    pub(super) fn is_cut(&self) -> bool {
        let before = self.line_text.get(..self.marked.start).map_or(0, |before| before.chars().count());
        before + 1 < self.column
    }
}

/// The word (or quoted key) that starts `column` characters into the line.
fn marked(line: &str, column: usize) -> Range<usize> {
    let start = line.char_indices().nth(column).map_or(line.len(), |(start, _)| start);
    let rest = line.get(start..).unwrap_or_default();
    let length = match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            rest.get(1..).and_then(|inner| inner.find(quote)).map_or(rest.len(), |end| end + 2)
        }
        Some(_) | None => rest.find([' ', ',', '\t', '{', '[']).map_or(rest.len(), |end| end.max(1)),
    };
    let word = rest.get(..length).unwrap_or(rest).trim_end_matches(':');
    start..start + word.len()
}

/// A message and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The message.
    pub diagnostic: Diagnostic,
    /// Its place.
    pub location: Location,
}

impl Located {
    /// The message as one JSON object on one line, for tools.
    pub fn to_json(&self) -> String {
        let (diagnostic, location) = (&self.diagnostic, &self.location);
        let message = Message {
            severity: diagnostic.severity,
            code: diagnostic.code,
            message: &diagnostic.message,
            pointer: diagnostic.pointer.to_string(),
            file: &location.file,
            line: location.line,
            column: location.column,
            line_text: &location.line_text,
            action: &diagnostic.action,
            help: diagnostic.help.as_deref(),
        };
        serde_json::to_string(&message).unwrap_or_default()
    }
}

/// The JSON object for tools.
#[derive(Serialize)]
struct Message<'a> {
    severity: Severity,
    code: &'a str,
    message: &'a str,
    pointer: String,
    file: &'a str,
    line: usize,
    column: usize,
    line_text: &'a str,
    action: &'a str,
    help: Option<&'a str>,
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failure fails the test")]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::pointer::Pointer;

    fn place(text: &str, line: usize, column: usize) -> Location {
        Location::new("x.yaml", &LineIndex::new(text), Position { line, column })
    }

    fn marked_text(location: &Location) -> &str {
        &location.line_text[location.marked.clone()]
    }

    #[test]
    fn the_key_at_the_place_is_marked() {
        assert_eq!(marked_text(&place("a:\n  get: {}\n", 2, 3)), "get");
        assert_eq!(marked_text(&place("{\"a key\": 1}", 1, 2)), "\"a key\"");
        assert_eq!(marked_text(&place("é: x", 1, 1)), "é");
        assert_eq!(marked_text(&place("x", 1, 9)), "");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}\"here\": 1{}", "é, ".repeat(40_000), " ".repeat(9_000));
        let location = place(&text, 1, 120_001);
        assert_eq!(location.line_text.chars().count(), SHOWN_CHARACTERS);
        assert_eq!(marked_text(&location), "\"here\"");
        assert_eq!(location.column, 120_001);
    }

    #[test]
    fn tools_get_one_object_per_message() {
        let diagnostic = Diagnostic::warning("odd", &Pointer::root().child("a"), "It's odd.", "nothing").help("Look.");
        let json = Located { diagnostic, location: place("a: 1", 1, 1) }.to_json();
        assert_eq!(
            serde_json::from_str::<Value>(&json).unwrap(),
            json!({"severity": "warning", "code": "odd", "message": "It's odd.", "pointer": "#/a", "file": "x.yaml", "line": 1,
                "column": 1, "line_text": "a: 1", "action": "nothing", "help": "Look."})
        );
        assert!(!json.contains('\n'));
    }
}
