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
    Rewrite { keywords: dialect::KEYWORDS, apply: dialect::rewrite },
    Rewrite { keywords: &["$ref"], apply: reference::rewrite },
    Rewrite { keywords: &["const"], apply: constant::rewrite },
    Rewrite { keywords: &["type"], apply: type_name::rewrite },
    Rewrite { keywords: &["nullable"], apply: nullable::rewrite },
    Rewrite { keywords: &["required"], apply: required::rewrite },
    Rewrite { keywords: content::KEYWORDS, apply: content::rewrite },
    Rewrite { keywords: &["unevaluatedProperties", "unevaluatedItems"], apply: unevaluated::rewrite },
    Rewrite { keywords: tuple::KEYWORDS, apply: tuple::rewrite },
    Rewrite { keywords: &["unevaluatedItems"], apply: tuple::rewrite },
    Rewrite { keywords: &["patternProperties"], apply: pattern_properties::rewrite },
    Rewrite { keywords: conditional::KEYWORDS, apply: conditional::rewrite },
    Rewrite { keywords: &["allOf", "anyOf", "oneOf"], apply: composition::rewrite },
    Rewrite { keywords: documented::KEYWORDS, apply: documented::rewrite },
    Rewrite { keywords: &["enum", "const"], apply: enumeration::rewrite },
    Rewrite { keywords: &["type"], apply: type_list::rewrite },
    Rewrite { keywords: &["type"], apply: other_types::rewrite },
    Rewrite { keywords: content::KEYWORDS, apply: other_types::rewrite },
    Rewrite { keywords: tuple::KEYWORDS, apply: other_types::rewrite },
    Rewrite { keywords: numbers::KEYWORDS, apply: numbers::rewrite },
    Rewrite { keywords: &["xml"], apply: xml::rewrite },
];

/// For each keyword the rewrites about it, as bits: looking for every keyword in every schema would take most of the time.
static ABOUT: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut about = HashMap::new();
    for (index, rewrite) in REWRITES.iter().enumerate() {
        for keyword in rewrite.keywords {
            *about.entry(*keyword).or_default() |= 1 << index;
        }
    }
    about
});

/// Brings one schema into the 3.0 shape; the schemas in it are not touched.
pub(super) fn rewrite(node: &mut Value, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    match node {
        Value::Object(schema) => {
            let wanted = schema.keys().filter_map(|key| ABOUT.get(key.as_str())).fold(0, |all, bits| all | bits);
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
