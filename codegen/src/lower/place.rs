//! A schema together with where it stands and what a type made of it would be called.

use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

use crate::ir::NameHint;
use crate::pointer::{Pointer, unescape};

/// A schema or a reference to one, in either of the forms in which openapiv3 has them.
#[derive(Clone, Copy)]
pub(super) enum Node<'a> {
    /// `$ref`, as the document writes it.
    Reference(&'a str),
    /// A schema in place.
    Inline(&'a Schema),
}

impl<'a> From<&'a ReferenceOr<Schema>> for Node<'a> {
    fn from(node: &'a ReferenceOr<Schema>) -> Self {
        match node {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Inline(schema),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Box<Schema>>> for Node<'a> {
    fn from(node: &'a ReferenceOr<Box<Schema>>) -> Self {
        match node {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Inline(schema),
        }
    }
}

/// A node at its place.
#[derive(Clone)]
pub(super) struct At<'a> {
    /// The schema.
    pub node: Node<'a>,
    /// Where it stood in the document as it was written.
    pub pointer: Pointer,
    /// What to call a type made of it.
    pub hint: NameHint,
    /// The component whose schema it is; `None` for anything inside one.
    pub component: Option<&'a str>,
}

impl<'a> At<'a> {
    /// A node that is no component's own schema; `x-origin` replaces `pointer`.
    pub fn new(node: impl Into<Node<'a>>, pointer: Pointer, hint: NameHint) -> Self {
        let node = node.into();
        let pointer = match node {
            Node::Inline(schema) => moved(schema.schema_data.extensions.get("x-origin"), pointer),
            Node::Reference(_) => pointer,
        };
        Self { node, pointer, hint, component: None }
    }

    /// The same place under another name.
    pub fn named(&self, hint: NameHint) -> Self {
        Self { hint, ..self.clone() }
    }
}

/// Where a node stood that `normalize` moved: what its `x-origin` says, else `pointer`.
pub(super) fn moved(origin: Option<&Value>, pointer: Pointer) -> Pointer {
    origin.and_then(Value::as_str).map_or(pointer, Pointer::parse)
}

/// The name in a reference such as `#/components/schemas/Pet`.
pub(super) fn component_name(reference: &str, kind: &str) -> Option<String> {
    let name = reference.strip_prefix("#/components/")?.strip_prefix(kind)?.strip_prefix('/')?;
    Some(unescape(name))
}

/// The place of a component.
pub(super) fn component_pointer(kind: &str, name: &str) -> Pointer {
    Pointer::root().child("components").child(kind).child(name)
}
