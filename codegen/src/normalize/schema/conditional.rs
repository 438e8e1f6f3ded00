//! `if`, `then` and `else`; `dependentSchemas`.

use serde_json::{Map, Value};

use super::Schema;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::internal_keys::ORIGIN;

pub(super) const KEYWORDS: &[&str] = &["if", "then", "else", "dependentSchemas", "dependencies"];

/// Keeps the properties that hold under a condition, as optional ones; what depends on what is only documented.
pub(super) fn make_conditional_properties_optional(
    schema: &mut Schema,
    place: &Place<'_>,
    diagnostics: &mut Diagnostics,
) {
    let conditions: Vec<&str> = KEYWORDS.iter().copied().filter(|keyword| schema.contains_key(*keyword)).collect();
    if conditions.is_empty() {
        return;
    }
    diagnostics.push(Diagnostic::note(
        "keyword-documented-only",
        &place.pointer(),
        format!("{}: parts of this schema hold only under a condition", list(&conditions)),
        "the properties in these parts are optional, and the condition is not checked",
    ));
    let condition = schema.shift_remove("if");
    for branch in ["then", "else"] {
        let Some(then) = schema.shift_remove(branch) else { continue };
        add(schema, then, &place.key(branch), diagnostics);
    }
    // A property that a condition looks at is one that values have; what the branches say of it is more.
    if let Some(Value::Object(condition)) = condition {
        add_properties(schema, condition, &place.key("if"));
    }
    for keyword in ["dependentSchemas", "dependencies"] {
        let Some(Value::Object(dependent)) = schema.shift_remove(keyword) else { continue };
        let place = place.key(keyword);
        // 2019's `dependencies` may also list required properties.
        for (name, then) in dependent.into_iter().filter(|(_, then)| then.is_object()) {
            add(schema, then, &place.key(&name), diagnostics);
        }
    }
}

/// Adds a branch's properties, and those of the conditions inside it.
fn add(schema: &mut Schema, branch: Value, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    let Value::Object(mut branch) = branch else { return };
    make_conditional_properties_optional(&mut branch, place, diagnostics);
    if let Some(keyword) = ["$ref", "allOf", "anyOf", "oneOf"].iter().find(|keyword| branch.contains_key(**keyword)) {
        diagnostics.push(Diagnostic::warning(
            "condition-left-out",
            &place.key(keyword).pointer(),
            format!("this `{keyword}` holds only under a condition"),
            "it is ignored",
        ));
    }
    add_properties(schema, branch, place);
}

fn add_properties(schema: &mut Schema, mut branch: Schema, place: &Place<'_>) {
    let Some(Value::Object(added)) = branch.shift_remove("properties") else { return };
    let place = place.key("properties");
    let Value::Object(known) = schema.entry("properties").or_insert_with(|| Value::Object(Map::new())) else { return };
    for (name, mut property) in added {
        // `properties: {kind: {const: …}}` narrows a property that the schema has already.
        if known.contains_key(&name) {
            continue;
        }
        if let Value::Object(property) = &mut property
            && !property.contains_key("$ref")
        {
            property.entry(ORIGIN).or_insert_with(|| Value::String(place.key(&name).pointer().to_string()));
        }
        known.insert(name, property);
    }
}

fn list(keywords: &[&str]) -> String {
    let quoted: Vec<String> = keywords.iter().map(|keyword| format!("`{keyword}`")).collect();
    quoted.join(", ")
}
