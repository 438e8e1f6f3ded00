//! The parts of a schema: itself, and what its `allOf` brings in at any depth. All of them hold of the same value.

use std::collections::HashSet;

use openapiv3::{ReferenceOr, Schema};

use super::keywords::Keywords;
use super::schema_at::{SchemaAt, SchemaNode};
use crate::diagnostic::Diagnostic;
use crate::ir::NameHint;
use crate::lower::Lowering;
use crate::pointer::Pointer;

/// One of several schemas that hold of a value.
#[derive(Clone)]
pub(super) struct SchemaPart<'a> {
    pub at: SchemaAt<'a>,
    pub schema: &'a Schema,
    /// Its keywords without `allOf`, whose entries are parts of their own.
    pub keywords: Keywords<'a>,
    /// Whether its properties are optional, whatever `required` says: it is an arm of a union that may not hold of the value.
    pub optional: bool,
}

/// The longest chain of `allOf` that is followed: ten times the longest that people have written.
const DEEPEST: usize = 512;

impl<'a> Lowering<'a, '_> {
    /// The parts of a schema, those of its `allOf` first.
    pub(super) fn parts_of(&mut self, at: &SchemaAt<'a>) -> Vec<SchemaPart<'a>> {
        self.parts_of_all(std::slice::from_ref(at), HashSet::new())
    }

    /// The parts of several schemas. A component is taken once, and none of those in `seen`.
    pub(super) fn parts_of_all(&mut self, schemas: &[SchemaAt<'a>], mut seen: HashSet<&'a str>) -> Vec<SchemaPart<'a>> {
        let mut parts = Vec::new();
        for at in schemas {
            self.collect_parts(at, &mut seen, &mut parts, DEEPEST);
        }
        parts
    }

    fn collect_parts(
        &mut self,
        at: &SchemaAt<'a>,
        seen: &mut HashSet<&'a str>,
        parts: &mut Vec<SchemaPart<'a>>,
        depth: usize,
    ) {
        let Some(depth) = depth.checked_sub(1) else {
            self.diagnostics.push(Diagnostic::warning(
                "all-of-too-deep",
                &at.pointer,
                format!("`allOf` is nested more than {DEEPEST} times"),
                "the schemas below that are left out",
            ));
            return;
        };
        match at.node {
            SchemaNode::Reference(reference) => {
                if let Some((name, node)) = self.components.find(reference)
                    && seen.insert(name)
                {
                    let place = SchemaAt::new(node, Pointer::component("schemas", name), NameHint::new(name));
                    self.collect_parts(&place, seen, parts, depth);
                }
            }
            SchemaNode::Inline(schema) => {
                let mut keywords = Keywords::of_schema(schema);
                for part in arms_at(keywords.all_of, "allOf", at) {
                    self.collect_parts(&part, seen, parts, depth);
                }
                if self.lists_own_child(&keywords, seen, at) {
                    (keywords.one_of, keywords.any_of) = (&[], &[]);
                }
                keywords.all_of = &[];
                if !self.merge_budget.allows(&keywords) {
                    return;
                }
                parts.push(SchemaPart { at: at.clone(), schema, keywords, optional: false });
            }
        }
    }

    /// Whether the schema is a base that lists its children as arms, and is taken as a part of one of these children.
    fn lists_own_child(&self, keywords: &Keywords<'a>, seen: &HashSet<&'a str>, at: &SchemaAt<'a>) -> bool {
        let arms = keywords.arms().filter_map(SchemaNode::reference);
        let mut names = arms.filter_map(|reference| self.components.find(reference)).map(|(name, _)| name);
        names.any(|name| seen.contains(name) && at.component != Some(name))
    }
}

/// The entries of `allOf`, `oneOf` or `anyOf`, each at its place.
pub(super) fn arms_at<'a, 'b>(
    arms: &'a [ReferenceOr<Schema>],
    keyword: &'b str,
    at: &'b SchemaAt<'a>,
) -> impl Iterator<Item = SchemaAt<'a>> + 'b
where
    'a: 'b,
{
    let place = at.pointer.child(keyword);
    arms.iter().enumerate().map(move |(index, arm)| SchemaAt::new(arm, place.child(index), at.hint.clone()))
}
