//! Discriminators (OpenAPI 4.8.25): on a union, and on a base that its children name in `allOf`.

use std::collections::HashSet;

use openapiv3::Discriminator as Written;

use super::keywords::{Keywords, value_text};
use super::one_of::UnionArm;
use super::schema_at::{SchemaAt, SchemaNode};
use super::schema_part::DEPTH;
use crate::diagnostic::Diagnostic;
use crate::ir::Discriminator;
use crate::lower::Lowering;
use crate::lower::reference::component_name;

impl<'a> Lowering<'a, '_> {
    /// Which value names which arm; `None` (with a note) where an arm has no value.
    pub(super) fn discriminator(
        &mut self,
        written: &'a Written,
        arms: &[(UnionArm<'a>, Vec<SchemaAt<'a>>)],
        at: &SchemaAt<'a>,
    ) -> Option<Discriminator> {
        let mut mapping: Vec<(String, usize)> = Vec::new();
        let mut named = HashSet::new();
        for (value, reference) in &written.mapping {
            let component = component_name(reference, "schemas").unwrap_or_else(|| reference.clone());
            let index =
                arms.iter().position(|(_, places)| places.iter().any(|place| self.is_component(place, &component)));
            match index {
                Some(index) => {
                    named.insert(index);
                    mapping.push((value.clone(), index));
                }
                None => self.diagnostics.push(Diagnostic::warning(
                    "discriminator-mapping",
                    &at.pointer.child("discriminator").child("mapping").child(value),
                    format!("`{value}` is mapped to `{reference}`, which is not an arm of the union"),
                    "objects with this value are kept as unknown ones",
                )),
            }
        }
        for (index, (_, places)) in arms.iter().enumerate().filter(|(index, _)| !named.contains(index)) {
            for place in places {
                mapping.extend(
                    self.implicit_discriminator_values(place, &written.property_name)
                        .into_iter()
                        .map(|value| (value, index)),
                );
            }
        }
        let mut seen = HashSet::new();
        mapping.retain(|(value, _)| seen.insert(value.clone()));
        if let Some(index) = (0..arms.len()).find(|index| !mapping.iter().any(|(_, arm)| arm == index)) {
            self.diagnostics.push(Diagnostic::note(
                "discriminator-incomplete",
                &at.pointer,
                format!("no value of `{}` is known for arm {} of this union", written.property_name, index + 1),
                "the arms are told apart by their properties instead",
            ));
            return None;
        }
        let named = arms.iter().filter_map(|(arm, _)| arm.ty.kind.named());
        self.discriminated.extend(named.map(|id| (id, written.property_name.clone())));
        Some(Discriminator { property: written.property_name.clone(), mapping })
    }

    fn is_component(&self, place: &SchemaAt<'a>, component: &str) -> bool {
        let mut node = place.node;
        loop {
            match node {
                SchemaNode::Reference(reference) => {
                    return component_name(reference, "schemas").as_deref() == Some(component);
                }
                SchemaNode::Inline(schema) => match (place.component, Keywords::of_schema(schema).all_of) {
                    (Some(name), _) => return name == component,
                    (None, [only]) => node = SchemaNode::from(only),
                    (None, _) => return false,
                },
            }
        }
    }

    /// The values of an arm that no mapping names: those that its property lists, else the component's name.
    fn implicit_discriminator_values(&mut self, place: &SchemaAt<'a>, property: &str) -> Vec<String> {
        let mut parts = Vec::new();
        self.collect_parts(place, &mut HashSet::new(), &mut parts, DEPTH);
        let listed = parts.iter().rev().find_map(|part| {
            let node = SchemaNode::from(part.keywords.properties?.get(property)?);
            let keywords = Keywords::of_schema(self.components.schema_behind(node)?);
            (keywords.values.len() == 1).then_some(keywords.values)
        });
        let name = match (place.node, place.component) {
            (SchemaNode::Reference(reference), _) => component_name(reference, "schemas"),
            (SchemaNode::Inline(_), component) => component.map(str::to_owned),
        };
        match listed {
            Some(values) => values.iter().map(value_text).collect(),
            None => name.into_iter().collect(),
        }
    }
}
