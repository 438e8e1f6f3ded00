//! Names of the ways in for request bodies of several media types.

use super::identifier::{Convention, Identifier, Punctuation, identifier};
use super::scope::Scope;
use crate::ir::{BodyKind, BodyMedia, Operation};

/// The method of each media type of a body that the caller must give: the first is the operation's own, the others say what they
/// are, and no method of the client is called alike.
pub(super) fn methods(operation: &Operation, method: &Identifier, methods: &mut Scope) -> Vec<Identifier> {
    match &operation.body {
        Some(body) if body.required => names(method.clone(), method.as_str(), &body.media, methods),
        Some(_) | None => Vec::new(),
    }
}

/// The setter of each media type of a body that may be left out.
pub(super) fn setters(operation: &Operation, scope: &mut Scope) -> Vec<Identifier> {
    match &operation.body {
        Some(written) if !written.required => {
            let first = identifier(&["body".to_owned()], Convention::Snake, Punctuation::Meaningful);
            names(first, "body", &written.media, scope)
        }
        Some(_) | None => Vec::new(),
    }
}

fn names(first: Identifier, base: &str, media: &[BodyMedia], scope: &mut Scope) -> Vec<Identifier> {
    let mut kinds: Vec<&str> = Vec::new();
    let others = media.iter().skip(1).map(|media| {
        let kind = word(&media.kind);
        // A second one of a kind says its whole media type.
        let word = if kinds.contains(&kind) { media.media_type.as_str() } else { kind };
        kinds.push(kind);
        scope.claim(&[base.to_owned(), word.to_owned()])
    });
    std::iter::once(first).chain(others).collect()
}

fn word(kind: &BodyKind) -> &'static str {
    match kind {
        BodyKind::Json(_) => "json",
        BodyKind::Form(..) => "form",
        BodyKind::Multipart(..) => "multipart",
        BodyKind::Xml(..) => "xml",
        BodyKind::Text => "text",
        BodyKind::Bytes => "bytes",
    }
}
