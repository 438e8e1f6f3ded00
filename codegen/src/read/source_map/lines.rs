//! Lines of a text by number.

use std::cell::Cell;

use crate::diagnostic::Position;

/// Where the lines of a text start.
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The byte that was asked for last, and its column: a minified document is one line, which must not be counted from its
    /// start each time.
    last: Cell<(usize, usize)>,
    /// The place whose line was shown last, as line, column and byte in the line; for the same reason.
    shown: Cell<(usize, usize, usize)>,
}

impl<'a> LineIndex<'a> {
    /// An index of `text`. A byte order mark is no part of the first line.
    pub fn new(text: &'a str) -> Self {
        let text = crate::read::without_byte_order_mark(text);
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1)).collect();
        Self { text, starts, last: Cell::new((0, 1)), shown: Cell::new((1, 1, 0)) }
    }

    /// The whole text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// A line without its end, counted from 1; empty past the end.
    pub fn line(&self, line: usize) -> &'a str {
        let index = line.saturating_sub(1);
        let start = self.starts.get(index).copied().unwrap_or(self.text.len());
        let end = self.starts.get(index + 1).copied().unwrap_or(self.text.len());
        self.text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }

    /// The part of a line from a column on. Asking for places in ascending order takes one pass over the text.
    pub fn rest_of_line(&self, position: Position) -> &'a str {
        let line = self.line(position.line);
        let (last_line, last_column, last_byte) = self.shown.get();
        let near = last_line == position.line && last_column <= position.column;
        let (column, from) = if near { (last_column, last_byte) } else { (1, 0) };
        let rest = line.get(from..).unwrap_or_default();
        let skipped =
            rest.char_indices().nth(position.column.saturating_sub(column)).map_or(rest.len(), |(byte, _)| byte);
        self.shown.set((position.line, position.column, from + skipped));
        rest.get(skipped..).unwrap_or_default()
    }

    /// The position of a byte. Asking for bytes in ascending order takes one pass over the text.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let (last, column) = self.last.get();
        let (from, column) = if (start..=offset).contains(&last) { (last, column) } else { (start, 1) };
        let column = column + self.text.get(from..offset).map_or(0, |before| before.chars().count());
        self.last.set((offset, column));
        Position { line, column }
    }
}
