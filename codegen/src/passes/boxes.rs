//! Recursion: which values need a `Box`, and which aliases need to be types of their own.

use std::collections::HashSet;

use super::graph::knots;
use crate::ir::{Api, Shape, TypeDef, TypeId, TypeKind, TypeRef};

/// Where recursion must go through the heap.
#[derive(Debug, Default)]
pub(crate) struct Boxes {
    boxed: HashSet<(TypeId, TypeId)>,
    newtypes: HashSet<TypeId>,
}

impl Boxes {
    /// Whether a value of type `held` directly inside `holder` is boxed.
    pub(crate) fn boxed(&self, holder: TypeId, held: TypeId) -> bool {
        self.boxed.contains(&(holder, held))
    }

    /// Whether an alias mentions itself, which `type` cannot say.
    pub(crate) fn newtype(&self, alias: TypeId) -> bool {
        self.newtypes.contains(&alias)
    }
}

/// Boxes every inline edge of a cycle. More than strictly needed, but so a field's type depends on its own cycle alone.
pub(super) fn find(api: &Api) -> Boxes {
    let newtypes = recursive_aliases(api);
    let inline = knots(api, |id, visit| each_held(api.type_def(id), &mut |target| visit(target)));
    let mut boxed = HashSet::new();
    for (id, definition) in api.definitions() {
        each_held(definition, &mut |target| {
            if inline.ties(id, target) {
                boxed.insert((id, target));
            }
        });
    }
    Boxes { boxed, newtypes }
}

fn each_held(definition: &TypeDef, visit: &mut impl FnMut(TypeId)) {
    match &definition.shape {
        Shape::Struct(object) => object.fields.iter().for_each(|field| field.ty.holds_inline(visit)),
        Shape::Union(union) => union.variants.iter().for_each(|variant| variant.ty.holds_inline(visit)),
        Shape::Alias(target) => target.holds_inline(visit),
        Shape::Enum(_) => {}
    }
}

fn recursive_aliases(api: &Api) -> HashSet<TypeId> {
    let alias = |id: TypeId| match &api.type_def(id).shape {
        Shape::Alias(target) => Some(target),
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => None,
    };
    let each = |target: &TypeRef, visit: &mut dyn FnMut(TypeId)| {
        target.mentions(&mut |id| {
            if alias(id).is_some() {
                visit(id);
            }
        });
    };
    let cycles = knots(api, |id, visit| {
        if let Some(target) = alias(id) {
            each(target, visit);
        }
    });
    let mut newtypes = HashSet::new();
    for (id, _) in api.definitions() {
        if let Some(target) = alias(id) {
            each(target, &mut |other| {
                if cycles.ties(id, other) {
                    newtypes.insert(id);
                }
            });
        }
    }
    newtypes
}

impl Api {
    /// Follows aliases that render as `type` down to what they stand for; a recursive one is left as it is.
    pub(crate) fn resolve<'a>(&'a self, ty: &'a TypeRef) -> &'a TypeRef {
        let mut current = ty;
        // An alias chain cannot be longer than there are types; a cycle of bare aliases ends here too.
        for _ in 0..=self.types.len() {
            let TypeKind::Named(id) = current.kind else { return current };
            let Shape::Alias(target) = &self.type_def(id).shape else { return current };
            current = target;
        }
        current
    }
}
