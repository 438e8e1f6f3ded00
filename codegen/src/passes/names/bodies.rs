//! Names of the ways in for a request body: one for each of its media types.

use super::identifier::{Convention, Identifier, identifier};
use super::scope::Scope;
use crate::ir::{BodyKind, BodyMedia, Operation};

/// The names of one media type of a body.
#[derive(Clone, Debug)]
pub(crate) struct BodyNames {
    /// The method on `Client` that takes it as an argument, where the body is required.
    pub method: Identifier,
    /// The setter on the operation's builder, where it is optional.
    pub setter: Identifier,
}

/// Names every media type of an operation's body: the first is `body` and the operation's own method, the others say what they are.
pub(super) fn names(
    operation: &Operation,
    method: &Identifier,
    methods: &mut Scope,
    setters: &mut Scope,
) -> Vec<BodyNames> {
    let Some(body) = &operation.body else { return Vec::new() };
    let own = BodyNames { method: method.clone(), setter: identifier(&["body".to_owned()], Convention::Snake, &[]) };
    let mut names: Vec<BodyNames> = Vec::new();
    for (index, media) in body.media.iter().enumerate() {
        let first_of_kind = body.media.iter().skip(1).position(|other| suffix(other) == suffix(media));
        names.push(match index {
            0 => own.clone(),
            // A second one of a kind says its whole media type.
            _ if first_of_kind.is_some_and(|first| first + 1 < index) => named(&own, &media.media_type, methods, setters),
            _ => named(&own, suffix(media), methods, setters),
        });
    }
    names
}

/// Each name is taken in the scope that it is in, whether or not the other one is used.
fn named(own: &BodyNames, word: &str, methods: &mut Scope, setters: &mut Scope) -> BodyNames {
    let words = |first: &Identifier| [first.to_string(), word.to_owned()];
    BodyNames { method: methods.claim(&words(&own.method)), setter: setters.claim(&words(&own.setter)) }
}

fn suffix(media: &BodyMedia) -> &'static str {
    match &media.kind {
        BodyKind::Json(_) => "json",
        BodyKind::Form(..) => "form",
        BodyKind::Multipart(..) => "multipart",
        BodyKind::Xml(..) => "xml",
        BodyKind::Text => "text",
        BodyKind::Bytes => "bytes",
    }
}
