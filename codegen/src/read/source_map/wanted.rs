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
    /// By pointer, whose hash is known: a long key above many wanted nodes is hashed once.
    ids: HashMap<Pointer, Id>,
}

#[derive(Default)]
struct Node {
    parent: Option<Id>,
    children: HashMap<String, Id>,
    position: Option<Position>,
}

impl Wanted {
    /// The document's root.
    pub(super) const ROOT: Id = Id(0);

    pub(super) fn new(pointers: &[&Pointer]) -> Self {
        let mut wanted = Self { nodes: vec![Node::default()], ids: HashMap::new() };
        for pointer in pointers {
            wanted.add(pointer);
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
        let node_of = |id: &Id| self.nodes.get(id.0);
        let wanted = self.ids.get(pointer).and_then(node_of);
        std::iter::successors(wanted, |node| node.parent.as_ref().and_then(node_of))
            .find_map(|node| node.position)
            .or_else(|| self.nodes.first()?.position)
            .unwrap_or(Position { line: 1, column: 1 })
    }

    /// Adds a node, and those of its ancestors that are not there yet.
    fn add(&mut self, pointer: &Pointer) {
        let (mut missing, mut parent) = (Vec::new(), Self::ROOT);
        let mut next = Some(pointer.clone());
        while let Some(pointer) = next {
            if let Some(known) = self.ids.get(&pointer) {
                parent = *known;
                break;
            }
            next = pointer.parent();
            missing.push(pointer);
        }
        for pointer in missing.into_iter().rev() {
            let Some(token) = pointer.last_token() else { continue };
            let id = Id(self.nodes.len());
            self.nodes.push(Node { parent: Some(parent), ..Node::default() });
            if let Some(node) = self.nodes.get_mut(parent.0) {
                node.children.insert(token.to_owned(), id);
            }
            self.ids.insert(pointer, id);
            parent = id;
        }
    }
}
