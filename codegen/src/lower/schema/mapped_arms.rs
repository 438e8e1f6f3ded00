//! Which arm of a union a discriminator's mapping means, by the component that it names.

use std::collections::HashMap;

use super::keywords::Keywords;
use super::schema_at::{SchemaAt, SchemaNode};
use super::target::Target;
use super::union_arm::UnionArm;
use crate::ir::TypeId;
use crate::lower::Lowering;
use crate::lower::reference::component_name;

/// The arms of a union by what a mapping may call them. Where several arms have one name, the first has it.
#[derive(Default)]
pub(super) struct MappedArms {
    /// By the component that an arm is.
    by_component: HashMap<String, usize>,
    /// By the type of an arm.
    by_type: HashMap<TypeId, usize>,
    /// By a component in the arm's `allOf`, or an arm of the union that the arm is.
    by_part: HashMap<String, usize>,
}

impl MappedArms {
    /// The arm that a mapping to a component of this type means: the component itself, another name of it, or a schema that is made of it.
    pub(super) fn index(&self, component: &str, ty: Option<TypeId>) -> Option<usize> {
        let by_type = || ty.and_then(|ty| self.by_type.get(&ty));
        let found = self.by_component.get(component).or_else(by_type);
        found.or_else(|| self.by_part.get(component)).copied()
    }
}

impl<'a> Lowering<'a, '_> {
    /// The arms by what a mapping may call them.
    pub(super) fn mapped_arms(&self, arms: &[UnionArm<'a>]) -> MappedArms {
        let mut mapped = MappedArms::default();
        for (index, arm) in arms.iter().enumerate() {
            if let Some(id) = arm.ty.kind.named() {
                mapped.by_type.entry(id).or_insert(index);
            }
            for component in arm.schemas.iter().filter_map(component_of) {
                mapped.by_component.entry(component).or_insert(index);
            }
            for component in arm.schemas.iter().flat_map(|schema| self.components_in(schema)) {
                mapped.by_part.entry(component).or_insert(index);
            }
        }
        mapped
    }

    /// The type of the component of a name.
    pub(super) fn type_of_component(&self, component: &str) -> Option<TypeId> {
        match self.components.target(component) {
            Target::Type(name, _) => self.ids.get(name).map(|(id, _)| *id),
            Target::OnlyNullOrBlank(_) | Target::Cycle | Target::Missing => None,
        }
    }

    /// The components that a schema names in its `allOf`, `oneOf` and `anyOf`.
    fn components_in(&self, schema: &SchemaAt<'a>) -> Vec<String> {
        let keywords = self.components.keywords_behind(schema.node).unwrap_or_default();
        let parts = keywords.all_of.iter().map(SchemaNode::from).chain(keywords.arms());
        parts.filter_map(|node| component_name(node.reference()?, "schemas")).collect()
    }
}

/// The component that an arm is, or to which it only annotates a reference.
fn component_of(arm: &SchemaAt<'_>) -> Option<String> {
    let mut node = arm.node;
    loop {
        match node {
            SchemaNode::Reference(reference) => return component_name(reference, "schemas"),
            SchemaNode::Inline(schema) => match (arm.component, Keywords::of_schema(schema).all_of) {
                (Some(name), _) => return Some(name.to_owned()),
                (None, [only]) => node = SchemaNode::from(only),
                (None, _) => return None,
            },
        }
    }
}
