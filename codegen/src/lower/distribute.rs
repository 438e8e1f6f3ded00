//! A union inside `allOf`, or beside `properties`: each arm becomes a struct that has the common properties too.

use std::collections::HashSet;

use super::Lowering;
use super::all_of::{DEPTH, Part, arms_at};
use super::components::Bits;
use super::facts::{Facts, JsonType};
use super::object::Members;
use super::place::At;
use super::schema::Body;
use super::union::Arm;
use crate::diagnostic::Diagnostic;

impl<'a> Lowering<'a, '_> {
    /// The arms of a part that are objects; `None` when it has no arms, or they only add conditions.
    pub(super) fn object_arms(&self, part: &Part<'a>) -> Option<Vec<At<'a>>> {
        let keyword =
            if part.facts.one_of.is_empty() { ("anyOf", part.facts.any_of) } else { ("oneOf", part.facts.one_of) };
        let arms: Vec<At<'a>> = arms_at(keyword.1, keyword.0, &part.at)
            .filter(|arm| self.components.emptiness(arm.node).is_none() && !self.only_constrains(arm))
            .collect();
        let objects = arms.iter().any(|arm| {
            self.components.schema(arm.node).map(Facts::of).is_some_and(|facts| {
                facts.implied_type() == Some(JsonType::Object) || !facts.all_of.is_empty() || facts.has_arms()
            })
        });
        objects.then_some(arms)
    }

    /// Merges the first union's arms with everything else; further unions give optional properties.
    pub(super) fn distribute(&mut self, parts: Vec<Part<'a>>, at: &At<'a>) -> Body {
        let mut union = None;
        let mut bases = Vec::new();
        for part in parts {
            match self.object_arms(&part) {
                Some(arms) if union.is_none() => {
                    bases.extend(own_part(&part));
                    union = Some((part, arms));
                }
                Some(arms) => {
                    bases.extend(own_part(&part));
                    self.add_optional(&arms, &mut bases, &part);
                }
                None => bases.push(part),
            }
        }
        let Some((part, arms)) = union else { return self.struct_of(&bases, at) };
        let mut common = Members::default();
        bases.iter().for_each(|base| common.add(base));
        // Children that inherit from this very schema have its properties already.
        let adds_nothing = arms.iter().all(|arm| common.is_within(&self.all_members(arm)));
        if adds_nothing {
            let place = At { component: at.component, ..part.at.named(at.hint.clone()) };
            return self.union(part.schema, &part.facts, &place);
        }
        let merged: Vec<(At<'a>, Vec<Part<'a>>)> = arms.into_iter().map(|arm| self.arm_parts(arm, at)).collect();
        self.merged_union(&part, &bases, merged, at)
    }

    fn merged_union(
        &mut self,
        part: &Part<'a>,
        bases: &[Part<'a>],
        mut merged: Vec<(At<'a>, Vec<Part<'a>>)>,
        at: &At<'a>,
    ) -> Body {
        if let [(_, parts)] = merged.as_mut_slice() {
            let parts: Vec<Part<'a>> = bases.iter().cloned().chain(std::mem::take(parts)).collect();
            return self.struct_of(&parts, at);
        }
        let discriminator = part.schema.schema_data.discriminator.as_ref();
        let inherited = bases.iter().find_map(|base| base.schema.schema_data.discriminator.as_ref());
        let discriminator = discriminator.or(inherited);
        let places: Vec<At<'a>> = merged.iter().map(|(arm, _)| arm.clone()).collect();
        let hints = self.arm_hints(&places, discriminator.map(|written| written.property_name.as_str()));
        let arms = merged
            .into_iter()
            .zip(hints)
            .map(|((arm, parts), hint)| {
                let place = arm.named(at.hint.child(&hint));
                let all: Vec<Part<'a>> = bases.iter().cloned().chain(parts).collect();
                let body = self.struct_of(&all, &place);
                let ty = self.named(body, &place);
                Arm { hint, docs: self.docs(&arm), ty, at: arm }
            })
            .collect();
        self.union_of_arms(arms, discriminator, at)
    }

    /// What an arm says of the object, with everything that it inherits.
    pub(super) fn all_members(&mut self, arm: &At<'a>) -> Members<'a> {
        let mut parts = Vec::new();
        self.collect(arm, &mut HashSet::new(), &mut parts, DEPTH);
        let mut members = Members::default();
        parts.iter().for_each(|part| members.add(part));
        members
    }

    /// An arm's own parts; a union inside it gives optional properties.
    fn arm_parts(&mut self, arm: At<'a>, at: &At<'a>) -> (At<'a>, Vec<Part<'a>>) {
        let mut seen: HashSet<&'a str> = at.component.into_iter().collect();
        let mut collected = Vec::new();
        self.collect(&arm, &mut seen, &mut collected, DEPTH);
        let mut parts = Vec::new();
        for part in collected {
            if let Some(arms) = self.object_arms(&part) {
                self.add_optional(&arms, &mut parts, &part);
            }
            parts.extend(own_part(&part));
        }
        (arm, parts)
    }

    fn add_optional(&mut self, arms: &[At<'a>], parts: &mut Vec<Part<'a>>, union: &Part<'a>) {
        self.diagnostics.push(Diagnostic::note(
            "several-unions",
            &union.at.pointer,
            "more than one `oneOf` or `anyOf` holds of this object",
            "the properties of this one's arms become optional properties",
        ));
        for arm in arms {
            let mut collected = Vec::new();
            self.collect(arm, &mut HashSet::new(), &mut collected, DEPTH);
            parts.extend(
                collected
                    .into_iter()
                    .filter(|part| part.facts.has_properties())
                    .map(|part| Part { optional: true, ..part }),
            );
        }
    }

    /// Whether an arm is only a condition on a type that is said elsewhere.
    pub(super) fn only_constrains(&self, arm: &At<'a>) -> bool {
        self.components.schema(arm.node).is_some_and(|schema| Facts::of(schema).only_constrains())
            && self.components.emptiness(arm.node) != Some(Bits::default())
    }
}

/// A part without its arms.
fn own_part<'a>(part: &Part<'a>) -> Option<Part<'a>> {
    let facts = Facts { one_of: &[], any_of: &[], ..part.facts.clone() };
    facts.says_something().then(|| Part { facts, ..part.clone() })
}
