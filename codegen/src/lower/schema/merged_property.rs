//! A property to which several schemas give a type, because `allOf` merges the objects that have it.

use openapiv3::Schema;

use super::inline_types::SchemaIds;
use super::null_or_blank::NullOrBlank;
use super::schema_at::{SchemaAt, SchemaNode};
use crate::diagnostic::Diagnostic;
use crate::ir::TypeRef;
use crate::lower::Lowering;

/// How many such properties are merged in one document. Components that bring in each other's properties could combine without end.
const MOST: usize = 4_000;

/// How deep one such property may lie in another.
const DEEPEST: usize = 12;

/// How many schemas may say what one such property is.
const MOST_SCHEMAS: usize = 200;

/// What has been used of the first two limits.
#[derive(Default)]
pub(in crate::lower) struct MergedProperties {
    /// How many properties have been merged.
    count: usize,
    /// In how many the one at hand lies.
    depth: usize,
}

impl<'a> Lowering<'a, '_> {
    /// The type of a property of which all these schemas hold. It is null or blank where all of them allow it.
    pub(super) fn intersection_type(&mut self, schemas: &[SchemaAt<'a>], at: &SchemaAt<'a>) -> TypeRef {
        if schemas.iter().all(|schema| same_node(schema.node, at.node)) {
            return self.type_of(at);
        }
        let each = schemas.iter().map(|at| self.components.null_or_blank_at(at.node));
        let NullOrBlank { nullable, blankable } = each.reduce(NullOrBlank::and).unwrap_or_default();
        let finish = |ty: TypeRef| TypeRef { nullable, ..ty }.or_blank(blankable);
        if schemas.len() > MOST_SCHEMAS {
            return finish(self.last_of_too_many(at));
        }
        let narrowest = self.without_bases(schemas);
        if let [only] = narrowest.as_slice() {
            return finish(self.type_of(only));
        }
        if self.merged_properties.count >= MOST || self.merged_properties.depth >= DEEPEST {
            return finish(self.last_of_too_many(at));
        }
        self.merged_properties.count += 1;
        self.merged_properties.depth += 1;
        let ids: SchemaIds<'a> = narrowest.iter().map(|schema| schema.node.into()).collect();
        let ty = self.lower_once(ids, at, |lowering| lowering.intersection(&narrowest, at), finish);
        self.merged_properties.depth -= 1;
        ty
    }

    /// The type that the last of the schemas gives the property, with a warning.
    fn last_of_too_many(&mut self, at: &SchemaAt<'a>) -> TypeRef {
        self.diagnostics.push(Diagnostic::warning(
            "all-of-too-deep",
            &at.pointer,
            "`allOf` merges too many schemas into this property",
            "the last of them gives the type",
        ));
        self.type_of(at)
    }

    /// The schemas, each once, without those that another one names in its `allOf`.
    fn without_bases(&self, schemas: &[SchemaAt<'a>]) -> Vec<SchemaAt<'a>> {
        let is_covered = |index: usize, schema: &SchemaAt<'a>| {
            let mut others = schemas.iter().enumerate().filter(|(other, _)| *other != index);
            others.any(|(other, child)| {
                let is_repeated = same_node(schema.node, child.node);
                is_repeated && other > index || !is_repeated && self.components.extends(child.node, schema.node)
            })
        };
        let numbered = schemas.iter().enumerate();
        let kept: Vec<SchemaAt<'a>> =
            numbered.filter(|(index, schema)| !is_covered(*index, schema)).map(|(_, schema)| schema.clone()).collect();
        // Components that name each other in `allOf` are all bases, and none of them is kept.
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
