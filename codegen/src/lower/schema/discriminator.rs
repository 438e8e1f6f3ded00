//! Discriminators (OpenAPI 4.8.25): which value of the property names which arm.

use std::collections::HashSet;

use openapiv3::Discriminator as Written;

use super::discriminator_property::{NamedByDiscriminator, kind_by_values};
use super::schema_at::{SchemaAt, SchemaNode};
use super::union_arm::UnionArm;
use crate::diagnostic::Diagnostic;
use crate::extensions::value_text;
use crate::internal_keys;
use crate::ir::Discriminator;
use crate::lower::Lowering;
use crate::lower::reference::component_name;

/// 3.2's `defaultMapping`.
pub(super) fn default_mapping(written: &Written) -> Option<&str> {
    written.extensions.get(internal_keys::DEFAULT_MAPPING)?.as_str()
}

/// An entry of a mapping that names no arm: the value, and what it is mapped to.
type UnmatchedMapping<'a> = (&'a str, &'a str);

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
        let (mut mapping, unmatched) = self.explicit_mapping(written, arms);
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
        let default = self.default_arm(written, arms, at);
        if let Some(index) = (0..arms.len()).find(|index| !known.contains(index) && default != Some(*index)) {
            self.diagnostics.push(Diagnostic::note(
                "discriminator-incomplete",
                &at.pointer,
                format!("no value of `{property}` is known for arm {} of this union", index + 1),
                "the arms are told apart by their properties instead",
            ));
            return None;
        }
        self.warn_of_unmatched_mappings(unmatched.into_iter().filter(|(value, _)| !seen.contains(*value)), at);
        let kind = kind_by_values(mapping.iter().map(|(value, _)| value));
        let named = arms.iter().enumerate().filter_map(|(index, arm)| {
            let (id, is_default) = (arm.ty.kind.named()?, default == Some(index));
            Some(NamedByDiscriminator { id, property: property.clone(), kind: kind.clone(), is_default })
        });
        self.discriminated.extend(named);
        Some(Discriminator { property: property.clone(), mapping, default })
    }

    /// The arm that `defaultMapping` names.
    fn default_arm(&mut self, written: &'a Written, arms: &[UnionArm<'a>], at: &SchemaAt<'a>) -> Option<usize> {
        let reference = default_mapping(written)?;
        let component = component_name(reference, "schemas").unwrap_or_else(|| reference.to_owned());
        let found = self.mapped_arms(arms).index(&component, self.type_of_component(&component));
        if found.is_none() {
            self.diagnostics.push(Diagnostic::warning(
                "discriminator-mapping",
                &at.pointer.child("discriminator").child("defaultMapping"),
                format!("`{reference}` is not an arm of the union"),
                "objects with a value that no arm has are kept as unknown ones",
            ));
        }
        found
    }

    /// The values that `mapping` gives, each with the index of its arm; and those that name no arm, with what they name.
    fn explicit_mapping(
        &self,
        written: &'a Written,
        arms: &[UnionArm<'a>],
    ) -> (Vec<(String, usize)>, Vec<UnmatchedMapping<'a>>) {
        let mapped = self.mapped_arms(arms);
        let (mut mapping, mut unmatched) = (Vec::new(), Vec::new());
        for (value, reference) in &written.mapping {
            let component = component_name(reference, "schemas").unwrap_or_else(|| reference.clone());
            match mapped.index(&component, self.type_of_component(&component)) {
                Some(index) => mapping.push((value.clone(), index)),
                None => unmatched.push((value.as_str(), reference.as_str())),
            }
        }
        (mapping, unmatched)
    }

    fn warn_of_unmatched_mappings(&mut self, unmatched: impl Iterator<Item = UnmatchedMapping<'a>>, at: &SchemaAt<'a>) {
        for (value, reference) in unmatched {
            self.diagnostics.push(Diagnostic::warning(
                "discriminator-mapping",
                &at.pointer.child("discriminator").child("mapping").child(value),
                format!("`{value}` is mapped to `{reference}`, which is not an arm of the union"),
                "objects with this value are kept as unknown ones",
            ));
        }
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
