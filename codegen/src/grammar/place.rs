//! Where a walk is in a document.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::pointer::Pointer;

/// A node's place: a linked list on the stack of the walk. A pointer is made of it only when a message needs one.
#[derive(Clone, Debug)]
pub(crate) struct Place<'a> {
    step: Step<'a>,
    depth: usize,
    /// The pointer, once something asked for it: what lies below shares it.
    pointer: OnceCell<Pointer>,
}

#[derive(Clone, Debug)]
enum Step<'a> {
    Start(Cow<'a, Pointer>),
    Key(&'a Place<'a>, &'a str),
    Index(&'a Place<'a>, usize),
}

impl<'a> Place<'a> {
    /// A walk that starts at `pointer`.
    pub(crate) fn start(pointer: Pointer) -> Self {
        Self { step: Step::Start(Cow::Owned(pointer)), depth: 0, pointer: OnceCell::new() }
    }

    /// The node at `key` of this object.
    pub(crate) fn key<'b>(&'b self, key: &'b str) -> Place<'b> {
        Place { step: Step::Key(self, key), depth: self.depth + 1, pointer: OnceCell::new() }
    }

    /// The item at `index` of this list.
    pub(crate) fn index<'b>(&'b self, index: usize) -> Place<'b> {
        Place { step: Step::Index(self, index), depth: self.depth + 1, pointer: OnceCell::new() }
    }

    /// This place, for a node that stood at `origin` before it moved here.
    pub(crate) fn moved_from(&self, origin: &str) -> Place<'static> {
        Place { step: Step::Start(Cow::Owned(Pointer::parse(origin))), depth: self.depth, pointer: OnceCell::new() }
    }

    /// The key of this node; `None` for an item of a list, and where a walk starts.
    pub(crate) fn last(&self) -> Option<&str> {
        match &self.step {
            Step::Key(_, key) => Some(key),
            Step::Start(_) | Step::Index(..) => None,
        }
    }

    /// How many keys and indexes lie above this node, whether it moved or not.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// The pointer into the document as its author wrote it.
    pub(crate) fn pointer(&self) -> Pointer {
        let make = || match &self.step {
            Step::Start(pointer) => pointer.clone().into_owned(),
            Step::Key(parent, key) => parent.pointer().child(key),
            Step::Index(parent, index) => parent.pointer().child(index),
        };
        self.pointer.get_or_init(make).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_node_points_to_where_it_stood() {
        let root = Place::start(Pointer::root());
        let (components, paths) = (root.key("components"), root.key("paths"));
        let (moved, path) = (components.moved_from("pet.yaml#/a"), paths.key("/x"));
        assert_eq!(moved.key("items").pointer().to_string(), "pet.yaml#/a/items");
        assert_eq!(moved.depth(), 1);
        assert_eq!(path.index(3).pointer().to_string(), "#/paths/~1x/3");
    }
}
