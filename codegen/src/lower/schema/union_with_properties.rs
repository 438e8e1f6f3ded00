//! A union inside `allOf`, or beside `properties`: each arm becomes a struct that has the common properties as well.

use openapiv3::Discriminator;

use super::keywords::{JsonType, Keywords};
use super::members::Members;
use super::schema_at::SchemaAt;
use super::schema_part::{SchemaPart, arms_at};
use super::type_or_shape::TypeOrShape;
use super::union_arm::UnionArm;
use crate::diagnostic::Diagnostic;
use crate::lower::Lowering;

/// An arm and the parts that it consists of.
type ArmParts<'a> = (SchemaAt<'a>, Vec<SchemaPart<'a>>);

impl<'a> Lowering<'a, '_> {
    /// The arms of a part, if one of them is an object.
    pub(super) fn object_arms(&self, part: &SchemaPart<'a>) -> Option<Vec<SchemaAt<'a>>> {
        let (keyword, written) = match part.keywords.one_of {
            [] => ("anyOf", part.keywords.any_of),
            one_of => ("oneOf", one_of),
        };
        let arms: Vec<SchemaAt<'a>> = arms_at(written, keyword, &part.at)
            .filter(|arm| self.components.only_null_or_blank(arm.node).is_none() && !self.only_constrains(arm))
            .collect();
        arms.iter().any(|arm| self.may_be_object(arm)).then_some(arms)
    }

    fn may_be_object(&self, arm: &SchemaAt<'a>) -> bool {
        self.components.keywords_behind(arm.node).is_some_and(|keywords| {
            keywords.implied_type() == Some(JsonType::Object) || !keywords.all_of.is_empty() || keywords.has_arms()
        })
    }

    /// Distributes the first union over all other parts. The properties in the arms of further unions become optional ones.
    pub(super) fn union_with_properties(&mut self, parts: Vec<SchemaPart<'a>>, at: &SchemaAt<'a>) -> TypeOrShape {
        let mut union = None;
        let mut common = Vec::new();
        for part in parts {
            match self.object_arms(&part) {
                Some(arms) if union.is_none() => {
                    common.extend(without_union(&part));
                    union = Some((part, arms));
                }
                Some(arms) => {
                    common.extend(without_union(&part));
                    self.add_optional_parts(&arms, &mut common, &part);
                }
                None => common.push(part),
            }
        }
        let Some((part, arms)) = union else { return self.struct_of_parts(&common, at) };
        if self.have_all_members(&arms, &Members::of_parts(&common)) {
            let place = SchemaAt { component: at.component, ..part.at.with_hint(at.hint.clone()) };
            return self.union(part.schema, &part.keywords, &place);
        }
        let mut arms: Vec<ArmParts<'a>> = arms.into_iter().map(|arm| self.parts_of_arm(arm, at)).collect();
        if let [(_, only)] = arms.as_mut_slice() {
            common.append(only);
            return self.struct_of_parts(&common, at);
        }
        let discriminator = discriminator_among(&part, &common);
        self.union_of_structs(arms, &common, discriminator, at)
    }

    /// Whether every arm has all of these members already, as children have that inherit from the schema with the union.
    fn have_all_members(&mut self, arms: &[SchemaAt<'a>], members: &Members<'a>) -> bool {
        arms.iter().all(|arm| members.is_within(&Members::of_parts(&self.parts_of(arm))))
    }

    fn union_of_structs(
        &mut self,
        arms: Vec<ArmParts<'a>>,
        common: &[SchemaPart<'a>],
        discriminator: Option<&'a Discriminator>,
        at: &SchemaAt<'a>,
    ) -> TypeOrShape {
        let places: Vec<SchemaAt<'a>> = arms.iter().map(|(arm, _)| arm.clone()).collect();
        let hints = self.arm_hints(&places, discriminator.map(|written| written.property_name.as_str()));
        let mut structs = Vec::new();
        for ((arm, parts), hint) in arms.into_iter().zip(hints) {
            if self.merge_budget.is_used_up() {
                return self.unmerged(at);
            }
            let place = arm.with_hint(at.hint.child(&hint));
            let parts: Vec<SchemaPart<'a>> = common.iter().cloned().chain(parts).collect();
            let content = self.struct_of_parts(&parts, &place);
            let ty = self.type_of_content(content, &place);
            structs.push(UnionArm::new(hint, self.schema_docs(&arm), ty, arm));
        }
        self.union_of_arms(structs, discriminator, at)
    }

    /// The parts of an arm. The properties in the arms of a union inside it become optional ones.
    fn parts_of_arm(&mut self, arm: SchemaAt<'a>, at: &SchemaAt<'a>) -> ArmParts<'a> {
        let mut parts = Vec::new();
        for part in self.parts_of_all(std::slice::from_ref(&arm), at.component.into_iter().collect()) {
            if let Some(arms) = self.object_arms(&part) {
                self.add_optional_parts(&arms, &mut parts, &part);
            }
            parts.extend(without_union(&part));
        }
        (arm, parts)
    }

    /// Adds the parts of a union's arms that have properties, as optional ones.
    fn add_optional_parts(&mut self, arms: &[SchemaAt<'a>], parts: &mut Vec<SchemaPart<'a>>, union: &SchemaPart<'a>) {
        self.diagnostics.push(Diagnostic::note(
            "several-unions",
            &union.at.pointer,
            "this object has more than one `oneOf` or `anyOf`",
            "the properties in the arms of this one become optional properties of the object",
        ));
        for arm in arms {
            let with_properties = self.parts_of(arm).into_iter().filter(|part| part.keywords.has_properties());
            parts.extend(with_properties.map(|part| SchemaPart { optional: true, ..part }));
        }
    }
}

/// The discriminator of the union, else of one of the parts that it is distributed over.
fn discriminator_among<'a>(union: &SchemaPart<'a>, common: &[SchemaPart<'a>]) -> Option<&'a Discriminator> {
    let all = std::iter::once(union).chain(common);
    all.filter_map(|part| part.schema.schema_data.discriminator.as_ref()).next()
}

/// What a part says beside its union, if anything.
fn without_union<'a>(part: &SchemaPart<'a>) -> Option<SchemaPart<'a>> {
    let keywords = Keywords { one_of: &[], any_of: &[], ..part.keywords.clone() };
    keywords.describes_value().then(|| SchemaPart { keywords, ..part.clone() })
}
