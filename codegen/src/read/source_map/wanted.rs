//! The nodes whose places are asked for.

use std::collections::HashMap;

use crate::diagnostic::Position;
use crate::pointer::Pointer;

/// A node of [`Wanted`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(usize);

/// A tree of the wanted nodes and their ancestors.
pub(super) struct Wanted {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    children: HashMap<String, Id>,
    position: Option<Position>,
}

impl Wanted {
    /// The document's root.
    pub(super) const ROOT: Id = Id(0);

    pub(super) fn new(pointers: &[&Pointer]) -> Self {
        let mut wanted = Self { nodes: vec![Node::default()] };
        for pointer in pointers {
            pointer.tokens().fold(Self::ROOT, |parent, token| wanted.add(parent, token));
        }
        wanted
    }

    /// The wanted node `token` below `parent`.
    pub(super) fn child(&self, parent: Id, token: &str) -> Option<Id> {
        self.nodes.get(parent.0)?.children.get(token).copied()
    }

    /// Whether nothing below `node` is wanted.
    pub(super) fn is_leaf(&self, node: Id) -> bool {
        self.nodes.get(node.0).is_none_or(|node| node.children.is_empty())
    }

    /// Remembers where `node` is; of a key that stands there twice, the last place.
    pub(super) fn found(&mut self, node: Id, position: Position) {
        if let Some(node) = self.nodes.get_mut(node.0) {
            node.position = Some(position);
        }
    }

    /// Where the node was found, or its nearest ancestor.
    pub(super) fn position(&self, pointer: &Pointer) -> Position {
        let mut position = Position { line: 1, column: 1 };
        let mut node = Some(Self::ROOT);
        let mut tokens = pointer.tokens();
        while let Some(id) = node {
            position = self.nodes.get(id.0).and_then(|node| node.position).unwrap_or(position);
            node = tokens.next().and_then(|token| self.child(id, token));
        }
        position
    }

    fn add(&mut self, parent: Id, token: &str) -> Id {
        let next = Id(self.nodes.len());
        let Some(node) = self.nodes.get_mut(parent.0) else { return parent };
        if let Some(id) = node.children.get(token) {
            return *id;
        }
        node.children.insert(token.to_owned(), next);
        self.nodes.push(Node::default());
        next
    }
}
