//! A property of which several schemas speak, because `allOf` brings them together.

use openapiv3::Schema;

use super::Lowering;
use super::components::Bits;
use super::once::Sources;
use super::place::{At, Node};
use crate::diagnostic::Diagnostic;
use crate::ir::TypeRef;

/// How many such properties are worked out. Components that bring in each other's properties could combine without end.
const MOST: usize = 4_000;

/// How deep one may lie in another.
const DEEPEST: usize = 12;

/// How many there were, and in how many the one at hand lies.
#[derive(Default)]
pub(super) struct SharedProperties {
    count: usize,
    depth: usize,
}

impl<'a> Lowering<'a, '_> {
    /// The type of a value of which all these schemas hold.
    pub(super) fn intersection_type(&mut self, schemas: &[At<'a>], at: &At<'a>) -> TypeRef {
        if schemas.iter().all(|schema| same_node(schema.node, at.node)) {
            return self.type_of(at);
        }
        let narrowest = self.narrowest(schemas);
        let bits = schemas.iter().map(|at| self.components.bits_of(at.node));
        let all = bits.reduce(|all, own| Bits {
            nullable: all.nullable && own.nullable,
            blankable: all.blankable && own.blankable,
        });
        let Bits { nullable, blankable } = all.unwrap_or_default();
        let finish = |ty: TypeRef| TypeRef { nullable, ..ty }.or_blank(blankable);
        if let [only] = narrowest.as_slice() {
            return finish(self.type_of(only));
        }
        if self.shared.count >= MOST || self.shared.depth >= DEEPEST {
            self.diagnostics.push(Diagnostic::warning(
                "all-of-too-deep",
                &at.pointer,
                "`allOf` brings together too many schemas for this property",
                "the last of them gives the type",
            ));
            return finish(self.type_of(at));
        }
        self.shared.count += 1;
        self.shared.depth += 1;
        let sources: Sources<'a> = narrowest.iter().map(|schema| schema.node.into()).collect();
        let ty = self.once(sources, at, |lowering| lowering.intersection(&narrowest, at), finish);
        self.shared.depth -= 1;
        ty
    }

    /// The schemas that say something which no other one says: not the base of another one, and each once.
    fn narrowest(&self, schemas: &[At<'a>]) -> Vec<At<'a>> {
        let mut kept: Vec<At<'a>> = Vec::new();
        for (index, schema) in schemas.iter().enumerate() {
            let mut others = schemas.iter().enumerate().filter(|(other, _)| *other != index);
            let is_base = others.any(|(other, child)| {
                let twice = same_node(schema.node, child.node);
                twice && other > index || !twice && self.components.extends(child.node, schema.node)
            });
            if !is_base {
                kept.push(schema.clone());
            }
        }
        // Components that extend each other are all bases.
        if kept.is_empty() { schemas.last().cloned().into_iter().collect() } else { kept }
    }
}

fn same_node(one: Node<'_>, other: Node<'_>) -> bool {
    match (one, other) {
        (Node::Reference(one), Node::Reference(other)) => one == other,
        (Node::Inline(one), Node::Inline(other)) => std::ptr::eq::<Schema>(one, other) || one == other,
        (Node::Reference(_), Node::Inline(_)) | (Node::Inline(_), Node::Reference(_)) => false,
    }
}
