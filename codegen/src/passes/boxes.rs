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
    let inline = cycles(api, |id, visit| each_held(api.type_def(id), &mut |target| visit(target)));
    let mut boxed = HashSet::new();
    for (id, definition) in api.definitions() {
        each_held(definition, &mut |target| {
            if inline.contain(id, target) {
                boxed.insert((id, target));
            }
        });
    }
    Boxes { boxed, newtypes: recursive_aliases(api) }
}

/// The types that a definition holds without going through the heap.
fn each_held(definition: &TypeDef, visit: &mut impl FnMut(TypeId)) {
    match &definition.shape {
        Shape::Struct(object) => object.fields.iter().for_each(|field| field.ty.holds_inline(visit)),
        Shape::Union(union) => union.variants.iter().for_each(|variant| variant.ty.holds_inline(visit)),
        Shape::Alias(target) => target.holds_inline(visit),
        Shape::Enum(_) => {}
    }
}

fn recursive_aliases(api: &Api) -> HashSet<TypeId> {
    let aliases = cycles(api, |id, visit| each_alias_in(api, id, &mut |other| visit(other)));
    let mut recursive = HashSet::new();
    for (id, _) in api.definitions() {
        each_alias_in(api, id, &mut |other| {
            if aliases.contain(id, other) {
                recursive.insert(id);
            }
        });
    }
    recursive
}

/// The aliases that an alias mentions.
fn each_alias_in(api: &Api, id: TypeId, visit: &mut impl FnMut(TypeId)) {
    if let Some(target) = alias_target(api, id) {
        target.mentions(&mut |other| {
            if alias_target(api, other).is_some() {
                visit(other);
            }
        });
    }
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
