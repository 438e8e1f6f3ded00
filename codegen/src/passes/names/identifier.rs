//! From words on the wire to Rust identifiers.

use std::collections::BTreeSet;
use std::fmt;

use heck::ToSnakeCase;
use unicode_ident::{is_xid_continue, is_xid_start};

use super::length::{shortened, within};
use super::spelling::{code_point, composed, in_ascii, spell};
use crate::invisible::is_invisible;
use crate::rust_keywords::is_keyword;

/// A valid Rust identifier that is no keyword: the only text of a document that becomes a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Identifier(String);

impl Identifier {
    /// Reads an identifier that was made before; `None` for any other text.
    pub(super) fn read(text: &str) -> Option<Self> {
        let name = Self(escape_keyword(within(Convention::Pascal.most_bytes(), valid(&composed(text), ""))));
        (name.0 == text).then_some(name)
    }

    /// The identifier.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Its length in characters.
    pub(crate) fn length(&self) -> usize {
        self.0.chars().count()
    }

    /// The same with a suffix of letters, digits or underscores.
    pub(super) fn with_suffix(&self, suffix: impl fmt::Display) -> Self {
        Self(format!("{}{suffix}", self.0))
    }

    /// The same with a prefix of letters or underscores.
    pub(super) fn with_prefix(&self, prefix: &str) -> Self {
        Self(format!("{prefix}{}", self.0))
    }

    /// The same in capitals, as far as two different identifiers stay different.
    pub(super) fn in_capitals(&self) -> Self {
        Self(self.0.chars().map(capital).collect())
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The capital of a letter, unless it is the capital of another letter too.
fn capital(letter: char) -> char {
    let mut capitals = letter.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) if capital.to_lowercase().eq([letter]) => capital,
        (Some(_), _) | (None, _) => letter,
    }
}

/// How Rust writes a kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Convention {
    /// Types and variants.
    Pascal,
    /// Fields and methods.
    Snake,
    /// Modules that are a folder or a file: like [`Snake`](Self::Snake), and in ASCII.
    File,
}

impl Convention {
    /// How many bytes a name may have. Documentation has a page for each type, whose file is called after the type, and file systems
    /// allow 255 bytes; archives and Windows allow less of a path.
    fn most_bytes(self) -> usize {
        match self {
            Self::Pascal | Self::Snake => 200,
            Self::File => 60,
        }
    }
}

/// Makes an identifier of `words`, which may be anything.
///
/// Most punctuation only separates words. It is spelled out, as in `dollar_filter`, where it carries meaning by itself (see [`spell`]). A
/// name that is too long ends early, with a number that is made of the whole.
pub(super) fn identifier(words: &[String], convention: Convention) -> Identifier {
    identifier_spelling(words, convention, &BTreeSet::new())
}

/// The same with the punctuation in `spelled_out` spelled out too.
pub(super) fn identifier_spelling(
    words: &[String],
    convention: Convention,
    spelled_out: &BTreeSet<char>,
) -> Identifier {
    joined(&parts(words, convention, spelled_out), convention)
}

/// The identifier of a thing inside others, called after all of them, outermost first. Words with which one name ends and the next
/// begins stand only once: a drink's `drinkType` is a `DrinkType`. At least one word of the last name stays.
pub(super) fn without_repeats(words: &[String], convention: Convention) -> Identifier {
    let mut kept: Vec<String> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let next = parts(std::slice::from_ref(word), convention, &BTreeSet::new());
        let longest = if index + 1 == words.len() { next.len().saturating_sub(1) } else { next.len() };
        let repeated = (1..=longest).rev().find(|count| next.get(..*count).is_some_and(|first| kept.ends_with(first)));
        kept.extend(next.into_iter().skip(repeated.unwrap_or_default()));
    }
    joined(&kept, convention)
}

/// The punctuation of a name, each sign as often as it is there. Spaces and underscores are none, since they separate words in Rust too, but
/// for an underscore at the beginning.
pub(super) fn punctuation(words: &[String]) -> impl Iterator<Item = char> {
    let is_sign = |sign: &char| !sign.is_alphanumeric() && !sign.is_whitespace() && *sign != '_';
    let first = words.iter().filter_map(|word| word.chars().next()).filter(|first| *first == '_');
    words.iter().flat_map(|word| word.chars()).filter(is_sign).chain(first)
}

/// The words of the identifier, in lower case.
pub(super) fn parts(words: &[String], convention: Convention, spelled_out: &BTreeSet<char>) -> Vec<String> {
    let short = words.iter().map(|word| shortened(word));
    let spelled: Vec<String> = match convention {
        Convention::Pascal | Convention::Snake => short.map(|word| spell(&word, spelled_out)).collect(),
        Convention::File => short.map(|word| spell(&in_ascii(&word), spelled_out)).collect(),
    };
    let snake = spelled.join(" ").to_snake_case();
    snake.split('_').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The identifier made of words in lower case.
pub(super) fn joined(parts: &[String], convention: Convention) -> Identifier {
    let name = match convention {
        Convention::Snake | Convention::File => parts.join("_"),
        Convention::Pascal => parts.iter().map(String::as_str).fold(String::new(), push_capitalised),
    };
    let nothing = match convention {
        Convention::Snake | Convention::File => "empty",
        Convention::Pascal => "Empty",
    };
    // The capital of a letter may be a letter and an accent, which Unicode writes as one character.
    let name = within(convention.most_bytes(), valid(&composed(&name), nothing));
    Identifier(escape_keyword(name))
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

/// Replaces what Rust does not allow in an identifier, or nobody sees, by its number, and sets an underscore before what must not come
/// first.
fn valid(name: &str, nothing: &str) -> String {
    let mut valid = String::with_capacity(name.len() + 1);
    for character in name.chars() {
        if is_xid_continue(character) && !is_invisible(character) {
            valid.push(character);
        } else {
            valid.push_str(&code_point(character));
        }
    }
    match valid.chars().next() {
        Some(first) if is_xid_start(first) => valid,
        Some(_) => format!("_{valid}"),
        None => nothing.to_owned(),
    }
}

/// Sets an underscore behind a keyword.
fn escape_keyword(mut name: String) -> String {
    if is_keyword(&name) {
        name.push('_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str, convention: Convention) -> String {
        identifier(&[text.to_owned()], convention).to_string()
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
            ("type", "type_", "Type"),
            ("self", "self_", "Self_"),
            ("1wk", "_1wk", "_1wk"),
            ("1.5", "_1_5", "_1_5"),
            ("15", "_15", "_15"),
            ("$filter", "filter", "Filter"),
            ("업태", "업태", "업태"),
            ("名前 kana", "名前_kana", "名前Kana"),
            ("", "empty", "Empty"),
            ("e\u{301}t\u{e9}", "\u{e9}t\u{e9}", "\u{c9}t\u{e9}"),
            ("a²", "aub2", "Aub2"),
            ("\u{202e}live", "live", "Live"),
            ("😀", "u1f600", "U1f600"),
            ("a\u{3164}b", "au3164b", "Au3164b"),
        ] {
            assert_eq!((named(wire, Convention::Snake).as_str(), wire), (snake, wire));
            assert_eq!((named(wire, Convention::Pascal).as_str(), wire), (pascal, wire));
        }
    }

    #[test]
    fn words_that_two_names_share_stand_once() {
        let short = |words: &[&str]| {
            without_repeats(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>(), Convention::Pascal)
                .to_string()
        };
        assert_eq!(short(&["Drink", "drinkType"]), "DrinkType");
        assert_eq!(short(&["FindPetsByStatus", "status", "item"]), "FindPetsByStatusItem");
        assert_eq!(short(&["FileCommit", "commit"]), "FileCommitCommit");
        assert_eq!(short(&["Mode", "active-active"]), "ModeActiveActive");
    }

    #[test]
    fn names_of_files_are_ascii_and_short() {
        for (text, name) in [
            ("café", "cafe"),
            ("А", "a"),
            ("업태", "eobtae"),
            ("größe", "grosse"),
            ("日本", "ri_ben"),
            ("\u{e000}", "ue000"),
            ("", "empty"),
        ] {
            assert_eq!((named(text, Convention::File).as_str(), text), (name, text));
        }
        for long in ["tag ".repeat(63), "x".repeat(5_000), "é$".repeat(5_000), "$".repeat(5_000)] {
            let name = named(&long, Convention::File);
            assert!(name.is_ascii() && name.len() <= 60, "{name}");
        }
    }

    #[test]
    fn long_names_that_begin_alike_stay_apart() {
        for convention in [Convention::Pascal, Convention::Snake, Convention::File] {
            let long = |end: char| named(&format!("{}{end}", "ab_c".repeat(1_000)), convention);
            assert_ne!(long('x'), long('y'));
            assert!(long('x').len() <= 200);
            assert_eq!(long('x'), long('x'));
        }
    }
}
