//! Path items and operations.

use serde_json::{Value, json};

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::Verdict;
use crate::grammar::{Kind, Place};

/// Leaves what openapiv3 has fields for.
pub(super) fn check(kind: Kind, object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    if kind == Kind::PathItem {
        if object.shift_remove("query").is_some() {
            diagnostics.push(Diagnostic::error(
                "method-not-supported",
                &place.key("query").pointer(),
                "the method QUERY is not supported",
                "the operation is left out",
            ));
        }
    } else {
        if !object.get("responses").is_some_and(Value::is_object) {
            object.insert("responses".to_owned(), json!({}));
        }
        // A body without content says nothing, and openapiv3 would take it for one that sends something.
        if object.get("requestBody").is_some_and(Value::is_null) {
            object.shift_remove("requestBody");
        }
    }
    Verdict::Keep
}
