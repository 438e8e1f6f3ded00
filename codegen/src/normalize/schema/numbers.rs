//! Bounds of numbers.

use serde_json::{Number, Value, json};

use super::Schema;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::internal_keys::{MAXIMUM, MINIMUM, MULTIPLE_OF};

pub(super) const KEYWORDS: &[&str] = &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

/// 3.1's numeric exclusive bounds become 3.0's booleans, and bounds that an `i64` cannot hold are only documented.
pub(super) fn bounds_to_3_0(schema: &mut Schema, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    exclusive(schema, "exclusiveMinimum", "minimum", |exclusive, inclusive| exclusive >= inclusive);
    exclusive(schema, "exclusiveMaximum", "maximum", |exclusive, inclusive| exclusive <= inclusive);
    if schema.get("type").and_then(Value::as_str) != Some("integer") {
        return;
    }
    for (keyword, internal) in [("minimum", MINIMUM), ("maximum", MAXIMUM), ("multipleOf", MULTIPLE_OF)] {
        let Some(Value::Number(bound)) = schema.get_mut(keyword) else { continue };
        if bound.is_i64() {
            continue;
        }
        match bound.as_f64().filter(|_| bound.is_f64()).and_then(integral) {
            Some(integer) => *bound = Number::from(integer),
            None => keep_for_documentation(schema, keyword, internal, place, diagnostics),
        }
    }
}

/// The integer that `number` is, where `i64` holds it exactly.
pub(super) fn integral(number: f64) -> Option<i64> {
    // The text of an integral float has no fraction; what is out of range does not parse.
    (number.fract() == 0.0).then(|| format!("{number:.0}").parse().ok()).flatten()
}

fn exclusive(schema: &mut Schema, exclusive: &str, inclusive: &str, is_tighter: fn(f64, f64) -> bool) {
    let Some(Value::Number(bound)) = schema.get(exclusive) else { return };
    let bound = bound.clone();
    let old = schema.get(inclusive).and_then(Value::as_f64);
    let tighter = match (bound.as_f64(), old) {
        (Some(bound), Some(old)) => is_tighter(bound, old),
        (_, _) => true,
    };
    if tighter {
        schema.insert(inclusive.to_owned(), Value::Number(bound));
        schema.insert(exclusive.to_owned(), json!(true));
    } else {
        schema.shift_remove(exclusive);
    }
}

fn keep_for_documentation(
    schema: &mut Schema,
    keyword: &str,
    internal: &str,
    place: &Place<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(bound) = schema.shift_remove(keyword) else { return };
    diagnostics.push(Diagnostic::note(
        "bounds-documented-only",
        &place.key(keyword).pointer(),
        format!("`{keyword}` {bound} is not a 64-bit integer"),
        "it is documented, and not checked",
    ));
    schema.insert(internal.to_owned(), bound);
}
