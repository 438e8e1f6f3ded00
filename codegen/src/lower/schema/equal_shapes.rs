//! Inline schemas that describe the same type under the same name become one definition.
//!
//! Tools that write a document out repeat an inline schema wherever it occurs. Two inline shapes are the same when they have equal fields or
//! values in any order, or equal arms, whatever their documentation, and the last words of their names are equal. The first place gives the
//! documentation, and the best name of all places is the type's. Shapes hold ids of definitions that are shared already, so comparing them is
//! cheap at any depth.

use crate::ir::{Enum, Field, NameHint, Shape, Struct, TypeId, Union};

/// A text that is equal for shapes that are to be one definition, with what `name` gives for the definitions in it.
pub(super) fn shape_key(shape: &Shape, hint: &NameHint, name: &dyn Fn(TypeId) -> String) -> String {
    let content = match shape {
        Shape::Struct(object) => struct_key(object, name),
        Shape::Enum(values) => enum_key(values),
        Shape::Union(union) => union_key(union, name),
        Shape::Alias(ty) => format!("={}", ty.key(name)),
    };
    format!("{:?}{content}", hint.0.last())
}

fn struct_key(object: &Struct, name: &dyn Fn(TypeId) -> String) -> String {
    let additional = object.additional.as_ref().map(|ty| ty.key(name));
    format!("{}+{additional:?}", sorted(object.fields.iter().map(|field| field_key(field, name))))
}

fn field_key(field: &Field, name: &dyn Fn(TypeId) -> String) -> String {
    let Field { wire_name, client_name, required, access, xml, aliases, ty, .. } = field;
    let named = client_name.as_ref().map(|client_name| format!("{client_name:?}")).unwrap_or_default();
    format!("{wire_name:?}{named}{}{required}{access:?}{xml:?}{aliases:?}", ty.key(name))
}

fn enum_key(values: &Enum) -> String {
    format!("{:?}{}", values.repr, sorted(values.variants.iter().map(|v| format!("{}{:?}", v.value, v.hint))))
}

fn union_key(union: &Union, name: &dyn Fn(TypeId) -> String) -> String {
    let arms: Vec<String> = union.variants.iter().map(|v| format!("{}{:?}", v.ty.key(name), v.hint)).collect();
    format!("{:?};{}", union.discriminator, arms.join(";"))
}

fn sorted(parts: impl Iterator<Item = String>) -> String {
    let mut parts: Vec<String> = parts.collect();
    parts.sort();
    parts.join(";")
}
