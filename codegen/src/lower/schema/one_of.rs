//! `oneOf` and `anyOf`.

use openapiv3::{Discriminator, Schema};

use super::keywords::Keywords;
use super::null_or_blank::NullOrBlank;
use super::schema_at::{SchemaAt, SchemaNode};
use super::schema_part::arms_at;
use super::type_or_shape::{TypeOrShape, any};
use crate::diagnostic::Diagnostic;
use crate::ir::{Docs, Shape, TypeKind, TypeRef, Union, Variant};
use crate::lower::Lowering;

/// An arm that has its type.
pub(super) struct UnionArm<'a> {
    pub hint: String,
    pub docs: Docs,
    pub ty: TypeRef,
    pub at: SchemaAt<'a>,
}

impl<'a> Lowering<'a, '_> {
    /// The type of a schema that is nothing but a union.
    pub(super) fn union(&mut self, schema: &'a Schema, keywords: &Keywords<'a>, at: &SchemaAt<'a>) -> TypeOrShape {
        let discriminator = schema.schema_data.discriminator.as_ref();
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
        match discriminator {
            Some(discriminator) if !arms.is_empty() => self.tagged(arms, discriminator, at),
            _ => self.untagged(&arms, at),
        }
    }

    /// The type of a value of which any of these schemas may hold: null where one of them may.
    pub(super) fn one_of_these(&mut self, arms: &[SchemaAt<'a>], at: &SchemaAt<'a>) -> TypeRef {
        let (mut bits, mut kept) = (NullOrBlank::default(), Vec::new());
        for arm in arms {
            match self.components.only_null_or_blank(arm.node) {
                Some(empty) => bits = bits.or(empty),
                None => {
                    bits = bits.or(self.components.null_or_blank_at(arm.node));
                    kept.push(arm.clone());
                }
            }
        }
        if kept.is_empty() {
            return bits.alone();
        }
        let body = self.untagged(&kept, at);
        bits.beside(self.type_of_content(body, at))
    }

    /// The arms, those of nested unions in place of these; null, blank and pure conditions are none.
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
                continue;
            }
            if let SchemaNode::Inline(schema) = arm.node {
                let nested = Keywords::of_schema(schema);
                let pure = nested.has_arms() && nested.all_of.is_empty() && !nested.says_something();
                let same_kind = nested.one_of.is_empty() == keywords.one_of.is_empty() || nested.one_of.len() == 1;
                if pure && same_kind && schema.schema_data.discriminator.is_none() {
                    self.flatten_arms(&nested, &arm, arms, conditions);
                    continue;
                }
            }
            arms.push(arm);
        }
    }

    fn untagged(&mut self, arms: &[SchemaAt<'a>], at: &SchemaAt<'a>) -> TypeOrShape {
        let groups = self.arms_by_rust_type(arms);
        match groups.as_slice() {
            [] => any(),
            [only] => match self.type_of_arms(only, at) {
                TypeOrShape::Type(ty) => TypeOrShape::Type(not_null_or_blank(ty)),
                TypeOrShape::Shape(shape) => TypeOrShape::Shape(shape),
            },
            several => {
                let firsts: Vec<SchemaAt<'a>> = several.iter().filter_map(|group| group.first()).cloned().collect();
                let hints = self.arm_hints(&firsts, None);
                let arms = several.iter().zip(hints).map(|(group, hint)| self.lower_arm(group, hint, at)).collect();
                self.union_of_arms(arms, None, at)
            }
        }
    }

    fn tagged(&mut self, arms: Vec<SchemaAt<'a>>, discriminator: &'a Discriminator, at: &SchemaAt<'a>) -> TypeOrShape {
        let hints = self.arm_hints(&arms, Some(&discriminator.property_name));
        let arms = arms.into_iter().zip(hints).map(|(arm, hint)| self.lower_arm(&[arm], hint, at)).collect();
        self.union_of_arms(arms, Some(discriminator), at)
    }

    fn lower_arm(&mut self, group: &[SchemaAt<'a>], hint: String, at: &SchemaAt<'a>) -> UnionArm<'a> {
        let first = group.first().unwrap_or(at);
        let place = first.with_hint(at.hint.child(&hint));
        let body = match group {
            // A discriminator may add to it, which must not change a component that it is a copy of.
            [_] => TypeOrShape::Type(self.own_type(&place)),
            several => self.type_of_arms(several, &place),
        };
        UnionArm {
            hint,
            docs: self.schema_docs(first),
            ty: not_null_or_blank(self.type_of_content(body, &place)),
            at: first.clone(),
        }
    }

    /// Puts a union together: equal arms once, no arm that is the union itself; a single arm is its own type.
    pub(super) fn union_of_arms(
        &mut self,
        arms: Vec<UnionArm<'a>>,
        discriminator: Option<&'a Discriminator>,
        at: &SchemaAt<'a>,
    ) -> TypeOrShape {
        let own = at.component.and_then(|name| self.ids.get(name)).map(|(id, _)| TypeKind::Named(*id));
        if let Some(any) = arms.iter().find(|arm| matches!(arm.ty.kind, TypeKind::Any(_))) {
            return any.ty.kind.clone().into();
        }
        let mut kept: Vec<(UnionArm<'a>, Vec<SchemaAt<'a>>)> = Vec::new();
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
                self.discriminated.push((*id, discriminator.property_name.clone()));
            }
            return TypeOrShape::Type(only.ty.clone());
        }
        let discriminator = discriminator.and_then(|discriminator| self.discriminator(discriminator, &kept, at));
        let variants =
            kept.into_iter().map(|(arm, _)| Variant { hint: arm.hint, docs: arm.docs, ty: arm.ty }).collect();
        TypeOrShape::Shape(Shape::Union(Union { variants, discriminator }))
    }
}

/// The bits of an arm are bits of the reference to the union.
fn not_null_or_blank(ty: TypeRef) -> TypeRef {
    TypeRef::new(ty.kind)
}
