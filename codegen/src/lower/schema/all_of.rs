//! `allOf`, and keywords beside `oneOf`/`anyOf`: several schemas that hold of one value.

use std::cmp::Reverse;
use std::collections::HashSet;

use openapiv3::Schema;

use super::keywords::{JsonType, Keywords};
use super::object::Members;
use super::schema_at::{SchemaAt, SchemaNode};
use super::schema_part::{DEPTH, SchemaPart, arms_at};
use super::type_or_shape::{TypeOrShape, any};
use crate::diagnostic::Diagnostic;
use crate::ir::TypeKind;
use crate::lower::Lowering;

impl<'a> Lowering<'a, '_> {
    /// The type of a schema with `allOf`, or with `oneOf`/`anyOf` beside other keywords.
    pub(super) fn all_of(&mut self, at: &SchemaAt<'a>) -> TypeOrShape {
        self.intersection(std::slice::from_ref(at), at)
    }

    /// What several schemas say of one value.
    pub(super) fn intersection(&mut self, schemas: &[SchemaAt<'a>], at: &SchemaAt<'a>) -> TypeOrShape {
        if let Some(only) = self.only_arm(schemas).filter(|only| !self.inherits(at, only)) {
            return TypeOrShape::Type(self.type_of(&only));
        }
        let mut seen: HashSet<&'a str> = at.component.into_iter().collect();
        let mut parts = Vec::new();
        for schema in schemas {
            self.collect_parts(schema, &mut seen, &mut parts, DEPTH);
        }
        parts.retain(|part| part.keywords.has_arms() || part.keywords.says_something());
        let unions = parts.iter().filter(|part| self.object_arms(part).is_some()).count();
        let is_object = |part: &SchemaPart<'a>| {
            part.keywords.implied_type() == Some(JsonType::Object) || !part.keywords.required.is_empty()
        };
        if unions > 0 {
            self.union_with_properties(parts, at)
        } else if parts.iter().any(is_object) {
            self.struct_of_parts(&parts, at)
        } else {
            self.most_specific(&parts, at)
        }
    }

    fn inherits(&self, at: &SchemaAt<'a>, base: &SchemaAt<'a>) -> bool {
        match (at.component, base.node) {
            (Some(child), SchemaNode::Reference(reference)) => self.components.is_base(reference, child),
            (None, _) | (_, SchemaNode::Inline(_)) => false,
        }
    }

    /// The one arm of `allOf` that says something, where the rest only annotates.
    fn only_arm(&self, schemas: &[SchemaAt<'a>]) -> Option<SchemaAt<'a>> {
        let mut arms = Vec::new();
        for at in schemas {
            match at.node {
                SchemaNode::Reference(_) => arms.push(at.clone()),
                SchemaNode::Inline(schema) => {
                    let keywords = Keywords::of_schema(schema);
                    if keywords.says_something() || keywords.has_arms() {
                        return None;
                    }
                    arms.extend(arms_at(keywords.all_of, "allOf", at).filter(|arm| !says_nothing(arm.node)));
                }
            }
        }
        match <[SchemaAt<'a>; 1]>::try_from(arms) {
            Ok([only]) => Some(only),
            Err(_) => None,
        }
    }

    /// A struct with the properties of all parts.
    pub(super) fn struct_of_parts(&mut self, parts: &[SchemaPart<'a>], at: &SchemaAt<'a>) -> TypeOrShape {
        let mut members = Members::default();
        for part in parts {
            members.add(part);
        }
        self.object_of_members(members, at)
    }

    /// The narrowest of several scalars or lists, of lists of values the shortest; of equals the last.
    fn most_specific(&mut self, parts: &[SchemaPart<'a>], at: &SchemaAt<'a>) -> TypeOrShape {
        let narrow = |part: &&SchemaPart<'a>| (rank(&part.keywords), Reverse(part.keywords.values.len()));
        let Some(best) = parts.iter().max_by_key(narrow) else { return any() };
        let clash = parts.iter().find(|part| {
            let types = (part.keywords.implied_type(), best.keywords.implied_type());
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
            SchemaNode::Inline(schema) => std::ptr::eq(schema, best.schema),
            SchemaNode::Reference(_) => false,
        };
        let component = self.component_of(best.schema, &best.at).filter(|_| !own);
        component.unwrap_or_else(|| self.part_body(&best, at))
    }

    /// The type of the component whose own schema this is.
    fn component_of(&self, schema: &'a Schema, at: &SchemaAt<'a>) -> Option<TypeOrShape> {
        let [name] = at.hint.0.as_slice() else { return None };
        let (id, known) = self.ids.get(name.as_str())?;
        let SchemaNode::Inline(own) = known.node else { return None };
        std::ptr::eq(own, schema).then(|| TypeKind::Named(*id).into())
    }

    fn part_body(&mut self, part: &SchemaPart<'a>, at: &SchemaAt<'a>) -> TypeOrShape {
        let place = SchemaAt { node: SchemaNode::Inline(part.schema), pointer: part.at.pointer.clone(), ..at.clone() };
        if part.keywords.has_arms() {
            return self.union(part.schema, &part.keywords, &place);
        }
        self.without_all_of(part.schema, &part.keywords, &place)
    }
}

fn says_nothing(node: SchemaNode<'_>) -> bool {
    match node {
        SchemaNode::Reference(_) => false,
        SchemaNode::Inline(schema) => {
            let keywords = Keywords::of_schema(schema);
            !keywords.says_something() && !keywords.has_arms() && keywords.all_of.is_empty()
        }
    }
}

fn both_numbers(one: JsonType, other: JsonType) -> bool {
    let number = |json_type| matches!(json_type, JsonType::Number | JsonType::Integer);
    number(one) && number(other)
}

fn rank(keywords: &Keywords<'_>) -> u8 {
    if !keywords.values.is_empty() {
        4
    } else if keywords.has_arms() || keywords.format.is_some() || keywords.json_type == Some(JsonType::Integer) {
        3
    } else if keywords.items.is_some() {
        2
    } else {
        u8::from(keywords.json_type.is_some())
    }
}
