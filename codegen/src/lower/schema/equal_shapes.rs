//! Inline schemas that describe the same type under the same name become one definition.
//!
//! Tools that write a document out repeat an inline schema wherever it occurs. Two inline shapes are the same when they have equal fields,
//! values or arms, whatever their documentation, and the last words of their names are equal. The first place gives the name and the
//! documentation. Shapes hold ids of definitions that are shared already, so comparing them is cheap at any depth.

use std::fmt::Write;

use crate::ir::{NameHint, Shape};

/// A text that is equal for shapes that are to be one definition.
pub(super) fn shape_key(shape: &Shape, hint: &NameHint) -> String {
    let mut key = format!("{:?}", hint.0.last());
    let written = match shape {
        Shape::Struct(object) => object
            .fields
            .iter()
            .try_for_each(|f| {
                write!(key, ";{:?}{:?}{}{:?}{:?}{:?}", f.wire_name, f.ty, f.required, f.access, f.xml, f.aliases)
            })
            .and_then(|()| write!(key, "+{:?}", object.additional)),
        Shape::Enum(values) => write!(key, "{:?}", values.repr)
            .and_then(|()| values.variants.iter().try_for_each(|v| write!(key, ";{}{:?}", v.value, v.hint))),
        Shape::Union(union) => write!(key, "{:?}", union.discriminator)
            .and_then(|()| union.variants.iter().try_for_each(|v| write!(key, ";{:?}{:?}", v.ty, v.hint))),
        Shape::Alias(ty) => write!(key, "={ty:?}"),
    };
    debug_assert!(written.is_ok(), "writing to a String does not fail");
    key
}
