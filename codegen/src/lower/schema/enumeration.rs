//! `enum`: listed values, to which a server may add new ones.

use std::collections::HashSet;

use openapiv3::Schema;
use serde_json::Value;

use super::enum_labels::labels_in_description;
use super::keywords::Keywords;
use super::null_or_blank::is_blank_among_strings;
use super::schema_at::SchemaAt;
use super::type_or_shape::TypeOrShape;
use crate::diagnostic::Diagnostic;
use crate::extensions::{self, value_text};
use crate::ir::{Docs, Enum, EnumRepr, EnumVariant, Shape, TypeKind};
use crate::lower::Lowering;

impl<'a> Lowering<'a, '_> {
    /// The type of a schema with `enum`; `None` where the other keywords are to give the type.
    pub(super) fn enumeration(
        &mut self,
        schema: &'a Schema,
        keywords: &Keywords<'a>,
        at: &SchemaAt<'a>,
    ) -> Option<TypeOrShape> {
        let listed = enum_variants(schema, &keywords.values);
        if listed.iter().any(|variant| variant.value.is_object() || variant.value.is_array()) {
            self.diagnostics.push(Diagnostic::note(
                "enum-of-containers",
                &at.pointer,
                "`enum` lists objects or arrays",
                "`enum` is ignored: the other keywords give the type",
            ));
            return None;
        }
        if listed.is_empty() {
            return None;
        }
        if listed.len() == 1 && listed.iter().all(|variant| variant.value == "") {
            return Some(TypeKind::String.into());
        }
        Some(enum_of_variants(listed))
    }
}

/// The type of listed values: an enum, and `bool` for both booleans.
pub(super) fn enum_of_variants(variants: Vec<EnumVariant>) -> TypeOrShape {
    let both_booleans = variants.len() == 2 && variants.iter().all(|variant| variant.value.is_boolean());
    if both_booleans {
        return TypeKind::Boolean.into();
    }
    let repr = if variants.iter().all(|variant| variant.value.is_string()) {
        EnumRepr::String
    } else if variants.iter().all(|variant| variant.value.as_i64().is_some()) {
        EnumRepr::Integer
    } else {
        EnumRepr::Json
    };
    TypeOrShape::Shape(Shape::Enum(Enum { repr, variants }))
}

/// A variant for each value of `enum`, in document order, each once. Null, and the empty string among others, get none: each use of the
/// enum says whether it may be null or blank.
pub(super) fn enum_variants(schema: &Schema, values: &[Value]) -> Vec<EnumVariant> {
    let data = &schema.schema_data;
    let labels = data.description.as_deref().map(labels_in_description).unwrap_or_default();
    let list = |keys: [&str; 2]| keys.iter().find_map(|key| data.extensions.get(*key));
    let names = list(extensions::ENUM_NAMES);
    let descriptions = list(extensions::ENUM_DESCRIPTIONS);
    let skips_blank = is_blank_among_strings(values);
    let mut variants: Vec<EnumVariant> = Vec::new();
    let mut seen = HashSet::new();
    for value in values {
        let text = value_text(value);
        if value.is_null() || (skips_blank && value == "") || !seen.insert(value.to_string()) {
            continue;
        }
        let summary = extension_entry(descriptions, &text).or_else(|| labels.get(&text).cloned());
        let hint = extension_entry(names, &text).unwrap_or(text);
        variants.push(EnumVariant { value: value.clone(), hint, docs: Docs { summary, ..Docs::default() } });
    }
    variants
}

/// What an extension says about a value. `normalize` has turned lists into maps.
fn extension_entry(extension: Option<&Value>, value: &str) -> Option<String> {
    extension?.get(value)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}
