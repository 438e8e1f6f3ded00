//! Whether two types look the same from outside, whatever they and the types inside them are called.

use std::collections::BTreeSet;

use crate::surface::{EnumSurface, FieldSurface, ShapeSurface, UnionSurface};

/// Whether the shapes have the same fields, values or arms. Two names for other types never look the same: what they stand for is
/// compared by itself.
pub(super) fn are_alike(old: &ShapeSurface, new: &ShapeSurface) -> bool {
    match (old, new) {
        (ShapeSurface::Struct(old), ShapeSurface::Struct(new)) => {
            let keys = |fields: &[FieldSurface]| -> BTreeSet<String> {
                fields.iter().map(|field| field.wire_name.clone()).collect()
            };
            keys(&old.fields) == keys(&new.fields) && old.additional.is_some() == new.additional.is_some()
        }
        (ShapeSurface::Enum(old), ShapeSurface::Enum(new)) => {
            let values = |list: &EnumSurface| -> BTreeSet<String> {
                list.variants.iter().map(|variant| variant.value.to_string()).collect()
            };
            values(old) == values(new)
        }
        (ShapeSurface::Union(old), ShapeSurface::Union(new)) => {
            let arms = |union: &UnionSurface| -> BTreeSet<String> {
                union.arms.iter().map(|arm| arm.told_by.clone()).collect()
            };
            arms(old) == arms(new)
        }
        (ShapeSurface::Struct(_) | ShapeSurface::Enum(_) | ShapeSurface::Union(_), _)
        | (ShapeSurface::Alias(_) | ShapeSurface::Newtype(_), _) => false,
    }
}
