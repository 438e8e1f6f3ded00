//! A property of which several schemas speak, because `allOf` brings them together.

use openapiv3::Schema;

use super::inline_types::SchemaIds;
use super::null_or_blank::NullOrBlank;
use super::schema_at::{SchemaAt, SchemaNode};
use crate::diagnostic::Diagnostic;
use crate::ir::TypeRef;
use crate::lower::Lowering;

/// How many such properties are worked out. Components that bring in each other's properties could combine without end.
const MOST: usize = 4_000;

/// How deep one may lie in another.
const DEEPEST: usize = 12;

/// How many there were, and in how many the one at hand lies.
#[derive(Default)]
pub(in crate::lower) struct MergedProperties {
    count: usize,
    depth: usize,
}

impl<'a> Lowering<'a, '_> {
    /// The type of a value of which all these schemas hold.
    pub(super) fn intersection_type(&mut self, schemas: &[SchemaAt<'a>], at: &SchemaAt<'a>) -> TypeRef {
        if schemas.iter().all(|schema| same_node(schema.node, at.node)) {
            return self.type_of(at);
        }
        let narrowest = self.narrowest(schemas);
        let each = schemas.iter().map(|at| self.components.null_or_blank_at(at.node));
        let NullOrBlank { nullable, blankable } = each.reduce(NullOrBlank::and).unwrap_or_default();
        let finish = |ty: TypeRef| TypeRef { nullable, ..ty }.or_blank(blankable);
        if let [only] = narrowest.as_slice() {
            return finish(self.type_of(only));
        }
        if self.merged_properties.count >= MOST || self.merged_properties.depth >= DEEPEST {
            self.diagnostics.push(Diagnostic::warning(
                "all-of-too-deep",
                &at.pointer,
                "`allOf` merges too many schemas into this property",
                "the last of them gives the type",
            ));
            return finish(self.type_of(at));
        }
        self.merged_properties.count += 1;
        self.merged_properties.depth += 1;
        let sources: SchemaIds<'a> = narrowest.iter().map(|schema| schema.node.into()).collect();
        let ty = self.lower_once(sources, at, |lowering| lowering.intersection(&narrowest, at), finish);
        self.merged_properties.depth -= 1;
        ty
    }

    /// The schemas that say something which no other one says: not the base of another one, and each once.
    fn narrowest(&self, schemas: &[SchemaAt<'a>]) -> Vec<SchemaAt<'a>> {
        let mut kept: Vec<SchemaAt<'a>> = Vec::new();
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

fn same_node(one: SchemaNode<'_>, other: SchemaNode<'_>) -> bool {
    match (one, other) {
        (SchemaNode::Reference(one), SchemaNode::Reference(other)) => one == other,
        (SchemaNode::Inline(one), SchemaNode::Inline(other)) => std::ptr::eq::<Schema>(one, other) || one == other,
        (SchemaNode::Reference(_), SchemaNode::Inline(_)) | (SchemaNode::Inline(_), SchemaNode::Reference(_)) => false,
    }
}
