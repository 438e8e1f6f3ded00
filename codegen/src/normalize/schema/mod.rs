//! The rewrites of a single schema, in their order.
//!
//! Each takes the schema that it is given and never looks into another one. A rewrite says which keywords it is about,
//! and is only called for schemas that have one of them.

mod composition;
mod conditional;
mod constant;
mod content;
mod contradictions;
mod dialect;
mod documented;
mod enumeration;
mod nullable;
mod numbers;
mod other_types;
mod pattern_properties;
mod reference;
mod required;
mod tuple;
mod type_list;
mod type_name;
mod unevaluated;
mod xml;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::diagnostic::Diagnostics;
use crate::grammar::Place;

/// A schema's keywords.
type Schema = Map<String, Value>;

struct Rewrite {
    /// Runs on schemas that have one of these, or get one by an earlier rewrite of these.
    keywords: &'static [&'static str],
    apply: fn(&mut Schema, &Place<'_>, &mut Diagnostics),
}

/// The order matters: a list of types is dealt out after constants became enums, and so on.
const REWRITES: &[Rewrite] = &[
    Rewrite { keywords: dialect::KEYWORDS, apply: dialect::drop_dialect_keywords },
    Rewrite { keywords: &["$ref"], apply: reference::reference_to_all_of },
    Rewrite { keywords: &["const"], apply: constant::const_to_enum },
    Rewrite { keywords: &["type"], apply: type_name::repair_type_names },
    Rewrite { keywords: &["nullable"], apply: nullable::drop_nullable_false },
    Rewrite { keywords: &["required"], apply: required::tidy_required },
    Rewrite { keywords: content::KEYWORDS, apply: content::content_to_format },
    Rewrite { keywords: &["unevaluatedProperties", "unevaluatedItems"], apply: unevaluated::unevaluated_to_additional },
    Rewrite { keywords: tuple::KEYWORDS, apply: tuple::prefix_items_to_internal_key },
    Rewrite { keywords: &["unevaluatedItems"], apply: tuple::prefix_items_to_internal_key },
    Rewrite { keywords: &["patternProperties"], apply: pattern_properties::pattern_to_additional_properties },
    Rewrite { keywords: conditional::KEYWORDS, apply: conditional::make_conditional_properties_optional },
    Rewrite { keywords: &["allOf", "anyOf", "oneOf"], apply: composition::drop_empty_compositions },
    Rewrite { keywords: documented::KEYWORDS, apply: documented::drop_inexpressible_keywords },
    Rewrite { keywords: &["enum", "const"], apply: enumeration::tidy_enum },
    Rewrite { keywords: &["type"], apply: type_list::type_list_to_any_of },
    Rewrite { keywords: &["type"], apply: other_types::drop_keywords_of_other_types },
    Rewrite { keywords: content::KEYWORDS, apply: other_types::drop_keywords_of_other_types },
    Rewrite { keywords: tuple::KEYWORDS, apply: other_types::drop_keywords_of_other_types },
    Rewrite { keywords: numbers::KEYWORDS, apply: numbers::bounds_to_3_0 },
    Rewrite { keywords: &["xml"], apply: xml::xml_to_internal_key },
    Rewrite { keywords: &["default", "example"], apply: contradictions::warn_of_scalar_for_object },
];

/// For each keyword the rewrites about it, as bits: looking for every keyword in every schema would take most of the time.
static REWRITES_BY_KEYWORD: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut by_keyword = HashMap::new();
    for (index, rewrite) in REWRITES.iter().enumerate() {
        for keyword in rewrite.keywords {
            *by_keyword.entry(*keyword).or_default() |= 1 << index;
        }
    }
    by_keyword
});

/// Brings one schema into the 3.0 shape; the schemas in it are not touched.
pub(super) fn rewrite_schema(node: &mut Value, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    match node {
        Value::Object(schema) => {
            let wanted =
                schema.keys().filter_map(|key| REWRITES_BY_KEYWORD.get(key.as_str())).fold(0, |all, bits| all | bits);
            for (index, rewrite) in REWRITES.iter().enumerate() {
                if wanted & 1 << index != 0 {
                    (rewrite.apply)(schema, place, diagnostics);
                }
            }
        }
        Value::Bool(true) => *node = json!({}),
        Value::Bool(false) => *node = json!({ "not": {} }),
        Value::Null | Value::Number(_) | Value::String(_) | Value::Array(_) => (),
    }
}

#[cfg(test)]
mod tests;
