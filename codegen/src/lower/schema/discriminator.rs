//! Discriminators (OpenAPI 4.8.25): which value of the property names which arm.

use std::collections::{HashMap, HashSet};

use openapiv3::Discriminator as Written;

use super::keywords::Keywords;
use super::schema_at::{SchemaAt, SchemaNode};
use super::union_arm::UnionArm;
use crate::diagnostic::Diagnostic;
use crate::extensions::value_text;
use crate::ir::Discriminator;
use crate::lower::Lowering;
use crate::lower::reference::component_name;

impl<'a> Lowering<'a, '_> {
    /// Which value names which arm: by `mapping`, and for an arm that it does not name by the arm's own schema. `None`, with a note,
    /// where an arm has no value.
    pub(super) fn discriminator(
        &mut self,
        written: &'a Written,
        arms: &[UnionArm<'a>],
        at: &SchemaAt<'a>,
    ) -> Option<Discriminator> {
        let property = &written.property_name;
        let mut mapping = self.explicit_mapping(written, arms, at);
        let named: HashSet<usize> = mapping.iter().map(|(_, index)| *index).collect();
        for (index, arm) in arms.iter().enumerate().filter(|(index, _)| !named.contains(index)) {
            for schema in &arm.schemas {
                let values = self.implicit_values(schema, property);
                mapping.extend(values.into_iter().map(|value| (value, index)));
            }
        }
        let mut seen = HashSet::new();
        mapping.retain(|(value, _)| seen.insert(value.clone()));
        let known: HashSet<usize> = mapping.iter().map(|(_, index)| *index).collect();
        if let Some(index) = (0..arms.len()).find(|index| !known.contains(index)) {
            self.diagnostics.push(Diagnostic::note(
                "discriminator-incomplete",
                &at.pointer,
                format!("no value of `{property}` is known for arm {} of this union", index + 1),
                "the arms are told apart by their properties instead",
            ));
            return None;
        }
        let ids = arms.iter().filter_map(|arm| arm.ty.kind.named());
        self.discriminated.extend(ids.map(|id| (id, property.clone())));
        Some(Discriminator { property: property.clone(), mapping })
    }

    /// The values that `mapping` gives, each with the index of its arm.
    fn explicit_mapping(
        &mut self,
        written: &'a Written,
        arms: &[UnionArm<'a>],
        at: &SchemaAt<'a>,
    ) -> Vec<(String, usize)> {
        let components = arms_by_component(arms);
        let mut mapping = Vec::new();
        for (value, reference) in &written.mapping {
            let component = component_name(reference, "schemas").unwrap_or_else(|| reference.clone());
            match components.get(&component) {
                Some(index) => mapping.push((value.clone(), *index)),
                None => self.diagnostics.push(Diagnostic::warning(
                    "discriminator-mapping",
                    &at.pointer.child("discriminator").child("mapping").child(value),
                    format!("`{value}` is mapped to `{reference}`, which is not an arm of the union"),
                    "objects with this value are kept as unknown ones",
                )),
            }
        }
        mapping
    }

    /// The values of an arm that no mapping names: the one value that its property allows, else the name of its component.
    fn implicit_values(&mut self, arm: &SchemaAt<'a>, property: &str) -> Vec<String> {
        let parts = self.parts_of(arm);
        let only_value = parts.iter().rev().find_map(|part| {
            let node = SchemaNode::from(part.keywords.properties?.get(property)?);
            self.components.keywords_behind(node)?.values.only().cloned()
        });
        if let Some(value) = only_value {
            return vec![value_text(&value)];
        }
        let name = match (arm.node, arm.component) {
            (SchemaNode::Reference(reference), _) => component_name(reference, "schemas"),
            (SchemaNode::Inline(_), component) => component.map(str::to_owned),
        };
        name.into_iter().collect()
    }
}

/// The indexes of the arms by the components that they are; of several arms that are one component, the first.
fn arms_by_component(arms: &[UnionArm<'_>]) -> HashMap<String, usize> {
    let mut indexes = HashMap::new();
    for (index, arm) in arms.iter().enumerate() {
        for component in arm.schemas.iter().filter_map(component_of) {
            indexes.entry(component).or_insert(index);
        }
    }
    indexes
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
