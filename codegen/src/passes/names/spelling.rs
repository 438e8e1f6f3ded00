//! Punctuation as words.

use std::borrow::Cow;
use std::collections::BTreeSet;

use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;

/// A name as words between spaces. Punctuation becomes a word where it carries meaning by itself, and where it is in `spelled_out`; else a
/// space.
///
/// Comparisons (`created>=`) carry meaning, and so do a sign before a number (`+1`) or before the whole name (`-created` sorts the other
/// way), a star, and every character of a name that has neither letters nor digits.
pub(super) fn spell(text: &str, spelled_out: &BTreeSet<char>) -> String {
    let text = composed(text);
    let wordless = !text.chars().any(char::is_alphanumeric);
    let mut spelled = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut last = None;
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        if character.is_alphanumeric() {
            spelled.push(character);
        } else if let Some(word) = comparison(character, next) {
            if next == Some('=') {
                characters.next();
            }
            push_word(&mut spelled, word);
        } else if character == '[' && next == Some(']') && spelled_out.contains(&character) {
            characters.next();
            push_word(&mut spelled, "list");
        } else if wordless || is_sign(last, character, next) {
            push_word(&mut spelled, &symbol(character));
        } else if spelled_out.contains(&character) && (character != '_' || last.is_none()) {
            push_word(&mut spelled, &inner_symbol(character));
        } else {
            spelled.push(' ');
        }
        last = Some(character);
    }
    spelled
}

/// The text in Unicode's form C, in which the compiler compares identifiers: a letter and its accent are one character.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// The text in the letters of ASCII that sound or look like it, where there are some.
pub(super) fn in_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let letters =
        |character| deunicode_char(character).map_or_else(|| Cow::Owned(code_point(character)), Cow::Borrowed);
    Cow::Owned(text.chars().map(letters).collect())
}

/// A character as a word made of its number in Unicode.
pub(super) fn code_point(character: char) -> String {
    format!("u{:x}", u32::from(character))
}

fn push_word(text: &mut String, word: &str) {
    text.push(' ');
    text.push_str(word);
    text.push(' ');
}

/// The word for a comparison: `created<` and `created>=` are different parameters.
fn comparison(character: char, next: Option<char>) -> Option<&'static str> {
    match (character, next) {
        ('<', Some('=')) => Some("lte"),
        ('<', _) => Some("lt"),
        ('>', Some('=')) => Some("gte"),
        ('>', _) => Some("gt"),
        ('!', Some('=')) => Some("ne"),
        _ => None,
    }
}

/// Whether a character is a sign: of a number, or of the whole name.
fn is_sign(last: Option<char>, character: char, next: Option<char>) -> bool {
    let before = |follows: fn(&char) -> bool| next.is_some_and(|next| follows(&next));
    let stands_apart = last.is_none_or(|last| !last.is_alphanumeric());
    match character {
        '*' => true,
        '+' => before(char::is_ascii_digit) || last.is_none() && before(|next| next.is_alphanumeric()),
        '-' => stands_apart && before(char::is_ascii_digit) || last.is_none() && before(|next| next.is_alphanumeric()),
        '!' => last.is_none() && before(|next| next.is_alphanumeric()),
        _ => false,
    }
}

/// The word for punctuation between letters, where a hyphen is no minus, and a bracket has one word for both its ends.
fn inner_symbol(character: char) -> String {
    match character {
        '-' => "dash".to_owned(),
        ')' | ']' | '}' => String::new(),
        _ => symbol(character),
    }
}

/// The word for punctuation.
fn symbol(character: char) -> String {
    let word = match character {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '=' => "eq",
        '!' => "not",
        '?' => "question",
        '@' => "at",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '~' => "tilde",
        '^' => "caret",
        '_' => "underscore",
        '\'' => "quote",
        '"' => "quotes",
        '`' => "backtick",
        '(' | ')' => "paren",
        '[' | ']' => "bracket",
        '{' | '}' => "brace",
        ' ' => "space",
        _ => return code_point(character),
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(text: &str, spelled_out: &str) -> String {
        let spelled_out = spelled_out.chars().collect();
        spell(text, &spelled_out).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn punctuation_with_a_meaning_becomes_words() {
        for (text, words) in [
            ("StartTime>=", "StartTime gte"),
            ("StartTime<", "StartTime lt"),
            ("+1", "plus 1"),
            ("-1", "minus 1"),
            ("reactions-+1", "reactions plus 1"),
            ("reactions--1", "reactions minus 1"),
            ("Etc/GMT+9", "Etc GMT plus 9"),
            ("2020-01", "2020 01"),
            ("-created", "minus created"),
            ("!active", "not active"),
            ("image/*", "image star"),
            ("==", "eq eq"),
            ("$filter", "filter"),
            ("a b_c", "a b c"),
        ] {
            assert_eq!((spelled(text, "").as_str(), text), (words, text));
        }
    }

    #[test]
    fn other_punctuation_becomes_words_on_request() {
        assert_eq!(spelled("$filter", "$"), "dollar filter");
        assert_eq!(spelled("a.b-c", "."), "a dot b c");
        assert_eq!(spelled("a.b-c", "-"), "a b dash c");
        assert_eq!(spelled("filter[name]", "[]"), "filter bracket name");
        assert_eq!(spelled("ids[]", "[]"), "ids list");
        assert_eq!(spelled("a😀", "😀"), "a u1f600");
        assert_eq!(spelled("_a_b", "_"), "underscore a b");
    }
}
