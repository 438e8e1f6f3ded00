//! Path items and operations.

use serde_json::{Value, json};

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::Verdict;
use crate::grammar::{Kind, Place};

/// Leaves what openapiv3 has fields for.
pub(super) fn check(kind: Kind, object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    if kind == Kind::PathItem {
        let query = object.shift_remove("query").map(|_| (place.key("query").pointer(), "QUERY".to_owned()));
        let others = match object.shift_remove("additionalOperations") {
            Some(Value::Object(others)) => others,
            Some(_) | None => Object::new(),
        };
        let all = place.key("additionalOperations");
        let others = others.into_iter().map(|(method, _)| (all.key(&method).pointer(), method));
        for (pointer, method) in query.into_iter().chain(others) {
            diagnostics.push(Diagnostic::error(
                "method-not-supported",
                &pointer,
                format!("the method {method} is not supported"),
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
