//! Keywords of another type than the schema's.

use serde_json::{Value, json};

use super::Schema;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{Place, is_type};
use crate::internal_keys::PREFIX_ITEMS;

/// Drops what cannot apply, such as `minimum` on a string: openapiv3 takes a schema with such a mix for one without a type.
pub(super) fn drop_keywords_of_other_types(schema: &mut Schema, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    let Some(Value::String(name)) = schema.get("type") else { return };
    if !is_type(name) {
        return;
    }
    let name = name.clone();
    if schema.keys().any(|keyword| concerns(keyword, &name) == Some(false)) {
        let keywords: Vec<String> = schema.keys().filter(|key| concerns(key, &name) == Some(false)).cloned().collect();
        for keyword in keywords {
            // `uniqueItems: false` and the like say nothing in the first place.
            if schema.shift_remove(&keyword).is_some_and(|value| value.is_boolean()) {
                continue;
            }
            let keyword = if keyword == PREFIX_ITEMS { "prefixItems" } else { keyword.as_str() };
            diagnostics.push(Diagnostic::note(
                "keyword-of-another-type",
                &place.key(keyword).pointer(),
                format!("`{keyword}` means nothing for a schema of type `{name}`"),
                "it is ignored",
            ));
        }
    }
    if name == "array" && !schema.contains_key("items") && !schema.contains_key(PREFIX_ITEMS) {
        schema.insert("items".to_owned(), json!({}));
    }
}

/// Whether `keyword` is about values of the type `name`; none where it is about values of any type.
pub(super) fn concerns(keyword: &str, name: &str) -> Option<bool> {
    let types: &[&str] = match keyword {
        "minLength" | "maxLength" | "pattern" => &["string"],
        "format" => &["string", "number", "integer"],
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => &["number", "integer"],
        "items" | "minItems" | "maxItems" | "uniqueItems" | PREFIX_ITEMS => &["array"],
        "properties" | "required" | "additionalProperties" | "minProperties" | "maxProperties" => &["object"],
        _ => return None,
    };
    Some(types.contains(&name))
}
