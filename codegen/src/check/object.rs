//! What the checks of all objects have in common.

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;

/// An object's keys and values.
pub(super) type Object = Map<String, Value>;

/// The text at `key`.
pub(super) fn text<'a>(object: &'a Object, key: &str) -> Option<&'a str> {
    object.get(key).and_then(Value::as_str)
}

/// Adds `fallback` where a required text is missing, with a warning.
pub(super) fn require_text(
    object: &mut Object,
    key: &'static str,
    fallback: &str,
    place: &Place<'_>,
    diagnostics: &mut Diagnostics,
) {
    if object.contains_key(key) {
        return;
    }
    diagnostics.push(Diagnostic::warning(
        "missing-field",
        &place.pointer(),
        format!("`{key}` is missing"),
        if fallback.is_empty() {
            "it is taken to be empty".to_owned()
        } else {
            format!("it is taken to be `{fallback}`")
        },
    ));
    object.insert(key.to_owned(), Value::String(fallback.to_owned()));
}

/// Removes the text at `key`, with a warning, unless it is one of `allowed`.
pub(super) fn allow(
    object: &mut Object,
    key: &'static str,
    allowed: &[&str],
    place: &Place<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(found) = text(object, key).filter(|found| !allowed.contains(found)) else { return };
    diagnostics.push(
        Diagnostic::warning(
            "wrong-value",
            &place.key(key).pointer(),
            format!("`{key}` cannot be `{found}` here"),
            "the default is used",
        )
        .help(format!("the allowed values are {}", allowed.join(", "))),
    );
    object.shift_remove(key);
}
