//! 3.1's lists of several types.

use serde_json::{Value, json};

use super::Schema;
use super::other_types::concerns;
use crate::diagnostic::Diagnostics;
use crate::extensions::{ENUM_DESCRIPTIONS, ENUM_NAMES};
use crate::grammar::Place;

/// `type: [A, B]` becomes an `anyOf` of an A and a B, each with the keywords that concern it.
pub(super) fn type_list_to_any_of(schema: &mut Schema, _: &Place<'_>, _: &mut Diagnostics) {
    let Some(Value::Array(names)) = schema.get("type") else { return };
    let names: Vec<String> = names.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let mut arms: Vec<Schema> =
        names.iter().map(|name| Schema::from_iter([("type".to_owned(), json!(name))])).collect();
    schema.shift_remove("type");
    let keywords: Vec<String> = schema.keys().cloned().collect();
    for keyword in keywords {
        let concerned: Vec<bool> = names.iter().map(|name| concerns(&keyword, name) == Some(true)).collect();
        if keyword != "enum" && !concerned.contains(&true) {
            continue;
        }
        let Some(value) = schema.shift_remove(&keyword) else { continue };
        match value {
            Value::Array(values) if keyword == "enum" => deal_out(values, &mut arms),
            value => {
                for (arm, _) in arms.iter_mut().zip(concerned).filter(|(_, concerned)| *concerned) {
                    arm.insert(keyword.clone(), value.clone());
                }
            }
        }
    }
    for key in ENUM_NAMES.into_iter().chain(ENUM_DESCRIPTIONS) {
        let Some(by_value) = schema.shift_remove(key) else { continue };
        for arm in arms.iter_mut().filter(|arm| arm.contains_key("enum")) {
            arm.insert(key.to_owned(), by_value.clone());
        }
    }
    let arms = json!(arms);
    if schema.contains_key("anyOf") {
        let all = schema.entry("allOf").or_insert_with(|| json!([]));
        if let Value::Array(all) = all {
            all.push(json!({ "anyOf": arms }));
        }
    } else {
        schema.insert("anyOf".to_owned(), arms);
    }
}

/// Gives each arm the values of its type; an arm that gets none is impossible.
fn deal_out(values: Vec<Value>, arms: &mut Vec<Schema>) {
    let mut dealt: Vec<Vec<Value>> = vec![Vec::new(); arms.len()];
    for value in values {
        let arm =
            arms.iter().position(|arm| arm.get("type").and_then(Value::as_str).is_some_and(|name| is(&value, name)));
        if let Some(list) = arm.and_then(|arm| dealt.get_mut(arm)) {
            list.push(value);
        }
    }
    if dealt.iter().all(Vec::is_empty) {
        return;
    }
    let mut dealt = dealt.into_iter();
    arms.retain_mut(|arm| {
        let values = dealt.next().unwrap_or_default();
        let any = !values.is_empty();
        if any {
            arm.insert("enum".to_owned(), Value::Array(values));
        }
        any
    });
}

fn is(value: &Value, name: &str) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) => name == "boolean",
        Value::Number(number) => name == "number" || name == "integer" && !number.is_f64(),
        Value::String(_) => name == "string",
        Value::Array(_) => name == "array",
        Value::Object(_) => name == "object",
    }
}
