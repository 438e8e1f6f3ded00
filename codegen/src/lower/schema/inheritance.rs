//! Inheritance (OpenAPI 4.8.25): a base component with a discriminator, which its children name in `allOf`, is the union of these.

use std::collections::{HashMap, HashSet};

use openapiv3::Discriminator as Written;

use super::components::Components;
use super::keywords::Keywords;
use super::object::Members;
use super::one_of::UnionArm;
use super::schema_at::{SchemaAt, SchemaNode};
use super::schema_part::{DEPTH, SchemaPart};
use super::type_or_shape::TypeOrShape;
use crate::ir::{Docs, Shape, TypeId, TypeKind, TypeRef, Union, Variant};
use crate::lower::Lowering;
use crate::lower::reference::component_name;

impl<'a> Lowering<'a, '_> {
    /// A base component with a discriminator is the union of the components that inherit from it, of those that its mapping
    /// names without that they say so, and of itself.
    pub(super) fn inheritance(&mut self, id: TypeId, at: &SchemaAt<'a>) -> Option<Shape> {
        let name = at.component?;
        let SchemaNode::Inline(schema) = at.node else { return None };
        let written = schema.schema_data.discriminator.as_ref()?;
        let children = self.descendants(name);
        let mapped = self.only_mapped(written, name, &children);
        if Keywords::of_schema(schema).has_arms() || (children.is_empty() && mapped.is_empty()) {
            return None;
        }
        let mut arms = Vec::new();
        for child in children {
            let Some((child_id, place)) = self.ids.get(child).cloned() else { continue };
            arms.push(UnionArm {
                hint: child.to_owned(),
                docs: Docs::default(),
                ty: TypeRef::new(TypeKind::Named(child_id)),
                at: place,
            });
        }
        for child in mapped {
            arms.extend(self.mapped_arm(child, at));
        }
        if self.stands_alone(written, name) {
            arms.push(self.base_arm(at));
        }
        let kept = arms.into_iter().filter(|arm| arm.ty.kind != TypeKind::Named(id)).map(|arm| {
            let place = arm.at.clone();
            (arm, vec![place])
        });
        let kept: Vec<_> = kept.collect();
        let discriminator = self.discriminator(written, &kept, at);
        let variants =
            kept.into_iter().map(|(arm, _)| Variant { hint: arm.hint, docs: arm.docs, ty: arm.ty }).collect();
        Some(Shape::Union(Union { variants, discriminator }))
    }

    /// Whether the base may occur itself: its mapping names it, or there is no mapping to leave it out.
    fn stands_alone(&self, written: &Written, name: &str) -> bool {
        written.mapping.is_empty()
            || written.mapping.values().any(|to| component_name(to, "schemas").as_deref().unwrap_or(to) == name)
    }

    fn base_arm(&mut self, at: &SchemaAt<'a>) -> UnionArm<'a> {
        let place = SchemaAt { hint: at.hint.child("base"), ..at.clone() };
        let mut parts: Vec<SchemaPart<'a>> = Vec::new();
        self.collect_parts(at, &mut HashSet::new(), &mut parts, DEPTH);
        let mut members = Members::default();
        parts.iter().for_each(|part| members.add(part));
        let body: TypeOrShape = self.object_of_members(members, &place);
        UnionArm {
            hint: "base".to_owned(),
            docs: Docs::default(),
            ty: self.type_of_content(body, &place),
            at: at.clone(),
        }
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

    /// A component that does not inherit from the base, with the base's properties where it has not all of them.
    fn mapped_arm(&mut self, child: &'a str, at: &SchemaAt<'a>) -> Option<UnionArm<'a>> {
        let (id, place) = self.ids.get(child).cloned()?;
        let mut parts = Vec::new();
        self.collect_parts(at, &mut HashSet::new(), &mut parts, DEPTH);
        let mut base = Members::default();
        parts.iter().for_each(|part| base.add(part));
        let ty = if base.is_within(&self.all_members(&place)) {
            TypeRef::new(TypeKind::Named(id))
        } else {
            self.collect_parts(&place, &mut HashSet::new(), &mut parts, DEPTH);
            let merged = place.with_hint(at.hint.child(child));
            let body = self.struct_of_parts(&parts, &merged);
            self.type_of_content(body, &merged)
        };
        Some(UnionArm { hint: child.to_owned(), docs: Docs::default(), ty, at: place })
    }

    /// The components that a base's mapping names, though they do not inherit from it. One that is told apart itself, or that the
    /// base inherits from, could lead back to the base without end; it is none.
    fn only_mapped(&self, written: &Written, name: &'a str, descendants: &[&'a str]) -> Vec<&'a str> {
        let mut found: Vec<&'a str> = Vec::new();
        for reference in written.mapping.values() {
            let by_name = || self.components.find(&format!("#/components/schemas/{reference}"));
            let found_component = self.components.find(reference).or_else(by_name);
            let Some((component, SchemaNode::Inline(schema))) = found_component else { continue };
            let is_known = component == name || descendants.contains(&component) || found.contains(&component);
            let is_union = schema.schema_data.discriminator.is_some() || Keywords::of_schema(schema).has_arms();
            if !is_known && !is_union && !self.descendants(component).contains(&name) {
                found.push(component);
            }
        }
        found
    }
}

/// By component: those that name it in `allOf`.
pub(in crate::lower) fn children_of_bases(components: Components<'_>) -> HashMap<&str, Vec<&str>> {
    let mut children: HashMap<&str, Vec<&str>> = HashMap::new();
    for (name, node) in components.iter() {
        let SchemaNode::Inline(schema) = node else { continue };
        for arm in Keywords::of_schema(schema).all_of {
            if let SchemaNode::Reference(reference) = SchemaNode::from(arm)
                && let Some((base, _)) = components.find(reference)
            {
                children.entry(base).or_default().push(name);
            }
        }
    }
    children
}
