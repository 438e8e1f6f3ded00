//! Texts for one line of a log.

/// The text in one line: runs of blanks, line breaks and control characters, and characters that steer how text is laid out, are a
/// blank each.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|character: char| character.is_whitespace() || is_unprintable(character)) {
        if !word.is_empty() {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        }
    }
    line
}

/// The text without the byte order mark (U+FEFF) that some servers write before JSON: who reads JSON may skip it (RFC 8259, 8.1).
pub(super) fn without_mark(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json)
}

/// At most that many characters, the last of which is `…` where some are missing.
pub(super) fn cut(text: &str, max: usize) -> String {
    if text.chars().nth(max).is_none() {
        return text.to_owned();
    }
    let mut start: String = text.chars().take(max.saturating_sub(1)).collect();
    start.push('…');
    start
}

/// Control characters, those that change the direction of text (Unicode UAX 9), and those that take no room.
fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{cut, one_line};

    #[test]
    fn a_text_is_one_line() {
        assert_eq!(one_line(" a\r\n\tb \u{1b}[31m\u{202e}c\u{2028}"), "a b [31m c");
        assert_eq!(one_line("\0"), "");
    }

    #[test]
    fn a_text_that_is_too_long_ends_in_an_ellipsis() {
        assert_eq!([cut("größe", 5), cut("größe", 4), cut("größe", 0)], ["größe", "grö…", "…"]);
    }
}
