//! Discriminators (OpenAPI 4.8.25): on a union, and on a base that its children name in `allOf`.

use std::collections::{HashMap, HashSet};

use openapiv3::Discriminator as Written;

use super::Lowering;
use super::all_of::{DEPTH, Part};
use super::components::Components;
use super::facts::Facts;
use super::object::Members;
use super::place::{At, Node, component_name};
use super::schema::Body;
use super::union::Arm;
use crate::diagnostic::Diagnostic;
use crate::ir::{Access, Discriminator, Docs, Field, Shape, TypeId, TypeKind, TypeRef};

impl<'a> Lowering<'a, '_> {
    /// Which value names which arm; `None` (with a note) where an arm has no value.
    pub(super) fn discriminator(
        &mut self,
        written: &'a Written,
        arms: &[(Arm<'a>, Vec<At<'a>>)],
        at: &At<'a>,
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
                    format!("`{value}` is mapped to `{reference}`, which is no arm of the union"),
                    "the value is kept as an unknown one",
                )),
            }
        }
        for (index, (_, places)) in arms.iter().enumerate().filter(|(index, _)| !named.contains(index)) {
            for place in places {
                mapping.extend(
                    self.implicit_values(place, &written.property_name).into_iter().map(|value| (value, index)),
                );
            }
        }
        let mut seen = HashSet::new();
        mapping.retain(|(value, _)| seen.insert(value.clone()));
        if let Some(index) = (0..arms.len()).find(|index| !mapping.iter().any(|(_, arm)| arm == index)) {
            self.diagnostics.push(Diagnostic::note(
                "discriminator-incomplete",
                &at.pointer,
                format!("no value of `{}` names arm {}", written.property_name, index + 1),
                "the arms are told apart by their properties instead",
            ));
            return None;
        }
        let named = arms.iter().filter_map(|(arm, _)| arm.ty.kind.named());
        self.tags.extend(named.map(|id| (id, written.property_name.clone())));
        Some(Discriminator { property: written.property_name.clone(), mapping })
    }

    fn is_component(&self, place: &At<'a>, component: &str) -> bool {
        let mut node = place.node;
        loop {
            match node {
                Node::Reference(reference) => {
                    return component_name(reference, "schemas").as_deref() == Some(component);
                }
                Node::Inline(schema) => match (place.component, Facts::of(schema).all_of) {
                    (Some(name), _) => return name == component,
                    (None, [only]) => node = Node::from(only),
                    (None, _) => return false,
                },
            }
        }
    }

    /// The values of an arm that no mapping names: those that its property lists, else the component's name.
    fn implicit_values(&mut self, place: &At<'a>, property: &str) -> Vec<String> {
        let mut parts = Vec::new();
        self.collect(place, &mut HashSet::new(), &mut parts, DEPTH);
        let listed = parts.iter().rev().find_map(|part| {
            let node = Node::from(part.facts.properties?.get(property)?);
            let facts = Facts::of(self.components.schema(node)?);
            (facts.values.len() == 1).then_some(facts.values)
        });
        let name = match (place.node, place.component) {
            (Node::Reference(reference), _) => component_name(reference, "schemas"),
            (Node::Inline(_), component) => component.map(str::to_owned),
        };
        match listed {
            Some(values) => values.iter().map(super::enumeration::text).collect(),
            None => name.into_iter().collect(),
        }
    }

    /// A base component with a discriminator is the union of the components that inherit from it, of those that its mapping
    /// names without that they say so, and of itself.
    pub(super) fn inheritance(&mut self, id: TypeId, at: &At<'a>) -> Option<Shape> {
        let name = at.component?;
        let Node::Inline(schema) = at.node else { return None };
        let written = schema.schema_data.discriminator.as_ref()?;
        let children = self.descendants(name);
        let mapped = self.only_mapped(written, name, &children);
        if Facts::of(schema).has_arms() || (children.is_empty() && mapped.is_empty()) {
            return None;
        }
        let mut arms = Vec::new();
        for child in children {
            let Some((child_id, place)) = self.ids.get(child).cloned() else { continue };
            arms.push(Arm {
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
        let variants = kept
            .into_iter()
            .map(|(arm, _)| crate::ir::Variant { hint: arm.hint, docs: arm.docs, ty: arm.ty })
            .collect();
        Some(Shape::Union(crate::ir::Union { variants, discriminator }))
    }

    /// Whether the base may occur itself: its mapping names it, or there is no mapping to leave it out.
    fn stands_alone(&self, written: &Written, name: &str) -> bool {
        written.mapping.is_empty()
            || written.mapping.values().any(|to| component_name(to, "schemas").as_deref().unwrap_or(to) == name)
    }

    fn base_arm(&mut self, at: &At<'a>) -> Arm<'a> {
        let place = At { hint: at.hint.child("base"), ..at.clone() };
        let mut parts: Vec<Part<'a>> = Vec::new();
        self.collect(at, &mut HashSet::new(), &mut parts, DEPTH);
        let mut members = Members::default();
        parts.iter().for_each(|part| members.add(part));
        let body: Body = self.members(members, &place);
        Arm { hint: "base".to_owned(), docs: Docs::default(), ty: self.named(body, &place), at: at.clone() }
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
    fn mapped_arm(&mut self, child: &'a str, at: &At<'a>) -> Option<Arm<'a>> {
        let (id, place) = self.ids.get(child).cloned()?;
        let mut parts = Vec::new();
        self.collect(at, &mut HashSet::new(), &mut parts, DEPTH);
        let mut base = Members::default();
        parts.iter().for_each(|part| base.add(part));
        let ty = if base.is_within(&self.all_members(&place)) {
            TypeRef::new(TypeKind::Named(id))
        } else {
            self.collect(&place, &mut HashSet::new(), &mut parts, DEPTH);
            let merged = place.named(at.hint.child(child));
            let body = self.struct_of(&parts, &merged);
            self.named(body, &merged)
        };
        Some(Arm { hint: child.to_owned(), docs: Docs::default(), ty, at: place })
    }

    /// The components that a base's mapping names, though they do not inherit from it. One that is told apart itself, or that the
    /// base inherits from, could lead back to the base without end; it is none.
    fn only_mapped(&self, written: &Written, name: &'a str, descendants: &[&'a str]) -> Vec<&'a str> {
        let mut found: Vec<&'a str> = Vec::new();
        for reference in written.mapping.values() {
            let by_name = || self.components.find(&format!("#/components/schemas/{reference}"));
            let found_component = self.components.find(reference).or_else(by_name);
            let Some((component, Node::Inline(schema))) = found_component else { continue };
            let is_known = component == name || descendants.contains(&component) || found.contains(&component);
            let is_union = schema.schema_data.discriminator.is_some() || Facts::of(schema).has_arms();
            if !is_known && !is_union && !self.descendants(component).contains(&name) {
                found.push(component);
            }
        }
        found
    }

    /// Gives every struct that a discriminator picks the property that picks it. Where the struct occurs elsewhere too, nothing
    /// says that it has the property there.
    pub(super) fn apply_tags(&mut self) {
        let elsewhere = self.outside_unions();
        for (id, property) in std::mem::take(&mut self.tags) {
            let required = !elsewhere.contains(&id);
            let Some(definition) = self.api.types.get_mut(id.index()) else { continue };
            let origin = definition.origin.clone();
            let Shape::Struct(object) = &mut definition.shape else { continue };
            // Whatever a document says, a request without it could not be told from others.
            if let Some(field) = object.fields.iter_mut().find(|field| field.wire_name == property) {
                field.access = Access::ReadWrite;
            } else {
                definition.is_whole &= !required;
                object.fields.push(Field {
                    origin,
                    wire_name: property,
                    aliases: Vec::new(),
                    docs: Docs::default(),
                    ty: TypeRef::new(TypeKind::String),
                    required,
                    access: Access::ReadWrite,
                    xml: None,
                });
            }
        }
    }

    /// The types that something other than a union with a discriminator is made of.
    fn outside_unions(&mut self) -> HashSet<TypeId> {
        let mut found = HashSet::new();
        for definition in &self.api.types {
            let picks = matches!(&definition.shape, Shape::Union(union) if union.discriminator.is_some());
            if !picks {
                definition.shape.parts().into_iter().for_each(|part| part.mentions(&mut |id| found.extend([id])));
            }
        }
        let mut types: Vec<TypeRef> = self.api.incoming.iter().map(|incoming| incoming.payload.clone()).collect();
        for operation in &mut self.api.operations {
            types.extend(operation.request_types_mut().into_iter().map(|ty| ty.clone()));
            types.extend(operation.response_types_mut().into_iter().map(|ty| ty.clone()));
        }
        types.iter().for_each(|ty| ty.mentions(&mut |id| found.extend([id])));
        found
    }
}

/// By component: those that name it in `allOf`.
pub(super) fn children(components: Components<'_>) -> HashMap<&str, Vec<&str>> {
    let mut children: HashMap<&str, Vec<&str>> = HashMap::new();
    for (name, node) in components.iter() {
        let Node::Inline(schema) = node else { continue };
        for arm in Facts::of(schema).all_of {
            if let Node::Reference(reference) = Node::from(arm)
                && let Some((base, _)) = components.find(reference)
            {
                children.entry(base).or_default().push(name);
            }
        }
    }
    children
}
