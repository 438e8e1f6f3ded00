//! Servers and their variables.

use serde_json::{Value, json};

use super::object::{Object, require_text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::grammar::walk::Verdict;
use crate::internal_keys::SERVER_NAME;

/// Adds a missing `url`; moves 3.2's `name`, which openapiv3 does not know, to [`SERVER_NAME`].
pub(super) fn complete_server(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    require_text(object, "url", "/", place, diagnostics);
    if let Some(name) = object.shift_remove("name") {
        object.entry(SERVER_NAME).or_insert(name);
    }
    Verdict::Keep
}

/// Adds a missing `default`: the first value that the variable may have, or an empty text.
pub(super) fn complete_variable(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    if object.contains_key("default") {
        return Verdict::Keep;
    }
    let first = object.get("enum").and_then(Value::as_array).and_then(|values| values.first()).cloned();
    let default = first.unwrap_or_else(|| json!(""));
    diagnostics.push(Diagnostic::warning(
        "missing-field",
        &place.pointer(),
        "the server variable has no `default`",
        format!("it is taken to be {default}"),
    ));
    object.insert("default".to_owned(), default);
    Verdict::Keep
}
