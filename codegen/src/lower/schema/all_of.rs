//! `allOf`, and other keywords beside `oneOf` or `anyOf`: several schemas that hold of one value.
//!
//! A union among them is distributed over the rest (`union_with_properties`), objects merge into one struct (`object`), and of
//! scalars and lists the narrowest gives the type (`narrowest_part`).

use openapiv3::AdditionalProperties;
use serde_json::Value;

use super::keywords::{JsonType, Keywords};
use super::members::Members;
use super::schema_at::{SchemaAt, SchemaNode};
use super::schema_part::{SchemaPart, arms_at};
use super::type_or_shape::{TypeOrShape, any};
use crate::diagnostic::Diagnostic;
use crate::lower::Lowering;

impl<'a> Lowering<'a, '_> {
    /// The type of a schema with `allOf`, or with `oneOf`/`anyOf` beside other keywords.
    pub(super) fn all_of(&mut self, at: &SchemaAt<'a>) -> TypeOrShape {
        self.intersection(std::slice::from_ref(at), at)
    }

    /// The type of a value of which all these schemas hold.
    pub(super) fn intersection(&mut self, schemas: &[SchemaAt<'a>], at: &SchemaAt<'a>) -> TypeOrShape {
        if let Some(only) = only_part_with_type(schemas).filter(|only| !self.inherits(at, only)) {
            return TypeOrShape::Type(self.type_of(&only));
        }
        if self.merge_budget.is_used_up() {
            return self.unmerged(at);
        }
        let mut parts = self.parts_of_all(schemas, at.component.into_iter().collect());
        parts.retain(|part| part.keywords.describes_value() || self.has_arm_with_type(part));
        if parts.iter().any(|part| self.object_arms(part).is_some()) {
            self.union_with_properties(parts, at)
        } else if !parts.iter().any(|part| self.is_no_object(part)) {
            if parts.iter().any(may_be_object) { self.struct_of_parts(&parts, at) } else { any() }
        } else if let Some(object) = parts.iter().find(|part| has_members(part)) {
            self.warn_of_contradiction(object, "the properties give the type");
            self.struct_of_parts(&parts, at)
        } else {
            self.note_required_of_no_object(&parts);
            self.narrowest_part(&parts, at)
        }
    }

    /// Whether a part gives the value a type that is not an object. `required` alone does not say that it is one, and null is no type.
    fn is_no_object(&self, part: &SchemaPart<'a>) -> bool {
        let keywords = &part.keywords;
        let only_null = !keywords.values.is_empty() && keywords.values.iter().all(Value::is_null);
        let lists_values = || !keywords.values.is_empty() || self.has_arm_with_type(part);
        !only_null && keywords.implied_type().map_or_else(lists_values, |json_type| json_type != JsonType::Object)
    }

    /// Whether an arm of a part gives the value a type, and is more than null, or a condition on a value whose type is given elsewhere.
    fn has_arm_with_type(&self, part: &SchemaPart<'a>) -> bool {
        part.keywords.arms().any(|arm| {
            let keywords = self.components.keywords_behind(arm).unwrap_or_default();
            let says_type = keywords.implied_type().is_some() || !keywords.values.is_empty();
            let has_parts = keywords.has_arms() || !keywords.all_of.is_empty();
            (says_type || has_parts) && !keywords.only_constrains() && self.components.only_null_or_blank(arm).is_none()
        })
    }

    /// Says that `required` means nothing for a value that is no object.
    fn note_required_of_no_object(&mut self, parts: &[SchemaPart<'a>]) {
        for part in parts.iter().filter(|part| !part.keywords.required.is_empty()) {
            self.diagnostics.push(Diagnostic::note(
                "keyword-of-another-type",
                &part.at.pointer.child("required"),
                "`required` means nothing for a value that is no object, as other schemas in `allOf` say",
                "it is ignored",
            ));
        }
    }

    /// Says that a part and another one ask for different JSON types.
    pub(super) fn warn_of_contradiction(&mut self, part: &SchemaPart<'a>, done: &str) {
        self.diagnostics.push(Diagnostic::warning(
            "all-of-contradicts",
            &part.at.pointer,
            "`allOf` asks for two JSON types at once",
            done,
        ));
    }

    /// A struct with the properties of all parts.
    pub(super) fn struct_of_parts(&mut self, parts: &[SchemaPart<'a>], at: &SchemaAt<'a>) -> TypeOrShape {
        if !parts.iter().all(|part| self.merge_budget.allows(&part.keywords)) {
            return self.unmerged(at);
        }
        self.object_of_members(&Members::of_parts(parts), at)
    }

    /// Whether a component is a child of the base that it names as the only entry of its `allOf`.
    fn inherits(&self, at: &SchemaAt<'a>, base: &SchemaAt<'a>) -> bool {
        match (at.component, base.node) {
            (Some(child), SchemaNode::Reference(reference)) => self.components.is_base(reference, child),
            (None, SchemaNode::Reference(_)) | (_, SchemaNode::Inline(_)) => false,
        }
    }
}

fn may_be_object(part: &SchemaPart<'_>) -> bool {
    part.keywords.implied_type() == Some(JsonType::Object) || !part.keywords.required.is_empty()
}

/// Whether a part says what properties the value has.
fn has_members(part: &SchemaPart<'_>) -> bool {
    let keywords = &part.keywords;
    keywords.has_properties() || matches!(keywords.additional, Some(AdditionalProperties::Schema(_)))
}

/// The one schema that gives the value its type, where all others only annotate it.
fn only_part_with_type<'a>(schemas: &[SchemaAt<'a>]) -> Option<SchemaAt<'a>> {
    let mut found = Vec::new();
    for at in schemas {
        match at.node {
            SchemaNode::Reference(_) => found.push(at.clone()),
            SchemaNode::Inline(schema) => {
                let keywords = Keywords::of_schema(schema);
                if keywords.describes_value() || keywords.has_arms() {
                    return None;
                }
                found.extend(arms_at(keywords.all_of, "allOf", at).filter(|part| !only_annotates(part.node)));
            }
        }
    }
    <[SchemaAt<'a>; 1]>::try_from(found).ok().map(|[only]| only)
}

fn only_annotates(node: SchemaNode<'_>) -> bool {
    match node {
        SchemaNode::Reference(_) => false,
        SchemaNode::Inline(schema) => {
            let keywords = Keywords::of_schema(schema);
            !keywords.describes_value() && !keywords.has_arms() && keywords.all_of.is_empty()
        }
    }
}
