//! A schema together with where it stands and what a type made of it would be called.

use openapiv3::{ReferenceOr, Schema};

use crate::internal_keys;
use crate::ir::NameHint;
use crate::lower::reference::moved;
use crate::pointer::Pointer;

/// A schema or a reference to one, in either of the forms in which openapiv3 has them.
#[derive(Clone, Copy)]
pub(in crate::lower) enum SchemaNode<'a> {
    /// `$ref`, as the document writes it.
    Reference(&'a str),
    /// A schema in place.
    Inline(&'a Schema),
}

impl<'a> SchemaNode<'a> {
    /// The reference that it is, where it is one.
    pub fn reference(self) -> Option<&'a str> {
        match self {
            Self::Reference(reference) => Some(reference),
            Self::Inline(_) => None,
        }
    }
}

impl<'a> From<&'a ReferenceOr<Schema>> for SchemaNode<'a> {
    fn from(node: &'a ReferenceOr<Schema>) -> Self {
        match node {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Inline(schema),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Box<Schema>>> for SchemaNode<'a> {
    fn from(node: &'a ReferenceOr<Box<Schema>>) -> Self {
        match node {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Inline(schema),
        }
    }
}

/// A node at its place.
#[derive(Clone)]
pub(in crate::lower) struct SchemaAt<'a> {
    /// The schema.
    pub node: SchemaNode<'a>,
    /// Where it stood in the document as it was written.
    pub pointer: Pointer,
    /// What to call a type made of it.
    pub hint: NameHint,
    /// The component whose schema it is; `None` for anything inside one.
    pub component: Option<&'a str>,
}

impl<'a> SchemaAt<'a> {
    /// A node that is no component's own schema; [`internal_keys::ORIGIN`] replaces `pointer`.
    pub fn new(node: impl Into<SchemaNode<'a>>, pointer: Pointer, hint: NameHint) -> Self {
        let node = node.into();
        let pointer = match node {
            SchemaNode::Inline(schema) => moved(schema.schema_data.extensions.get(internal_keys::ORIGIN), pointer),
            SchemaNode::Reference(_) => pointer,
        };
        Self { node, pointer, hint, component: None }
    }

    /// The same place under another name.
    pub fn with_hint(&self, hint: NameHint) -> Self {
        Self { hint, ..self.clone() }
    }
}
