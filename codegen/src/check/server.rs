//! Servers and their variables.

use serde_json::{Value, json};

use super::object::{Object, require_text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::Verdict;
use crate::grammar::{Kind, Place};
use crate::internal_keys::SERVER_NAME;

/// Adds the `url` and each variable's `default` where they are missing; 3.2's `name`, which openapiv3 does not know, travels as
/// [`SERVER_NAME`].
pub(super) fn check(kind: Kind, object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    if kind == Kind::Server {
        require_text(object, "url", "/", place, diagnostics);
        if let Some(name) = object.shift_remove("name") {
            object.entry(SERVER_NAME).or_insert(name);
        }
    } else {
        variable(object, place, diagnostics);
    }
    Verdict::Keep
}

fn variable(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    if object.contains_key("default") {
        return;
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
}
