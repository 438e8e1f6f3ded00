//! Where a node stands in a document.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// A JSON pointer (RFC 6901) into a document, behind the name of the file that holds the node.
///
/// The root document has the empty file name, so `#/paths/~1pets` and `schemas/pet.yaml#/properties/id` are both pointers. Pointers share
/// what they have in common: many nodes below a long key take no more memory than the key and the nodes.
#[derive(Clone, Debug)]
pub struct Pointer {
    file: Arc<str>,
    /// The last step; `None` at a file's root.
    last: Option<Arc<Step>>,
}

/// A key or an index, and what stands before it.
#[derive(Debug)]
struct Step {
    before: Option<Arc<Step>>,
    token: String,
    /// Of this step and all before it.
    hash: u64,
}

impl Pointer {
    /// The root of the document that was asked for.
    pub fn root() -> Self {
        Self::root_of("")
    }

    /// The root of a file that the document refers to.
    pub fn root_of(file: &str) -> Self {
        Self { file: file.into(), last: None }
    }

    /// A component of the root document: `#/components/<section>/<name>`.
    pub fn component(section: &str, name: &str) -> Self {
        Self::root().child("components").child(section).child(name)
    }

    /// Reads `file#/path` as [`Display`](fmt::Display) writes it; a text without `#` is a path in the root document.
    pub fn parse(text: &str) -> Self {
        let (file, path) = text.split_once('#').unwrap_or(("", text));
        path.split('/').skip(1).fold(Self::root_of(file), |pointer, token| pointer.child(unescape(token)))
    }

    /// The node one key (or index) further down, which is not escaped.
    pub fn child(&self, token: impl fmt::Display) -> Self {
        let token = token.to_string();
        let mut hasher = DefaultHasher::new();
        self.last.as_ref().map(|step| step.hash).hash(&mut hasher);
        token.hash(&mut hasher);
        let step = Step { before: self.last.clone(), token, hash: hasher.finish() };
        Self { file: Arc::clone(&self.file), last: Some(Arc::new(step)) }
    }

    /// The file's name; empty for the root document.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The path inside the file: empty, or starting with `/`.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for token in self.tokens() {
            path.push('/');
            escape_into(token, &mut path);
        }
        path
    }

    /// At most `longest` characters of what [`Display`](fmt::Display) writes, and `…` where there are more.
    pub fn beginning(&self, longest: usize) -> String {
        let mut text = format!("{}#", self.file);
        for token in self.tokens() {
            text.push('/');
            escape_into(longer_than(longest, token).unwrap_or(token), &mut text);
        }
        match longer_than(longest, &text) {
            Some(shown) => format!("{shown}…"),
            None => text,
        }
    }

    /// A text that tells nodes apart and is never long: as [`Display`](fmt::Display) writes it, but of a token of more than
    /// 200 characters only the beginning, and how long it is.
    pub fn short_text(&self) -> String {
        const LONGEST: usize = 200;
        let mut text = format!("{}#", self.file);
        for token in self.tokens() {
            text.push('/');
            match longer_than(LONGEST, token) {
                Some(beginning) => {
                    escape_into(beginning, &mut text);
                    text.push_str(&format!("~({})", token.len()));
                }
                None => escape_into(token, &mut text),
            }
        }
        text
    }

    /// The node that this one stands in; `None` at a file's root.
    pub fn parent(&self) -> Option<Self> {
        let last = self.last.as_ref()?;
        Some(Self { file: Arc::clone(&self.file), last: last.before.clone() })
    }

    /// The last of the path's tokens, not escaped; `None` at a file's root.
    pub fn last_token(&self) -> Option<&str> {
        Some(&self.last.as_ref()?.token)
    }

    /// The path's tokens, not escaped.
    pub fn tokens(&self) -> impl Iterator<Item = &str> {
        let mut tokens: Vec<&str> = self.steps().map(|step| step.token.as_str()).collect();
        tokens.reverse();
        tokens.into_iter()
    }

    /// The steps, the last one first.
    fn steps(&self) -> impl Iterator<Item = &Arc<Step>> {
        std::iter::successors(self.last.as_ref(), |step| step.before.as_ref())
    }
}

impl Drop for Step {
    /// One step after the other: a pointer may have more of them than the stack has room for.
    fn drop(&mut self) {
        let mut next = self.before.take();
        while let Some(mut step) = next.and_then(Arc::into_inner) {
            next = step.before.take();
        }
    }
}

impl PartialEq for Pointer {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |one: &Step, other: &Step| one.hash == other.hash && one.token == other.token;
        let (mut own, mut others) = (self.steps(), other.steps());
        loop {
            match (own.next(), others.next()) {
                (None, None) => return self.file == other.file,
                // What stands before a step that both share is the same.
                (Some(one), Some(two)) if Arc::ptr_eq(one, two) => return self.file == other.file,
                (Some(one), Some(two)) if is_same(one, two) => {}
                (Some(_), _) | (None, Some(_)) => return false,
            }
        }
    }
}

impl Eq for Pointer {}

impl Hash for Pointer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.file.hash(state);
        self.last.as_ref().map(|step| step.hash).hash(state);
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.file, self.path())
    }
}

/// Undoes RFC 6901's `~0` and `~1`.
pub fn unescape(token: &str) -> String {
    if token.contains('~') { token.replace("~1", "/").replace("~0", "~") } else { token.to_owned() }
}

fn escape_into(token: &str, path: &mut String) {
    for part in token.split_inclusive(['~', '/']) {
        let plain = part.trim_end_matches(['~', '/']);
        path.push_str(plain);
        match part.get(plain.len()..) {
            Some("~") => path.push_str("~0"),
            Some("/") => path.push_str("~1"),
            _ => {}
        }
    }
}

/// The first `count` characters of a text that has more; `None` of any other.
fn longer_than(count: usize, text: &str) -> Option<&str> {
    text.char_indices().nth(count).and_then(|(end, _)| text.get(..end))
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
        assert_eq!(Pointer::parse(&pointer.to_string()), pointer);
    }

    #[test]
    fn a_short_text_has_the_beginning_of_long_tokens_only() {
        let pointer = Pointer::root().child("a~b");
        assert_eq!(pointer.short_text(), pointer.to_string());
        let long = |length| pointer.child("é".repeat(length)).child("end").short_text();
        assert_eq!(long(300), format!("#/a~0b/{}~(600)/end", "é".repeat(200)));
        assert_ne!(long(300), long(301));
    }

    #[test]
    fn a_pointer_shows_its_beginning_where_it_is_long() {
        let pointer = Pointer::root().child("a~b").child("éé/");
        for (longest, text) in [(11, "#/a~0b/éé~1"), (10, "#/a~0b/éé~…"), (3, "#/a…")] {
            assert_eq!(pointer.beginning(longest), text);
        }
    }

    #[test]
    fn a_pointer_knows_its_last_token_and_what_it_stands_in() {
        let pointer = Pointer::root_of("x.yaml").child("a/b");
        assert_eq!(pointer.last_token(), Some("a/b"));
        assert_eq!(pointer.parent(), Some(Pointer::root_of("x.yaml")));
        assert_eq!(Pointer::root().parent(), None);
    }

    #[test]
    fn pointers_are_equal_where_files_and_tokens_are() {
        let pointer = Pointer::root().child("a").child("b");
        assert_eq!(pointer, pointer.clone());
        assert_eq!(pointer, Pointer::parse("#/a/b"));
        for other in ["#/a", "#/a/c", "#/c/b", "#/a/b/c", "x.yaml#/a/b", "#"] {
            assert_ne!(pointer, Pointer::parse(other));
        }
    }

    #[test]
    fn a_pointer_of_many_steps_is_dropped_without_recursion() {
        drop((0..1_000_000).fold(Pointer::root(), |pointer, step| pointer.child(step)));
    }
}
