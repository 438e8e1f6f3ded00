//! The rewrites of a single schema, in their order.
//!
//! Each takes the schema that it is given and never looks into another one. A rewrite says which keywords it is about,
//! and is only called for schemas that have one of them.

mod composition;
mod conditional;
mod constant;
mod content;
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

use serde_json::{Map, Value, json};

use crate::diagnostic::Diagnostics;
use crate::grammar::Place;

/// A schema's keywords.
type Schema = Map<String, Value>;

struct Rewrite {
    /// Runs on schemas that have one of these.
    keywords: &'static [&'static str],
    apply: fn(&mut Schema, &Place<'_>, &mut Diagnostics),
}

/// The order matters: a list of types is dealt out after constants became enums, and so on.
const REWRITES: &[Rewrite] = &[
    Rewrite { keywords: dialect::KEYWORDS, apply: dialect::rewrite },
    Rewrite { keywords: &["$ref"], apply: reference::rewrite },
    Rewrite { keywords: &["const"], apply: constant::rewrite },
    Rewrite { keywords: &["type"], apply: type_name::rewrite },
    Rewrite { keywords: &["nullable"], apply: nullable::rewrite },
    Rewrite { keywords: &["required"], apply: required::rewrite },
    Rewrite { keywords: &["contentEncoding", "contentMediaType", "contentSchema"], apply: content::rewrite },
    Rewrite { keywords: &["prefixItems", "items", "additionalItems"], apply: tuple::rewrite },
    Rewrite { keywords: &["patternProperties"], apply: pattern_properties::rewrite },
    Rewrite { keywords: &["unevaluatedProperties", "unevaluatedItems"], apply: unevaluated::rewrite },
    Rewrite { keywords: &["if", "then", "else"], apply: conditional::rewrite },
    Rewrite { keywords: &["allOf", "anyOf", "oneOf"], apply: composition::rewrite },
    Rewrite { keywords: documented::KEYWORDS, apply: documented::rewrite },
    Rewrite { keywords: &["enum"], apply: enumeration::rewrite },
    Rewrite { keywords: &["type"], apply: type_list::rewrite },
    Rewrite { keywords: &["type"], apply: other_types::rewrite },
    Rewrite { keywords: numbers::KEYWORDS, apply: numbers::rewrite },
    Rewrite { keywords: &["xml"], apply: xml::rewrite },
];

/// Brings one schema into the 3.0 shape; the schemas in it are not touched.
pub(super) fn rewrite(node: &mut Value, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    match node {
        Value::Object(schema) => {
            for rewrite in REWRITES {
                if rewrite.keywords.iter().any(|keyword| schema.contains_key(*keyword)) {
                    (rewrite.apply)(schema, place, diagnostics);
                }
            }
        }
        Value::Bool(true) => *node = json!({}),
        Value::Bool(false) => *node = json!({ "not": {} }),
        Value::Null | Value::Number(_) | Value::String(_) | Value::Array(_) => (),
    }
}
