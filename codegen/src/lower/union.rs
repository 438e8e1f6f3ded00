//! `oneOf` and `anyOf`.

use openapiv3::{Discriminator, Schema};

use super::Lowering;
use super::all_of::arms_at;
use super::components::Bits;
use super::facts::Facts;
use super::place::{At, Node};
use super::schema::{Body, any, empty_type, with_bits};
use crate::diagnostic::Diagnostic;
use crate::ir::{Docs, Shape, TypeKind, TypeRef, Union, Variant};

/// An arm that has its type.
pub(super) struct Arm<'a> {
    pub hint: String,
    pub docs: Docs,
    pub ty: TypeRef,
    pub at: At<'a>,
}

impl<'a> Lowering<'a, '_> {
    /// The type of a schema that is nothing but a union.
    pub(super) fn union(&mut self, schema: &'a Schema, facts: &Facts<'a>, at: &At<'a>) -> Body {
        let discriminator = schema.schema_data.discriminator.as_ref();
        let mut arms = Vec::new();
        let mut conditions = 0;
        self.flatten(facts, at, &mut arms, &mut conditions);
        if conditions > 0 {
            self.diagnostics.push(Diagnostic::note(
                "constraint-documented-only",
                &at.pointer,
                format!("{conditions} arms of this union only add conditions"),
                "the conditions are not checked",
            ));
        }
        match discriminator {
            Some(discriminator) if !arms.is_empty() => self.tagged(arms, discriminator, at),
            _ => self.untagged(&arms, at),
        }
    }

    /// The type of a value of which any of these schemas may hold: null where one of them may.
    pub(super) fn one_of_these(&mut self, arms: &[At<'a>], at: &At<'a>) -> TypeRef {
        let (mut bits, mut kept) = (Bits::default(), Vec::new());
        for arm in arms {
            match self.components.emptiness(arm.node) {
                Some(empty) => bits = bits.or(empty),
                None => {
                    bits = bits.or(self.components.bits_of(arm.node));
                    kept.push(arm.clone());
                }
            }
        }
        if kept.is_empty() {
            return empty_type(bits);
        }
        let body = self.untagged(&kept, at);
        with_bits(self.named(body, at), bits)
    }

    /// The arms, those of nested unions in place of these; null, blank and pure conditions are none.
    fn flatten(&self, facts: &Facts<'a>, at: &At<'a>, arms: &mut Vec<At<'a>>, conditions: &mut usize) {
        let both = arms_at(facts.one_of, "oneOf", at).chain(arms_at(facts.any_of, "anyOf", at));
        for arm in both {
            if self.components.emptiness(arm.node).is_some() {
                continue;
            }
            if self.only_constrains(&arm) {
                *conditions += 1;
                continue;
            }
            if let Node::Inline(schema) = arm.node {
                let nested = Facts::of(schema);
                let pure = nested.has_arms() && nested.all_of.is_empty() && !nested.says_something();
                let same_kind = nested.one_of.is_empty() == facts.one_of.is_empty() || nested.one_of.len() == 1;
                if pure && same_kind && schema.schema_data.discriminator.is_none() {
                    self.flatten(&nested, &arm, arms, conditions);
                    continue;
                }
            }
            arms.push(arm);
        }
    }

    fn untagged(&mut self, arms: &[At<'a>], at: &At<'a>) -> Body {
        let groups = self.groups(arms);
        match groups.as_slice() {
            [] => any(),
            [only] => match self.group(only, at) {
                Body::Type(ty) => Body::Type(without_bits(ty)),
                Body::Shape(shape) => Body::Shape(shape),
            },
            several => {
                let firsts: Vec<At<'a>> = several.iter().filter_map(|group| group.first()).cloned().collect();
                let hints = self.arm_hints(&firsts, None);
                let arms = several.iter().zip(hints).map(|(group, hint)| self.arm(group, hint, at)).collect();
                self.union_of_arms(arms, None, at)
            }
        }
    }

    fn tagged(&mut self, arms: Vec<At<'a>>, discriminator: &'a Discriminator, at: &At<'a>) -> Body {
        let hints = self.arm_hints(&arms, Some(&discriminator.property_name));
        let arms = arms.into_iter().zip(hints).map(|(arm, hint)| self.arm(&[arm], hint, at)).collect();
        self.union_of_arms(arms, Some(discriminator), at)
    }

    fn arm(&mut self, group: &[At<'a>], hint: String, at: &At<'a>) -> Arm<'a> {
        let first = group.first().unwrap_or(at);
        let place = first.named(at.hint.child(&hint));
        let body = match group {
            // A discriminator may add to it, which must not change a component that it is a copy of.
            [_] => Body::Type(self.own_type(&place)),
            several => self.group(several, &place),
        };
        Arm { hint, docs: self.docs(first), ty: without_bits(self.named(body, &place)), at: first.clone() }
    }

    /// Puts a union together: equal arms once, no arm that is the union itself; a single arm is its own type.
    pub(super) fn union_of_arms(
        &mut self,
        arms: Vec<Arm<'a>>,
        discriminator: Option<&'a Discriminator>,
        at: &At<'a>,
    ) -> Body {
        let own = at.component.and_then(|name| self.ids.get(name)).map(|(id, _)| TypeKind::Named(*id));
        if let Some(any) = arms.iter().find(|arm| matches!(arm.ty.kind, TypeKind::Any(_))) {
            return any.ty.kind.clone().into();
        }
        let mut kept: Vec<(Arm<'a>, Vec<At<'a>>)> = Vec::new();
        for arm in arms {
            if Some(&arm.ty.kind) == own.as_ref() {
                continue;
            }
            let place = arm.at.clone();
            match kept.iter_mut().find(|(other, _)| other.ty == arm.ty) {
                Some((_, places)) => places.push(place),
                None => kept.push((arm, vec![place])),
            }
        }
        if kept.len() < 2
            && let Some((only, _)) = kept.first()
        {
            if let (TypeKind::Named(id), Some(discriminator)) = (&only.ty.kind, discriminator) {
                self.tags.push((*id, discriminator.property_name.clone()));
            }
            return Body::Type(only.ty.clone());
        }
        let discriminator = discriminator.and_then(|discriminator| self.discriminator(discriminator, &kept, at));
        let variants =
            kept.into_iter().map(|(arm, _)| Variant { hint: arm.hint, docs: arm.docs, ty: arm.ty }).collect();
        Body::Shape(Shape::Union(Union { variants, discriminator }))
    }
}

/// The bits of an arm are bits of the reference to the union.
fn without_bits(ty: TypeRef) -> TypeRef {
    TypeRef::new(ty.kind)
}
