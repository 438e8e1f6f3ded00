//! Names of what takes a request body: one method or setter for each of its media types.

use super::identifier::Identifier;
use super::scope::Scope;
use crate::ir::{BodyKind, Operation};
use crate::name_lock::NameLock;

/// The method on the client for each media type of a required body, or the setter on the request's builder for each of an optional one. The
/// first has the operation's own name, or is `body`; the others are called after their media types too.
#[derive(Debug)]
pub(super) struct BodyNames {
    /// By media type but for the first: what the name is made of, and its place in the lock.
    others: Vec<([String; 2], String)>,
    names: Vec<Option<Identifier>>,
}

impl BodyNames {
    /// The names behind the first, of an operation with this key in the lock: nothing has one yet.
    pub(super) fn new(operation: &Operation, first: &str, key: &str) -> Self {
        let media = operation.body.iter().flat_map(|body| &body.media);
        let mut kinds: Vec<&str> = Vec::new();
        let words = media.skip(1).map(|media| {
            let kind = kind_word(&media.kind);
            // Where a kind comes twice, the second is called after its whole media type.
            let word = if kinds.contains(&kind) { media.media_type.as_str() } else { kind };
            kinds.push(kind);
            ([first.to_owned(), word.to_owned()], format!("body {key} {}", media.media_type))
        });
        let others: Vec<_> = words.collect();
        Self { names: vec![None; others.len()], others }
    }

    /// Names those that the lock knows, before anything that arrives can take their names. Whether there are any.
    pub(super) fn claim_known(&mut self, scope: &mut Scope, old: &NameLock) -> bool {
        for ((words, place), name) in self.others.iter().zip(&mut self.names) {
            let locked = old.operations.get(place).and_then(|locked| Identifier::read(locked));
            *name = match locked.and_then(|locked| scope.take(locked, words)) {
                Some(locked) => Some(locked),
                None => old.known.contain(place).then(|| scope.claim(words)),
            };
        }
        self.names.iter().any(Option::is_some)
    }

    /// Names the others, and adds to the lock what it needs to know. All names, behind the first one.
    pub(super) fn claim_others(self, first: Identifier, scope: &mut Scope, new: &mut NameLock) -> Vec<Identifier> {
        let claim = |((words, place), name): (([String; 2], String), Option<Identifier>)| {
            let name = name.unwrap_or_else(|| scope.claim(&words));
            if name == scope.alone(&words) {
                new.known.insert(&place);
            } else {
                new.operations.insert(place, name.to_string());
            }
            name
        };
        std::iter::once(first).chain(self.others.into_iter().zip(self.names).map(claim)).collect()
    }
}

fn kind_word(kind: &BodyKind) -> &'static str {
    match kind {
        BodyKind::Json(_) => "json",
        BodyKind::Form(..) => "form",
        BodyKind::Multipart(..) | BodyKind::Mixed(..) => "multipart",
        BodyKind::Xml(..) => "xml",
        BodyKind::Text => "text",
        BodyKind::Bytes => "bytes",
    }
}
