//! The schemas that hold of one value because `allOf` brings them together.

use std::collections::HashSet;

use openapiv3::{ReferenceOr, Schema};

use super::keywords::Keywords;
use super::schema_at::{SchemaAt, SchemaNode};
use crate::diagnostic::Diagnostic;
use crate::ir::NameHint;
use crate::lower::Lowering;
use crate::pointer::Pointer;

/// One of the schemas that hold of a value, without its `allOf` (whose arms are parts themselves).
#[derive(Clone)]
pub(super) struct SchemaPart<'a> {
    pub at: SchemaAt<'a>,
    pub schema: &'a Schema,
    pub keywords: Keywords<'a>,
    /// From an arm of a second union: its properties may be there or not.
    pub optional: bool,
}

/// The longest chain of `allOf` that is followed: no document that people wrote has one of a tenth of this.
pub(super) const DEPTH: usize = 512;

impl<'a> Lowering<'a, '_> {
    /// Collects the parts of a schema, following references; each component counts once.
    pub(super) fn collect_parts(
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
                format!("`allOf` is nested more than {DEPTH} times"),
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
                for arm in arms_at(keywords.all_of, "allOf", at) {
                    self.collect_parts(&arm, seen, parts, depth);
                }
                if self.leads_back(&keywords, seen, at) {
                    (keywords.one_of, keywords.any_of) = (&[], &[]);
                }
                keywords.all_of = &[];
                parts.push(SchemaPart { at: at.clone(), schema, keywords, optional: false });
            }
        }
    }

    /// Whether a base lists, as its arms, the very schema that is being put together from it.
    fn leads_back(&self, keywords: &Keywords<'a>, seen: &HashSet<&'a str>, at: &SchemaAt<'a>) -> bool {
        keywords.one_of.iter().chain(keywords.any_of).any(|arm| match SchemaNode::from(arm) {
            SchemaNode::Reference(reference) => {
                let name = self.components.find(reference).map(|(name, _)| name);
                name.is_some_and(|name| seen.contains(name) && at.component != Some(name))
            }
            SchemaNode::Inline(_) => false,
        })
    }
}

/// The arms under a keyword, each at its place.
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
