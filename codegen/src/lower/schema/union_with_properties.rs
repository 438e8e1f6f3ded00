//! A union inside `allOf`, or beside `properties`: each arm becomes a struct that has the common properties too.

use std::collections::HashSet;

use super::keywords::{JsonType, Keywords};
use super::null_or_blank::NullOrBlank;
use super::object::Members;
use super::one_of::UnionArm;
use super::schema_at::SchemaAt;
use super::schema_part::{DEPTH, SchemaPart, arms_at};
use super::type_or_shape::TypeOrShape;
use crate::diagnostic::Diagnostic;
use crate::lower::Lowering;

impl<'a> Lowering<'a, '_> {
    /// The arms of a part that are objects; `None` when it has no arms, or they only add conditions.
    pub(super) fn object_arms(&self, part: &SchemaPart<'a>) -> Option<Vec<SchemaAt<'a>>> {
        let keyword = if part.keywords.one_of.is_empty() {
            ("anyOf", part.keywords.any_of)
        } else {
            ("oneOf", part.keywords.one_of)
        };
        let arms: Vec<SchemaAt<'a>> = arms_at(keyword.1, keyword.0, &part.at)
            .filter(|arm| self.components.only_null_or_blank(arm.node).is_none() && !self.only_constrains(arm))
            .collect();
        let objects = arms.iter().any(|arm| {
            self.components.schema_behind(arm.node).map(Keywords::of_schema).is_some_and(|keywords| {
                keywords.implied_type() == Some(JsonType::Object) || !keywords.all_of.is_empty() || keywords.has_arms()
            })
        });
        objects.then_some(arms)
    }

    /// Merges the first union's arms with everything else; further unions give optional properties.
    pub(super) fn union_with_properties(&mut self, parts: Vec<SchemaPart<'a>>, at: &SchemaAt<'a>) -> TypeOrShape {
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
        let Some((part, arms)) = union else { return self.struct_of_parts(&bases, at) };
        let mut common = Members::default();
        bases.iter().for_each(|base| common.add(base));
        // Children that inherit from this very schema have its properties already.
        let adds_nothing = arms.iter().all(|arm| common.is_within(&self.all_members(arm)));
        if adds_nothing {
            let place = SchemaAt { component: at.component, ..part.at.with_hint(at.hint.clone()) };
            return self.union(part.schema, &part.keywords, &place);
        }
        let merged: Vec<(SchemaAt<'a>, Vec<SchemaPart<'a>>)> =
            arms.into_iter().map(|arm| self.arm_parts(arm, at)).collect();
        self.merged_union(&part, &bases, merged, at)
    }

    fn merged_union(
        &mut self,
        part: &SchemaPart<'a>,
        bases: &[SchemaPart<'a>],
        mut merged: Vec<(SchemaAt<'a>, Vec<SchemaPart<'a>>)>,
        at: &SchemaAt<'a>,
    ) -> TypeOrShape {
        if let [(_, parts)] = merged.as_mut_slice() {
            let parts: Vec<SchemaPart<'a>> = bases.iter().cloned().chain(std::mem::take(parts)).collect();
            return self.struct_of_parts(&parts, at);
        }
        let discriminator = part.schema.schema_data.discriminator.as_ref();
        let inherited = bases.iter().find_map(|base| base.schema.schema_data.discriminator.as_ref());
        let discriminator = discriminator.or(inherited);
        let places: Vec<SchemaAt<'a>> = merged.iter().map(|(arm, _)| arm.clone()).collect();
        let hints = self.arm_hints(&places, discriminator.map(|written| written.property_name.as_str()));
        let arms = merged
            .into_iter()
            .zip(hints)
            .map(|((arm, parts), hint)| {
                let place = arm.with_hint(at.hint.child(&hint));
                let all: Vec<SchemaPart<'a>> = bases.iter().cloned().chain(parts).collect();
                let body = self.struct_of_parts(&all, &place);
                let ty = self.type_of_content(body, &place);
                UnionArm { hint, docs: self.schema_docs(&arm), ty, at: arm }
            })
            .collect();
        self.union_of_arms(arms, discriminator, at)
    }

    /// What an arm says of the object, with everything that it inherits.
    pub(super) fn all_members(&mut self, arm: &SchemaAt<'a>) -> Members<'a> {
        let mut parts = Vec::new();
        self.collect_parts(arm, &mut HashSet::new(), &mut parts, DEPTH);
        let mut members = Members::default();
        parts.iter().for_each(|part| members.add(part));
        members
    }

    /// An arm's own parts; a union inside it gives optional properties.
    fn arm_parts(&mut self, arm: SchemaAt<'a>, at: &SchemaAt<'a>) -> (SchemaAt<'a>, Vec<SchemaPart<'a>>) {
        let mut seen: HashSet<&'a str> = at.component.into_iter().collect();
        let mut collected = Vec::new();
        self.collect_parts(&arm, &mut seen, &mut collected, DEPTH);
        let mut parts = Vec::new();
        for part in collected {
            if let Some(arms) = self.object_arms(&part) {
                self.add_optional(&arms, &mut parts, &part);
            }
            parts.extend(own_part(&part));
        }
        (arm, parts)
    }

    fn add_optional(&mut self, arms: &[SchemaAt<'a>], parts: &mut Vec<SchemaPart<'a>>, union: &SchemaPart<'a>) {
        self.diagnostics.push(Diagnostic::note(
            "several-unions",
            &union.at.pointer,
            "this object has more than one `oneOf` or `anyOf`",
            "the properties in the arms of this one become optional properties of the object",
        ));
        for arm in arms {
            let mut collected = Vec::new();
            self.collect_parts(arm, &mut HashSet::new(), &mut collected, DEPTH);
            parts.extend(
                collected
                    .into_iter()
                    .filter(|part| part.keywords.has_properties())
                    .map(|part| SchemaPart { optional: true, ..part }),
            );
        }
    }

    /// Whether an arm is only a condition on a type that is said elsewhere.
    pub(super) fn only_constrains(&self, arm: &SchemaAt<'a>) -> bool {
        self.components.schema_behind(arm.node).is_some_and(|schema| Keywords::of_schema(schema).only_constrains())
            && self.components.only_null_or_blank(arm.node) != Some(NullOrBlank::default())
    }
}

/// A part without its arms.
fn own_part<'a>(part: &SchemaPart<'a>) -> Option<SchemaPart<'a>> {
    let keywords = Keywords { one_of: &[], any_of: &[], ..part.keywords.clone() };
    keywords.says_something().then(|| SchemaPart { keywords, ..part.clone() })
}
