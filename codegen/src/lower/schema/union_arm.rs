//! The arms of a union, once each has its type.

use indexmap::IndexMap;
use indexmap::map::Entry;
use openapiv3::Discriminator;

use super::discriminator_property::{NamedByDiscriminator, kind_by_values};
use super::schema_at::SchemaAt;
use super::type_or_shape::TypeOrShape;
use crate::ir::{Docs, Shape, TypeKind, TypeRef, Union, Variant};
use crate::lower::Lowering;

/// An arm that has its type.
pub(super) struct UnionArm<'a> {
    /// What to call the variant after.
    pub hint: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its type.
    pub ty: TypeRef,
    /// The schemas that have this type: the arm's own, and those of later arms that turned out to be of the same type.
    pub schemas: Vec<SchemaAt<'a>>,
}

impl<'a> UnionArm<'a> {
    /// The arm of one schema. What it adds to its type (null, blank) is added to every use of the union.
    pub fn new(hint: String, docs: Docs, ty: TypeRef, schema: SchemaAt<'a>) -> Self {
        Self { hint, docs, ty: TypeRef::new(ty.kind), schemas: vec![schema] }
    }
}

impl<'a> Lowering<'a, '_> {
    /// The union of some arms. Arms of one type become one, and an arm that is the union itself is left out. A single arm that remains is
    /// its own type.
    pub(super) fn union_of_arms(
        &mut self,
        arms: Vec<UnionArm<'a>>,
        discriminator: Option<&'a Discriminator>,
        at: &SchemaAt<'a>,
    ) -> TypeOrShape {
        if let Some(any) = arms.iter().find(|arm| matches!(arm.ty.kind, TypeKind::Any(_))) {
            return any.ty.kind.clone().into();
        }
        let own = at.component.and_then(|name| self.ids.get(name)).map(|(id, _)| TypeKind::Named(*id));
        let arms = distinct_arms(arms.into_iter().filter(|arm| Some(&arm.ty.kind) != own.as_ref()));
        if let [only] = arms.as_slice() {
            if let (TypeKind::Named(id), Some(discriminator)) = (&only.ty.kind, discriminator) {
                let kind = kind_by_values(discriminator.mapping.keys());
                let property = discriminator.property_name.clone();
                self.discriminated.push(NamedByDiscriminator { id: *id, property, kind, is_default: false });
            }
            return TypeOrShape::Type(only.ty.clone());
        }
        TypeOrShape::Shape(self.union_shape(arms, discriminator, at))
    }

    /// The definition of a union.
    pub(super) fn union_shape(
        &mut self,
        arms: Vec<UnionArm<'a>>,
        discriminator: Option<&'a Discriminator>,
        at: &SchemaAt<'a>,
    ) -> Shape {
        let discriminator = discriminator.and_then(|written| self.discriminator(written, &arms, at));
        let variants = arms.into_iter().map(|arm| Variant { hint: arm.hint, docs: arm.docs, ty: arm.ty }).collect();
        Shape::Union(Union { variants, discriminator })
    }
}

/// The arms with distinct types, in the order in which each type first occurs.
fn distinct_arms<'a>(arms: impl Iterator<Item = UnionArm<'a>>) -> Vec<UnionArm<'a>> {
    let mut distinct: IndexMap<TypeRef, UnionArm<'a>> = IndexMap::new();
    for arm in arms {
        match distinct.entry(arm.ty.clone()) {
            Entry::Occupied(mut known) => known.get_mut().schemas.extend(arm.schemas),
            Entry::Vacant(free) => drop(free.insert(arm)),
        }
    }
    distinct.into_values().collect()
}
