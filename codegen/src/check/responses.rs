//! Responses.

use serde_json::Value;

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::grammar::walk::Verdict;

/// Leaves out responses under keys that are no status, and writes the other keys as OpenAPI does.
pub(super) fn check_statuses(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    if object.keys().all(|key| key.starts_with("x-") || status(key).as_ref() == Some(key)) {
        return Verdict::Keep;
    }
    for (key, response) in std::mem::take(object) {
        if key.starts_with("x-") {
            object.insert(key, response);
            continue;
        }
        match status(&key) {
            Some(status) => drop(object.entry(status).or_insert(response)),
            None => diagnostics.push(
                Diagnostic::error(
                    "unknown-status",
                    &place.key(&key).pointer(),
                    format!("there is no status `{key}`"),
                    "the response is left out",
                )
                .help("a status is a code such as `404`, a range such as `4XX`, or `default`"),
            ),
        }
    }
    Verdict::Keep
}

/// Gives a response the description that openapiv3 requires: 3.2 has a summary instead, or neither.
pub(super) fn complete_response(object: &mut Object) -> Verdict {
    let summary = object.shift_remove("summary").unwrap_or_else(|| Value::String(String::new()));
    object.entry("description").or_insert(summary);
    Verdict::Keep
}

/// A status as OpenAPI writes it.
fn status(key: &str) -> Option<String> {
    let upper = key.trim().to_ascii_uppercase();
    let is_status = match upper.as_bytes() {
        [b'1'..=b'5', b'X', b'X'] => true,
        [b'1'..=b'9', tens, ones] => tens.is_ascii_digit() && ones.is_ascii_digit(),
        _ => false,
    };
    if is_status { Some(upper) } else { (upper == "DEFAULT").then(|| "default".to_owned()) }
}
