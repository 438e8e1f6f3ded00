//! Path items and operations.

use serde_json::{Value, json};

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::grammar::walk::Verdict;

/// Leaves out the operations whose methods openapiv3 has no field for.
pub(super) fn drop_other_methods(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
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
    Verdict::Keep
}

/// Adds `responses` where it is missing, and removes a `requestBody` that is null.
pub(super) fn complete_operation(object: &mut Object) -> Verdict {
    if !object.get("responses").is_some_and(Value::is_object) {
        object.insert("responses".to_owned(), json!({}));
    }
    // openapiv3 would take a null for a body that sends something.
    if object.get("requestBody").is_some_and(Value::is_null) {
        object.shift_remove("requestBody");
    }
    Verdict::Keep
}
