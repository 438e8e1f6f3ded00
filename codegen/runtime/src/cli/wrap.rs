//! Breaks long lines of help, for terminals.

use super::names::shown;

/// Below this many characters nothing is broken: it would be harder to read.
const MIN_WIDTH: usize = 30;

/// How much room the text behind an option needs there.
const MIN_TEXT: usize = 20;

/// The text with lines of at most `width` characters, where words allow it. What continues a line stands under it: under the words behind
/// the option, where the line has one and a gap behind it.
pub(super) fn wrapped(text: &str, width: Option<usize>) -> String {
    let Some(width) = width.filter(|width| *width >= MIN_WIDTH) else { return text.to_owned() };
    text.split_inclusive('\n').map(|line| wrapped_line(line, width)).collect()
}

fn wrapped_line(line: &str, width: usize) -> String {
    if line.trim_end().chars().count() <= width {
        return line.to_owned();
    }
    let indent = continuation(line, width);
    let mut text = String::with_capacity(line.len());
    let mut column = 0;
    for word in line.split_inclusive(' ') {
        let length = word.trim_end().chars().count();
        // Where a line goes on in the column that it has come to, breaking it gives no room.
        if column + length > width && column > indent {
            text.truncate(text.trim_end_matches(' ').len());
            text.push('\n');
            text.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        }
        text.push_str(word);
        column += word.chars().count();
    }
    text
}

/// In which column a line goes on.
fn continuation(line: &str, width: usize) -> usize {
    let indent = line.chars().take_while(|character| *character == ' ').count();
    let words = line.trim_start_matches(' ');
    if words.starts_with("- ") || words.starts_with("* ") {
        return indent + 2;
    }
    if !words.starts_with("--") {
        return indent;
    }
    let gap = words.split_once("  ").map(|(option, rest)| {
        indent + option.chars().count() + 2 + rest.chars().take_while(|character| *character == ' ').count()
    });
    gap.filter(|column| *column + MIN_TEXT <= width).unwrap_or(indent + 4)
}

/// The first characters of a text for a terminal, and how many more it has.
pub(super) fn beginning(text: &str, most: usize) -> String {
    let text = shown(text);
    match text.char_indices().nth(most) {
        None => text,
        Some((end, _)) => {
            let (beginning, rest) = text.split_at(end);
            format!("{beginning}… ({} more characters)", rest.chars().count())
        }
    }
}
