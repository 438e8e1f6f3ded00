//! Unions that are arms of themselves, directly or through other unions. Such an arm allows no further value, and a decoder that tried it
//! would never end, so it is left out.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::ir::{Shape, TypeId, TypeKind, TypeRef, Union, Untyped};
use crate::lower::Lowering;

impl Lowering<'_, '_> {
    /// Leaves out the arms that lead back to their own union without an object or list in between.
    pub(in crate::lower) fn cut_union_cycles(&mut self) {
        let mut done = HashSet::new();
        let ids: Vec<TypeId> = self.api.definitions().map(|(id, _)| id).collect();
        for id in ids {
            self.cut_from(id, &mut done);
        }
    }

    /// Walks depth first along arms and aliases, with a stack of its own: a path of them may be long.
    fn cut_from(&mut self, start: TypeId, done: &mut HashSet<TypeId>) {
        let mut path: Vec<(TypeId, usize)> = vec![(start, 0)];
        let mut on_path = HashSet::from([start]);
        if done.contains(&start) {
            return;
        }
        while let Some((id, next)) = path.pop() {
            let Some(target) = self.arm_target(id, next) else {
                on_path.remove(&id);
                done.insert(id);
                continue;
            };
            match target {
                Some(target) if on_path.contains(&target) => {
                    let cut = self.cut_arm(id, next);
                    path.push((id, if cut { next } else { next + 1 }));
                }
                Some(target) if !done.contains(&target) => {
                    path.push((id, next + 1));
                    on_path.insert(target);
                    path.push((target, 0));
                }
                Some(_) | None => path.push((id, next + 1)),
            }
        }
    }

    /// The definition that the arm of this index is, if it is one; `None` past the last arm. An alias counts as one arm.
    fn arm_target(&self, id: TypeId, index: usize) -> Option<Option<TypeId>> {
        match &self.api.type_def(id).shape {
            Shape::Union(union) => union.variants.get(index).map(|variant| variant.ty.kind.named()),
            Shape::Alias(ty) => (index == 0).then(|| ty.kind.named()),
            Shape::Struct(_) | Shape::Enum(_) => None,
        }
    }

    /// Leaves out an arm, with a warning. An alias of itself becomes any JSON value.
    fn cut_arm(&mut self, id: TypeId, index: usize) -> bool {
        let Some(definition) = self.api.types.get_mut(id.index()) else { return false };
        match &mut definition.shape {
            Shape::Union(union) => remove_arm(union, index),
            Shape::Alias(ty) => *ty = TypeRef::new(TypeKind::Any(Untyped::ByUs)),
            Shape::Struct(_) | Shape::Enum(_) => return false,
        }
        self.diagnostics.push(Diagnostic::warning(
            "union-of-itself",
            &definition.origin,
            "an arm of this union leads back to the union",
            "the arm is left out",
        ));
        true
    }
}

fn remove_arm(union: &mut Union, index: usize) {
    union.variants.remove(index);
    if let Some(discriminator) = &mut union.discriminator {
        discriminator.mapping.retain(|(_, arm)| *arm != index);
        for (_, arm) in &mut discriminator.mapping {
            if *arm > index {
                *arm -= 1;
            }
        }
        discriminator.default = match discriminator.default {
            Some(arm) if arm == index => None,
            Some(arm) if arm > index => Some(arm - 1),
            kept => kept,
        };
    }
}
