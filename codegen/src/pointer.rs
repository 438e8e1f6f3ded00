//! Where a node stands in a document.

use std::fmt;
use std::sync::Arc;

/// A JSON pointer (RFC 6901) into a document, behind the name of the file that holds the node.
///
/// The root document has the empty file name, so `#/paths/~1pets` and `schemas/pet.yaml#/properties/id` are both pointers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer {
    file: Arc<str>,
    path: String,
}

impl Pointer {
    /// The root of the document that was asked for.
    pub fn root() -> Self {
        Self::root_of("")
    }

    /// The root of a file that the document refers to.
    pub fn root_of(file: &str) -> Self {
        Self { file: file.into(), path: String::new() }
    }

    /// A component of the root document: `#/components/<section>/<name>`.
    pub fn component(section: &str, name: &str) -> Self {
        Self::root().child("components").child(section).child(name)
    }

    /// Reads `file#/path` as [`Display`](fmt::Display) writes it; a text without `#` is a path in the root document.
    pub fn parse(text: &str) -> Self {
        let (file, path) = text.split_once('#').unwrap_or(("", text));
        Self { file: file.into(), path: path.to_owned() }
    }

    /// The node one key (or index) further down; `token` is escaped here.
    pub fn child(&self, token: impl fmt::Display) -> Self {
        let token = token.to_string();
        let mut path = String::with_capacity(self.path.len() + token.len() + 1);
        path.push_str(&self.path);
        path.push('/');
        escape_into(&token, &mut path);
        Self { file: Arc::clone(&self.file), path }
    }

    /// The file's name; empty for the root document.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The path inside the file: empty, or starting with `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path's unescaped tokens.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.path.split('/').skip(1).map(unescape)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.file, self.path)
    }
}

/// Undoes RFC 6901's `~0` and `~1`.
pub fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

fn escape_into(token: &str, path: &mut String) {
    for character in token.chars() {
        match character {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            other => path.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_escaped_and_come_back() {
        let pointer = Pointer::root().child("paths").child("/a~b").child(3);
        assert_eq!(pointer.to_string(), "#/paths/~1a~0b/3");
        assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["paths", "/a~b", "3"]);
        assert_eq!(Pointer::parse("x.yaml#/a").child("b"), Pointer::parse("x.yaml#/a/b"));
    }
}
