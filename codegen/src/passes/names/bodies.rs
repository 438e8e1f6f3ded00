//! Names of what takes a request body: one method or setter for each of its media types.

use super::identifier::{Convention, Identifier, identifier};
use super::scope::Scope;
use crate::ir::{BodyKind, BodyMedia, Operation};

/// The method on the client for each media type of a required body. The first is the operation's own; the others are called after their
/// media types too.
pub(super) fn method_names(operation: &Operation, method: &Identifier, methods: &mut Scope) -> Vec<Identifier> {
    match &operation.body {
        Some(body) if body.required => names(method.clone(), method.as_str(), &body.media, methods),
        Some(_) | None => Vec::new(),
    }
}

/// The setter on the request's builder for each media type of an optional body.
pub(super) fn setter_names(operation: &Operation, scope: &mut Scope) -> Vec<Identifier> {
    match &operation.body {
        Some(written) if !written.required => {
            let first = identifier(&["body".to_owned()], Convention::Snake);
            names(first, "body", &written.media, scope)
        }
        Some(_) | None => Vec::new(),
    }
}

fn names(first: Identifier, base: &str, media: &[BodyMedia], scope: &mut Scope) -> Vec<Identifier> {
    let mut kinds: Vec<&str> = Vec::new();
    let others = media.iter().skip(1).map(|media| {
        let kind = kind_word(&media.kind);
        // Where a kind comes twice, the second is called after its whole media type.
        let word = if kinds.contains(&kind) { media.media_type.as_str() } else { kind };
        kinds.push(kind);
        scope.claim(&[base.to_owned(), word.to_owned()])
    });
    std::iter::once(first).chain(others).collect()
}

fn kind_word(kind: &BodyKind) -> &'static str {
    match kind {
        BodyKind::Json(_) => "json",
        BodyKind::Form(..) => "form",
        BodyKind::Multipart(..) => "multipart",
        BodyKind::Xml(..) => "xml",
        BodyKind::Text => "text",
        BodyKind::Bytes => "bytes",
    }
}
