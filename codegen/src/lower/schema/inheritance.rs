//! Inheritance (OpenAPI 4.8.25): a base component with a discriminator, which its children name in `allOf`, is the union of these.

use std::collections::HashSet;

use indexmap::IndexSet;
use openapiv3::Discriminator as Written;

use super::discriminator::default_mapping;
use super::keywords::Keywords;
use super::members::Members;
use super::schema_at::{SchemaAt, SchemaNode};
use super::union_arm::UnionArm;
use crate::ir::{Docs, Shape, TypeId, TypeKind, TypeRef};
use crate::lower::Lowering;
use crate::lower::reference::component_name;

impl<'a> Lowering<'a, '_> {
    /// The union that a base component with a discriminator is: of the components that inherit from it, of those that its mapping
    /// names although they do not, and of itself. `None` for a component that is no base.
    pub(super) fn inheritance(&mut self, id: TypeId, at: &SchemaAt<'a>) -> Option<Shape> {
        let name = at.component?;
        let SchemaNode::Inline(schema) = at.node else { return None };
        let written = schema.schema_data.discriminator.as_ref()?;
        let children = self.descendants(name);
        let mapped = self.only_mapped(written, name, &children);
        if Keywords::of_schema(schema).has_arms() || (children.is_empty() && mapped.is_empty()) {
            return None;
        }
        let mut arms: Vec<UnionArm<'a>> = Vec::new();
        for child in children {
            let Some((child_id, place)) = self.ids.get(child).cloned() else { continue };
            arms.push(component_arm(child, TypeRef::new(TypeKind::Named(child_id)), place));
        }
        for child in mapped {
            arms.extend(self.mapped_arm(child, at));
        }
        if stands_alone(written, name) {
            arms.push(self.base_arm(at));
        }
        arms.retain(|arm| arm.ty.kind != TypeKind::Named(id));
        Some(self.union_shape(arms, Some(written), at))
    }

    /// The components that name this one in `allOf`, and those that name these.
    fn descendants(&self, name: &'a str) -> Vec<&'a str> {
        let mut found = Vec::new();
        let mut seen = HashSet::from([name]);
        let mut open: Vec<&'a str> = vec![name];
        while let Some(next) = open.pop() {
            for child in self.children.get(next).into_iter().flatten().rev() {
                if seen.insert(child) {
                    open.push(child);
                }
            }
            if next != name {
                found.push(next);
            }
        }
        found
    }

    /// The components that a base's mapping names, though they do not inherit from it. A component that is a union, or from which the
    /// base inherits, is left out: it could lead back to the base without end.
    fn only_mapped(&self, written: &Written, name: &'a str, descendants: &[&'a str]) -> Vec<&'a str> {
        let known: HashSet<&str> = descendants.iter().copied().chain([name]).collect();
        let bases = self.ancestors(name);
        let mut found: IndexSet<&'a str> = IndexSet::new();
        for reference in written.mapping.values().map(String::as_str).chain(default_mapping(written)) {
            let component = self.components.find(reference).or_else(|| self.components.named(reference));
            let Some((component, SchemaNode::Inline(schema))) = component else { continue };
            let is_union = schema.schema_data.discriminator.is_some() || Keywords::of_schema(schema).has_arms();
            if !known.contains(component) && !is_union && !bases.contains(component) {
                found.insert(component);
            }
        }
        found.into_iter().collect()
    }

    /// The components that this one names in `allOf`, and those that these name.
    fn ancestors(&self, name: &'a str) -> HashSet<&'a str> {
        let mut found = HashSet::new();
        let mut open = vec![name];
        while let Some(next) = open.pop() {
            let Some((_, SchemaNode::Inline(schema))) = self.components.named(next) else { continue };
            let named = Keywords::of_schema(schema).all_of.iter().filter_map(|part| SchemaNode::from(part).reference());
            let bases = named.filter_map(|reference| self.components.find(reference)).map(|(base, _)| base);
            open.extend(bases.filter(|base| found.insert(*base)));
        }
        found
    }

    /// The arm of a component that does not inherit from the base. Where it lacks a property of the base, the arm is a struct with the
    /// properties of both.
    fn mapped_arm(&mut self, child: &'a str, at: &SchemaAt<'a>) -> Option<UnionArm<'a>> {
        let (id, place) = self.ids.get(child).cloned()?;
        let base = self.parts_of(at);
        let own = self.parts_of(&place);
        let ty = if Members::of_parts(&base).is_within(&Members::of_parts(&own)) {
            TypeRef::new(TypeKind::Named(id))
        } else {
            let parts: Vec<_> = base.into_iter().chain(own).collect();
            let merged = place.with_hint(at.hint.child(child));
            let content = self.struct_of_parts(&parts, &merged);
            self.type_of_content(content, &merged)
        };
        Some(component_arm(child, ty, place))
    }

    /// The arm of the base itself: a struct with the base's own properties.
    fn base_arm(&mut self, at: &SchemaAt<'a>) -> UnionArm<'a> {
        let place = SchemaAt { hint: at.hint.child("base"), ..at.clone() };
        let parts = self.parts_of(at);
        let content = self.struct_of_parts(&parts, &place);
        let ty = self.type_of_content(content, &place);
        component_arm("base", ty, at.clone())
    }
}

/// Whether the base may occur itself: its mapping or `defaultMapping` names it, or there is no mapping to leave it out.
fn stands_alone(written: &Written, name: &str) -> bool {
    written.mapping.is_empty()
        || (written.mapping.values().map(String::as_str).chain(default_mapping(written)))
            .any(|to| component_name(to, "schemas").as_deref().unwrap_or(to) == name)
}

fn component_arm<'a>(hint: &str, ty: TypeRef, schema: SchemaAt<'a>) -> UnionArm<'a> {
    UnionArm::new(hint.to_owned(), Docs::default(), ty, schema)
}
