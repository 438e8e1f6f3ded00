//! `allOf`, and keywords beside `oneOf`/`anyOf`: several schemas that hold of one value.

use std::cmp::Reverse;
use std::collections::HashSet;

use openapiv3::{ReferenceOr, Schema};

use super::Lowering;
use super::facts::{Facts, JsonType};
use super::object::Members;
use super::place::{At, Node, component_pointer};
use super::schema::{Body, any};
use crate::diagnostic::Diagnostic;
use crate::ir::{NameHint, TypeKind};

/// One of the schemas that hold of a value, without its `allOf` (whose arms are parts themselves).
#[derive(Clone)]
pub(super) struct Part<'a> {
    pub at: At<'a>,
    pub schema: &'a Schema,
    pub facts: Facts<'a>,
    /// From an arm of a second union: its properties may be there or not.
    pub optional: bool,
}

/// The longest chain of `allOf` that is followed: no document that people wrote has one of a tenth of this.
pub(super) const DEPTH: usize = 512;

impl<'a> Lowering<'a, '_> {
    /// The type of a schema with `allOf`, or with `oneOf`/`anyOf` beside other keywords.
    pub(super) fn all_of(&mut self, at: &At<'a>) -> Body {
        self.intersection(std::slice::from_ref(at), at)
    }

    /// What several schemas say of one value.
    pub(super) fn intersection(&mut self, schemas: &[At<'a>], at: &At<'a>) -> Body {
        if let Some(only) = self.only_arm(schemas).filter(|only| !self.inherits(at, only)) {
            return Body::Type(self.type_of(&only));
        }
        let mut seen: HashSet<&'a str> = at.component.into_iter().collect();
        let mut parts = Vec::new();
        for schema in schemas {
            self.collect(schema, &mut seen, &mut parts, DEPTH);
        }
        parts.retain(|part| part.facts.has_arms() || part.facts.says_something());
        let unions = parts.iter().filter(|part| self.object_arms(part).is_some()).count();
        let is_object =
            |part: &Part<'a>| part.facts.implied_type() == Some(JsonType::Object) || !part.facts.required.is_empty();
        if unions > 0 {
            self.distribute(parts, at)
        } else if parts.iter().any(is_object) {
            self.struct_of(&parts, at)
        } else {
            self.most_specific(&parts, at)
        }
    }

    fn inherits(&self, at: &At<'a>, base: &At<'a>) -> bool {
        match (at.component, base.node) {
            (Some(child), Node::Reference(reference)) => self.components.is_base(reference, child),
            (None, _) | (_, Node::Inline(_)) => false,
        }
    }

    /// The one arm of `allOf` that says something, where the rest only annotates.
    fn only_arm(&self, schemas: &[At<'a>]) -> Option<At<'a>> {
        let mut arms = Vec::new();
        for at in schemas {
            match at.node {
                Node::Reference(_) => arms.push(at.clone()),
                Node::Inline(schema) => {
                    let facts = Facts::of(schema);
                    if facts.says_something() || facts.has_arms() {
                        return None;
                    }
                    arms.extend(arms_at(facts.all_of, "allOf", at).filter(|arm| !says_nothing(arm.node)));
                }
            }
        }
        match <[At<'a>; 1]>::try_from(arms) {
            Ok([only]) => Some(only),
            Err(_) => None,
        }
    }

    /// Collects the parts of a schema, following references; each component counts once.
    pub(super) fn collect(
        &mut self,
        at: &At<'a>,
        seen: &mut HashSet<&'a str>,
        parts: &mut Vec<Part<'a>>,
        depth: usize,
    ) {
        let Some(depth) = depth.checked_sub(1) else {
            self.diagnostics.push(Diagnostic::warning(
                "all-of-too-deep",
                &at.pointer,
                format!("`allOf` is nested more than {DEPTH} times"),
                "what lies deeper is left out",
            ));
            return;
        };
        match at.node {
            Node::Reference(reference) => {
                if let Some((name, node)) = self.components.find(reference)
                    && seen.insert(name)
                {
                    let place = At::new(node, component_pointer("schemas", name), NameHint::new(name));
                    self.collect(&place, seen, parts, depth);
                }
            }
            Node::Inline(schema) => {
                let mut facts = Facts::of(schema);
                for arm in arms_at(facts.all_of, "allOf", at) {
                    self.collect(&arm, seen, parts, depth);
                }
                if self.leads_back(&facts, seen, at) {
                    (facts.one_of, facts.any_of) = (&[], &[]);
                }
                facts.all_of = &[];
                parts.push(Part { at: at.clone(), schema, facts, optional: false });
            }
        }
    }

    /// Whether a base lists, as its arms, the very schema that is being put together from it.
    fn leads_back(&self, facts: &Facts<'a>, seen: &HashSet<&'a str>, at: &At<'a>) -> bool {
        facts.one_of.iter().chain(facts.any_of).any(|arm| match Node::from(arm) {
            Node::Reference(reference) => {
                let name = self.components.find(reference).map(|(name, _)| name);
                name.is_some_and(|name| seen.contains(name) && at.component != Some(name))
            }
            Node::Inline(_) => false,
        })
    }

    /// A struct with the properties of all parts.
    pub(super) fn struct_of(&mut self, parts: &[Part<'a>], at: &At<'a>) -> Body {
        let mut members = Members::default();
        for part in parts {
            members.add(part);
        }
        self.members(members, at)
    }

    /// The narrowest of several scalars or lists, of lists of values the shortest; of equals the last.
    fn most_specific(&mut self, parts: &[Part<'a>], at: &At<'a>) -> Body {
        let narrow = |part: &&Part<'a>| (rank(&part.facts), Reverse(part.facts.values.len()));
        let Some(best) = parts.iter().max_by_key(narrow) else { return any() };
        let clash = parts.iter().find(|part| {
            let types = (part.facts.implied_type(), best.facts.implied_type());
            matches!(types, (Some(one), Some(other)) if one != other && !both_numbers(one, other))
        });
        if let Some(other) = clash {
            self.diagnostics.push(Diagnostic::warning(
                "all-of-contradicts",
                &other.at.pointer,
                "`allOf` asks for two JSON types at once",
                "the narrower schema gives the type",
            ));
        }
        let best = best.clone();
        let own = match at.node {
            Node::Inline(schema) => std::ptr::eq(schema, best.schema),
            Node::Reference(_) => false,
        };
        let component = self.component_of(best.schema, &best.at).filter(|_| !own);
        component.unwrap_or_else(|| self.part_body(&best, at))
    }

    /// The type of the component whose own schema this is.
    fn component_of(&self, schema: &'a Schema, at: &At<'a>) -> Option<Body> {
        let [name] = at.hint.0.as_slice() else { return None };
        let (id, known) = self.ids.get(name.as_str())?;
        let Node::Inline(own) = known.node else { return None };
        std::ptr::eq(own, schema).then(|| TypeKind::Named(*id).into())
    }

    fn part_body(&mut self, part: &Part<'a>, at: &At<'a>) -> Body {
        let place = At { node: Node::Inline(part.schema), pointer: part.at.pointer.clone(), ..at.clone() };
        if part.facts.has_arms() {
            return self.union(part.schema, &part.facts, &place);
        }
        self.without_all_of(part.schema, &part.facts, &place)
    }
}

/// The arms under a keyword, each at its place.
pub(super) fn arms_at<'a, 'b>(
    arms: &'a [ReferenceOr<Schema>],
    keyword: &'b str,
    at: &'b At<'a>,
) -> impl Iterator<Item = At<'a>> + 'b
where
    'a: 'b,
{
    let place = at.pointer.child(keyword);
    arms.iter().enumerate().map(move |(index, arm)| At::new(arm, place.child(index), at.hint.clone()))
}

fn says_nothing(node: Node<'_>) -> bool {
    match node {
        Node::Reference(_) => false,
        Node::Inline(schema) => {
            let facts = Facts::of(schema);
            !facts.says_something() && !facts.has_arms() && facts.all_of.is_empty()
        }
    }
}

fn both_numbers(one: JsonType, other: JsonType) -> bool {
    let number = |json_type| matches!(json_type, JsonType::Number | JsonType::Integer);
    number(one) && number(other)
}

fn rank(facts: &Facts<'_>) -> u8 {
    if !facts.values.is_empty() {
        4
    } else if facts.has_arms() || facts.format.is_some() || facts.json_type == Some(JsonType::Integer) {
        3
    } else if facts.items.is_some() {
        2
    } else {
        u8::from(facts.json_type.is_some())
    }
}
