//! `oneOf` and `anyOf`: unions.
//!
//! Arms that are null or blank make no variant; they are said by each use of the union. Arms that one Rust type can hold become one
//! variant (`shared_arms`).

use openapiv3::{Discriminator, Schema};

use super::keywords::Keywords;
use super::null_or_blank::NullOrBlank;
use super::schema_at::{SchemaAt, SchemaNode};
use super::schema_part::arms_at;
use super::type_or_shape::{TypeOrShape, any};
use super::union_arm::UnionArm;
use crate::diagnostic::Diagnostic;
use crate::ir::TypeRef;
use crate::lower::Lowering;

impl<'a> Lowering<'a, '_> {
    /// The type of a schema that is nothing but a union.
    pub(super) fn union(&mut self, schema: &'a Schema, keywords: &Keywords<'a>, at: &SchemaAt<'a>) -> TypeOrShape {
        let mut arms = Vec::new();
        let mut conditions = 0;
        self.flatten_arms(keywords, at, &mut arms, &mut conditions);
        if conditions > 0 {
            self.diagnostics.push(Diagnostic::note(
                "constraint-documented-only",
                &at.pointer,
                format!("{conditions} arms of this union have no type of their own, only conditions"),
                "the conditions are not checked",
            ));
        }
        match schema.schema_data.discriminator.as_ref().filter(|_| !arms.is_empty()) {
            Some(discriminator) => self.union_with_discriminator(arms, discriminator, at),
            None => self.union_without_discriminator(&arms, at),
        }
    }

    /// The type of a value of which one of these schemas holds: null where one of them may be.
    pub(super) fn one_of_these(&mut self, arms: &[SchemaAt<'a>], at: &SchemaAt<'a>) -> TypeRef {
        let (mut allowed, mut kept) = (NullOrBlank::default(), Vec::new());
        for arm in arms {
            match self.components.only_null_or_blank(arm.node) {
                Some(only) => allowed = allowed.or(only),
                None => {
                    allowed = allowed.or(self.components.null_or_blank_at(arm.node));
                    kept.push(arm.clone());
                }
            }
        }
        if kept.is_empty() {
            return allowed.alone();
        }
        let content = self.union_without_discriminator(&kept, at);
        allowed.beside(self.type_of_content(content, at))
    }

    /// Collects the arms that have a type, those of a nested union in its place. Counts the arms that are only conditions.
    fn flatten_arms(
        &self,
        keywords: &Keywords<'a>,
        at: &SchemaAt<'a>,
        arms: &mut Vec<SchemaAt<'a>>,
        conditions: &mut usize,
    ) {
        let both = arms_at(keywords.one_of, "oneOf", at).chain(arms_at(keywords.any_of, "anyOf", at));
        for arm in both {
            if self.components.only_null_or_blank(arm.node).is_some() {
                continue;
            }
            if self.only_constrains(&arm) {
                *conditions += 1;
            } else if let Some(nested) = nested_union(&arm, keywords) {
                self.flatten_arms(&nested, &arm, arms, conditions);
            } else {
                arms.push(arm);
            }
        }
    }

    /// Whether an arm is only a condition on a value whose type is given elsewhere.
    pub(super) fn only_constrains(&self, arm: &SchemaAt<'a>) -> bool {
        self.components.keywords_behind(arm.node).is_some_and(|keywords| keywords.only_constrains())
            && self.components.only_null_or_blank(arm.node) != Some(NullOrBlank::default())
    }

    fn union_without_discriminator(&mut self, arms: &[SchemaAt<'a>], at: &SchemaAt<'a>) -> TypeOrShape {
        let groups = self.arms_by_rust_type(arms);
        match groups.as_slice() {
            [] => any(),
            [only] => match self.type_of_arms(only, at) {
                TypeOrShape::Type(ty) => ty.kind.into(),
                TypeOrShape::Shape(shape) => TypeOrShape::Shape(shape),
            },
            several => {
                let firsts: Vec<SchemaAt<'a>> = several.iter().filter_map(|group| group.first()).cloned().collect();
                let hints = self.arm_hints(&firsts, None);
                let arms = several.iter().zip(hints).map(|(group, hint)| self.union_arm(group, hint, at)).collect();
                self.union_of_arms(arms, None, at)
            }
        }
    }

    fn union_with_discriminator(
        &mut self,
        arms: Vec<SchemaAt<'a>>,
        discriminator: &'a Discriminator,
        at: &SchemaAt<'a>,
    ) -> TypeOrShape {
        let hints = self.arm_hints(&arms, Some(&discriminator.property_name));
        let arms = arms.into_iter().zip(hints).map(|(arm, hint)| self.union_arm(&[arm], hint, at)).collect();
        self.union_of_arms(arms, Some(discriminator), at)
    }

    /// The variant of some arms that one type holds.
    fn union_arm(&mut self, group: &[SchemaAt<'a>], hint: String, at: &SchemaAt<'a>) -> UnionArm<'a> {
        let first = group.first().unwrap_or(at);
        let place = first.with_hint(at.hint.child(&hint));
        let content = match group {
            // The type is the arm's own even where the arm is a copy of a component: a discriminator may add a property to it.
            [_] => TypeOrShape::Type(self.own_type(&place)),
            several => self.type_of_arms(several, &place),
        };
        let docs = self.schema_docs(first);
        let ty = self.type_of_content(content, &place);
        UnionArm::new(hint, docs, ty, first.clone())
    }
}

/// The keywords of an arm that is itself nothing but a union of the same keyword as the outer one, without a discriminator.
fn nested_union<'a>(arm: &SchemaAt<'a>, outer: &Keywords<'a>) -> Option<Keywords<'a>> {
    let SchemaNode::Inline(schema) = arm.node else { return None };
    let nested = Keywords::of_schema(schema);
    let is_union = nested.has_arms() && nested.all_of.is_empty() && !nested.describes_value();
    let same_keyword = nested.one_of.is_empty() == outer.one_of.is_empty() || nested.one_of.len() == 1;
    (is_union && same_keyword && schema.schema_data.discriminator.is_none()).then_some(nested)
}
