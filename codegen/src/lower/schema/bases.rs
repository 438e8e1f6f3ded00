//! Which components name which others in `allOf`, and so inherit from them.

use std::collections::{HashMap, HashSet};

use super::components::Components;
use super::keywords::Keywords;
use super::schema_at::SchemaNode;
use crate::lower::reference::component_name;

/// By component: those that name it in their `allOf`.
pub(in crate::lower) fn children_of_bases(components: Components<'_>) -> HashMap<&str, Vec<&str>> {
    let mut children: HashMap<&str, Vec<&str>> = HashMap::new();
    for (name, node) in components.iter() {
        let SchemaNode::Inline(schema) = node else { continue };
        let named = Keywords::of_schema(schema).all_of.iter().filter_map(|arm| SchemaNode::from(arm).reference());
        for (base, _) in named.filter_map(|reference| components.find(reference)) {
            children.entry(base).or_default().push(name);
        }
    }
    children
}

impl<'a> Components<'a> {
    /// Whether the component `child` is an arm of the union that the component behind `reference` becomes because it has a
    /// discriminator (see `inheritance`). Then `allOf` of that reference means the base's properties, and not the union.
    pub fn is_base(self, reference: &str, child: &str) -> bool {
        let Some((_, SchemaNode::Inline(base))) = self.find(reference) else { return false };
        let keywords = Keywords::of_schema(base);
        let mut arms = keywords.arms().filter_map(SchemaNode::reference);
        let lists_child = arms.any(|arm| component_name(arm, "schemas").as_deref() == Some(child));
        base.schema_data.discriminator.is_some() && (lists_child || !keywords.has_arms())
    }

    /// Whether `child` names the component that `base` refers to in its `allOf`, at any depth.
    pub fn extends(self, child: SchemaNode<'a>, base: SchemaNode<'a>) -> bool {
        let SchemaNode::Reference(base) = base else { return false };
        let mut seen = HashSet::new();
        let mut open = vec![child];
        while let Some(node) = open.pop() {
            match node {
                SchemaNode::Reference(reference) if reference == base => return true,
                SchemaNode::Reference(reference) => {
                    open.extend(self.find(reference).filter(|(name, _)| seen.insert(*name)).map(|(_, node)| node));
                }
                SchemaNode::Inline(schema) => {
                    open.extend(Keywords::of_schema(schema).all_of.iter().map(SchemaNode::from));
                }
            }
        }
        false
    }
}
