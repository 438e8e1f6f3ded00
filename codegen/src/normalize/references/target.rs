//! What a reference's text addresses.

use std::borrow::Cow;

use crate::pointer::{Pointer, unescape};

/// A node: a file's name (empty: the root document) and the unescaped tokens of a JSON pointer into it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Target {
    pub file: String,
    pub tokens: Vec<String>,
}

/// A reference's text, taken apart (RFC 3986, RFC 6901).
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Address {
    Node(Target),
    Anchor {
        file: String,
        name: String,
    },
    /// A URL that is no address of a document.
    Remote,
}

impl Target {
    /// The node's pointer.
    pub(crate) fn pointer(&self) -> Pointer {
        self.tokens.iter().fold(Pointer::root_of(&self.file), |pointer, token| pointer.child(token))
    }
}

/// Takes apart `text`, which stands in the file `base`; `root` is the root document's own name.
pub(crate) fn parse_reference(text: &str, base: &str, root: &str) -> Address {
    let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
    if is_url(file) {
        return Address::Remote;
    }
    let file = if file.is_empty() { base.to_owned() } else { join(base, &decoded(file)) };
    let file = if file == root { String::new() } else { file };
    let fragment = decoded(fragment);
    match fragment.strip_prefix('/') {
        Some(path) => Address::Node(Target { file, tokens: path.split('/').map(unescape).collect() }),
        None if fragment.is_empty() => Address::Node(Target { file, tokens: Vec::new() }),
        None => Address::Anchor { file, name: fragment.into_owned() },
    }
}

pub(super) fn is_url(file: &str) -> bool {
    let scheme = file.split_once(':').map_or("", |(scheme, _)| scheme);
    // One letter is a drive, not a scheme.
    file.starts_with("//")
        || scheme.len() > 1
            && scheme.chars().all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character))
}

pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    percent_encoding::percent_decode_str(text).decode_utf8().unwrap_or(Cow::Borrowed(text))
}

/// `reference`, relative to the folder of `base`, with `.` and `..` worked out (RFC 3986, section 5.2.4).
pub(super) fn join(base: &str, reference: &str) -> String {
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(reference.split('/')) {
        match part {
            "" | "." => (),
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(file: &str, tokens: &[&str]) -> Address {
        Address::Node(Target { file: file.to_owned(), tokens: tokens.iter().map(|&token| token.to_owned()).collect() })
    }

    #[test]
    fn references_are_relative_to_the_file_they_stand_in() {
        assert_eq!(parse_reference("pet.yaml", "", "api.yaml"), node("pet.yaml", &[]));
        assert_eq!(parse_reference("../a/./b.yaml#/X", "schemas/pet.yaml", "api.yaml"), node("a/b.yaml", &["X"]));
        assert_eq!(parse_reference("../../b.yaml", "schemas/pet.yaml", "api.yaml"), node("../b.yaml", &[]));
        assert_eq!(parse_reference("../api.yaml#/X", "schemas/pet.yaml", "api.yaml"), node("", &["X"]));
        assert_eq!(parse_reference("#/X", "schemas/pet.yaml", "api.yaml"), node("schemas/pet.yaml", &["X"]));
    }

    #[test]
    fn both_escapes_are_undone() {
        assert_eq!(parse_reference("#/paths/~1pets~1%7Bid%7D/get", "", ""), node("", &["paths", "/pets/{id}", "get"]));
        assert_eq!(parse_reference("a%20b.yaml#/c%25", "", ""), node("a b.yaml", &["c%"]));
    }

    #[test]
    fn urls_are_told_from_files() {
        assert_eq!(parse_reference("https://example.com/x.json#/X", "", ""), Address::Remote);
        assert_eq!(parse_reference("//example.com/x.json", "", ""), Address::Remote);
        assert_eq!(
            parse_reference("#pet", "x.yaml", ""),
            Address::Anchor { file: "x.yaml".to_owned(), name: "pet".to_owned() }
        );
    }
}
