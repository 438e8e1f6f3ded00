//! The schemas under `components.schemas`, and what stands behind a reference to one.
//!
//! Everything here only looks at schemas and makes no type, so components may refer to each other in a circle.

use indexmap::IndexMap;
use openapiv3::{OpenAPI, ReferenceOr, Schema};
use typed_arena::Arena;

use super::keywords::Keywords;
use super::null_or_blank::{NullOrBlank, lists_only_null_or_blank};
use super::nullability::KnownNullOrBlank;
use super::schema_at::SchemaNode;
use super::target::ComponentTarget;
use crate::lower::reference::component_name;
use crate::settings::TypePath;

/// The component schemas.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Components<'a> {
    schemas: Option<&'a IndexMap<String, ReferenceOr<Schema>>>,
    /// What each stands for, by its index.
    pub(super) targets: &'a [ComponentTarget],
    /// The formats for which types of the user's stand.
    pub(super) own_formats: &'a IndexMap<String, TypePath>,
    /// What schemas add to their types, as far as it is known.
    pub(super) null_or_blank: &'a KnownNullOrBlank,
}

/// The longest chain of references that is followed. Whoever must know that a chain is a circle asks [`Components::target`].
const MOST_HOPS: usize = 64;

impl<'a> Components<'a> {
    pub fn new(
        document: &'a OpenAPI,
        own_formats: &'a IndexMap<String, TypePath>,
        targets: &'a Arena<ComponentTarget>,
        null_or_blank: &'a KnownNullOrBlank,
    ) -> Self {
        let schemas = document.components.as_ref().map(|components| &components.schemas);
        let components = Self { schemas, targets: &[], own_formats, null_or_blank };
        Self { targets: targets.alloc_extend(components.find_targets()), ..components }
    }

    /// The index of the component of a name.
    pub(super) fn index_of(self, name: &str) -> Option<usize> {
        self.schemas?.get_index_of(name)
    }

    /// The component at an index.
    pub(super) fn at_index(self, index: usize) -> Option<(&'a str, SchemaNode<'a>)> {
        self.schemas?.get_index(index).map(|(name, schema)| (name.as_str(), SchemaNode::from(schema)))
    }

    /// The components in document order.
    pub fn iter(self) -> impl Iterator<Item = (&'a str, SchemaNode<'a>)> {
        self.schemas.into_iter().flatten().map(|(name, schema)| (name.as_str(), SchemaNode::from(schema)))
    }

    /// The component that a reference names.
    pub fn find(self, reference: &str) -> Option<(&'a str, SchemaNode<'a>)> {
        self.named(&component_name(reference, "schemas")?)
    }

    /// The component of a name.
    pub fn named(self, name: &str) -> Option<(&'a str, SchemaNode<'a>)> {
        self.schemas?.get_key_value(name).map(|(name, schema)| (name.as_str(), SchemaNode::from(schema)))
    }

    /// The schema behind a node: through references, and through schemas that only annotate one reference.
    pub fn schema_behind(self, node: SchemaNode<'a>) -> Option<&'a Schema> {
        let mut node = node;
        for _ in 0..MOST_HOPS {
            match node {
                SchemaNode::Reference(reference) => node = self.find(reference)?.1,
                SchemaNode::Inline(schema) => match self.sole_reference(schema) {
                    Some(reference) => node = SchemaNode::Reference(reference),
                    None => return Some(schema),
                },
            }
        }
        None
    }

    /// The keywords of the schema behind a node.
    pub fn keywords_behind(self, node: SchemaNode<'a>) -> Option<Keywords<'a>> {
        self.schema_behind(node).map(Keywords::of_schema)
    }

    /// Whether the schema behind a node allows nothing but null and the empty string, and which of them; `None` where it allows
    /// other values.
    pub fn only_null_or_blank(self, node: SchemaNode<'a>) -> Option<NullOrBlank> {
        let mut node = node;
        for _ in 0..MOST_HOPS {
            match node {
                SchemaNode::Reference(reference) => node = self.find(reference)?.1,
                SchemaNode::Inline(schema) => return lists_only_null_or_blank(schema),
            }
        }
        None
    }

    /// The reference that a schema stands for: the only entry of its `allOf`, or the only arm of its union that is more than null
    /// or blank. `None` where the schema says anything else about the value.
    pub fn sole_reference(self, schema: &'a Schema) -> Option<&'a str> {
        let keywords = Keywords::of_schema(schema);
        if keywords.describes_value() {
            return None;
        }
        let arms = match (keywords.all_of, keywords.one_of, keywords.any_of) {
            ([only], [], []) => return SchemaNode::from(only).reference(),
            ([], arms, []) | ([], [], arms) => arms,
            _ => return None,
        };
        let mut rest = arms.iter().map(SchemaNode::from).filter(|arm| self.only_null_or_blank(*arm).is_none());
        match (rest.next(), rest.next()) {
            (Some(only), None) => only.reference(),
            (None | Some(_), _) => None,
        }
    }
}
