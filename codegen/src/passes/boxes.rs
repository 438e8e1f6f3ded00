//! Recursion: which values need a `Box`, and which aliases need to be types of their own.

use std::collections::HashSet;

use super::graph::cycles;
use crate::ir::{Api, Shape, TypeDef, TypeId, TypeRef};

/// Where recursion must go through the heap.
#[derive(Debug, Default)]
pub(crate) struct Boxes {
    boxed: HashSet<(TypeId, TypeId)>,
    newtypes: HashSet<TypeId>,
}

impl Boxes {
    /// Whether a value of type `held` directly inside `holder` is boxed.
    pub(crate) fn is_boxed(&self, holder: TypeId, held: TypeId) -> bool {
        self.boxed.contains(&(holder, held))
    }

    /// Whether an alias mentions itself, which `type` cannot say.
    pub(crate) fn is_newtype(&self, alias: TypeId) -> bool {
        self.newtypes.contains(&alias)
    }
}

/// Boxes a value wherever its type holds the type around it without a list or map between. Fewer boxes would do, but so it depends on a
/// field's own cycles alone whether the field is boxed.
pub(super) fn find_boxes(api: &Api) -> Boxes {
    let inline = cycles(api, |id| inline_types(api.type_def(id)));
    let mut boxed = HashSet::new();
    for (id, definition) in api.definitions() {
        let held = inline_types(definition).into_iter();
        boxed.extend(held.filter(|target| inline.contain(id, *target)).map(|target| (id, target)));
    }
    Boxes { boxed, newtypes: recursive_aliases(api) }
}

/// The types that a definition holds without going through the heap.
fn inline_types(definition: &TypeDef) -> Vec<TypeId> {
    match &definition.shape {
        Shape::Struct(object) => object.fields.iter().flat_map(|field| field.ty.inline_ids()).collect(),
        Shape::Union(union) => union.variants.iter().flat_map(|variant| variant.ty.inline_ids()).collect(),
        Shape::Alias(target) => target.inline_ids().collect(),
        Shape::Enum(_) => Vec::new(),
    }
}

fn recursive_aliases(api: &Api) -> HashSet<TypeId> {
    let mentioned = |id| mentioned_aliases(api, id);
    let aliases = cycles(api, mentioned);
    let is_recursive = |id: &TypeId| mentioned(*id).into_iter().any(|other| aliases.contain(*id, other));
    api.definitions().map(|(id, _)| id).filter(is_recursive).collect()
}

/// The aliases that an alias mentions; none for other definitions.
fn mentioned_aliases(api: &Api, id: TypeId) -> Vec<TypeId> {
    let is_alias = |other: &TypeId| alias_target(api, *other).is_some();
    alias_target(api, id).into_iter().flat_map(TypeRef::mentioned_ids).filter(is_alias).collect()
}

fn alias_target(api: &Api, id: TypeId) -> Option<&TypeRef> {
    match &api.type_def(id).shape {
        Shape::Alias(target) => Some(target),
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => None,
    }
}

impl Api {
    /// Follows aliases to the type that they stand for. Aliases that stand for nothing but each other end at one of them.
    pub(crate) fn resolve<'a>(&'a self, ty: &'a TypeRef) -> &'a TypeRef {
        let mut current = ty;
        // No chain of aliases is longer than there are types, unless it is a circle.
        for _ in 0..=self.types.len() {
            let Some(target) = current.kind.named().and_then(|id| alias_target(self, id)) else { return current };
            current = target;
        }
        current
    }
}
