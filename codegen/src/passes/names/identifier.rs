//! From words on the wire to Rust identifiers.

use std::fmt;

use heck::ToSnakeCase;
use unicode_ident::{is_xid_continue, is_xid_start};

/// A valid Rust identifier that is no keyword: the only text of a document that becomes a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Identifier(String);

impl Identifier {
    /// The identifier.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The same with a suffix of letters, digits or underscores.
    pub(super) fn with_suffix(&self, suffix: impl fmt::Display) -> Self {
        Self(format!("{}{suffix}", self.0))
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How Rust writes a kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Convention {
    /// Types and variants.
    Pascal,
    /// Fields, methods and modules.
    Snake,
}

/// How much of a name's punctuation is said in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Punctuation {
    /// Only what carries meaning: comparison signs, a sign before a number, all of a name without letters and digits.
    Meaningful,
    /// All of it but underscores, which separate words as Rust does: the second try for names that differ in nothing else.
    All,
}

/// Makes an identifier of `words`, which may be anything.
pub(super) fn identifier(words: &[String], convention: Convention, punctuation: Punctuation) -> Identifier {
    let spelled: Vec<String> = words.iter().map(|word| spell(word, punctuation)).collect();
    let snake = spelled.join(" ").to_snake_case();
    let parts = snake.split('_').filter(|part| !part.is_empty());
    let joined = match convention {
        Convention::Snake => parts.collect::<Vec<_>>().join("_"),
        Convention::Pascal => parts.fold(String::new(), push_capitalised),
    };
    Identifier(escape(valid(&joined)))
}

/// Appends a word, keeping numbers apart: `1.5` is not `15`.
fn push_capitalised(mut name: String, part: &str) -> String {
    let number_follows = part.starts_with(|first: char| first.is_ascii_digit());
    if number_follows && name.ends_with(|last: char| last.is_ascii_digit()) {
        name.push('_');
    }
    let mut characters = part.chars();
    name.extend(characters.next().into_iter().flat_map(char::to_uppercase));
    name.push_str(characters.as_str());
    name
}

/// Replaces what Rust does not allow in an identifier, and starts it as Rust wants.
fn valid(name: &str) -> String {
    let mut valid = String::with_capacity(name.len() + 1);
    for character in name.chars() {
        if is_xid_continue(character) {
            valid.push(character);
        } else {
            valid.push_str(&format!("u{:x}", u32::from(character)));
        }
    }
    match valid.chars().next() {
        Some(first) if is_xid_start(first) => valid,
        Some(_) => format!("_{valid}"),
        None => "empty".to_owned(),
    }
}

/// Keywords of every edition, reserved ones, and `union`.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut",
    "override", "priv", "pub", "ref", "return", "Self", "self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords have an underscore behind them.
fn escape(mut name: String) -> String {
    if KEYWORDS.contains(&name.as_str()) {
        name.push('_');
    }
    name
}

fn spell(text: &str, punctuation: Punctuation) -> String {
    let wordless = !text.chars().any(char::is_alphanumeric);
    let mut spelled = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut at_start = true;
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        if character.is_alphanumeric() {
            spelled.push(character);
        } else if let Some(word) = comparison(character, next) {
            if next == Some('=') {
                characters.next();
            }
            push_word(&mut spelled, word);
        } else if wordless
            || (punctuation == Punctuation::All && character != '_')
            || is_sign(character, next, at_start)
        {
            push_word(&mut spelled, symbol(character));
        } else {
            spelled.push(' ');
        }
        at_start = false;
    }
    spelled
}

fn push_word(text: &mut String, word: &str) {
    text.push(' ');
    text.push_str(word);
    text.push(' ');
}

/// `created<` and `created>=` are different parameters.
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

fn is_sign(character: char, next: Option<char>, at_start: bool) -> bool {
    at_start && matches!(character, '+' | '-') && next.is_some_and(|next| next.is_ascii_digit())
}

fn symbol(character: char) -> &'static str {
    match character {
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
        _ => "symbol",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str, convention: Convention) -> String {
        identifier(&[text.to_owned()], convention, Punctuation::Meaningful).to_string()
    }

    #[test]
    fn names_read_as_rust_writes_them() {
        for (wire, snake, pascal) in [
            ("last_modified_at__gte", "last_modified_at_gte", "LastModifiedAtGte"),
            ("VendorType391Enum", "vendor_type391_enum", "VendorType391Enum"),
            (
                "PaginatedResults_GetCustomerResponseSchema_",
                "paginated_results_get_customer_response_schema",
                "PaginatedResultsGetCustomerResponseSchema",
            ),
            ("filter[created]", "filter_created", "FilterCreated"),
            ("StartTime>=", "start_time_gte", "StartTimeGte"),
            ("StartTime<", "start_time_lt", "StartTimeLt"),
            ("type", "type_", "Type"),
            ("self", "self_", "Self_"),
            ("+1", "plus_1", "Plus1"),
            ("-1", "minus_1", "Minus1"),
            ("1wk", "_1wk", "_1wk"),
            ("1.5", "_1_5", "_1_5"),
            ("15", "_15", "_15"),
            ("*", "star", "Star"),
            ("$filter", "filter", "Filter"),
            ("업태", "업태", "업태"),
            ("名前 kana", "名前_kana", "名前Kana"),
            ("", "empty", "empty"),
            ("a²", "aub2", ""),
        ] {
            assert_eq!((named(wire, Convention::Snake).as_str(), wire), (snake, wire));
            if !wire.is_empty() && wire != "a²" {
                assert_eq!((named(wire, Convention::Pascal).as_str(), wire), (pascal, wire));
            }
        }
    }

    #[test]
    fn the_second_try_says_all_punctuation() {
        let all = |text: &str| identifier(&[text.to_owned()], Convention::Snake, Punctuation::All).to_string();
        assert_eq!(all("$filter"), "dollar_filter");
        assert_eq!(all("a.b"), "a_dot_b");
        assert_eq!(all("a_b"), "a_b");
    }
}
