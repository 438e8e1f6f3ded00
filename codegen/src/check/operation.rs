//! Path items and operations.

use serde_json::{Value, json};

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::Verdict;
use crate::grammar::{METHODS, Place};
use crate::internal_keys::{ORIGIN, OTHER_METHODS};
use crate::pointer::Pointer;

/// Moves the operations whose methods openapiv3 has no field for to [`OTHER_METHODS`]: 3.2's `query` and `additionalOperations`.
pub(super) fn move_other_methods(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    let all = place.key("additionalOperations");
    let query =
        object.shift_remove("query").map(|operation| ("QUERY".to_owned(), operation, place.key("query").pointer()));
    let others = match object.shift_remove("additionalOperations") {
        Some(Value::Object(others)) => others,
        Some(_) | None => Object::new(),
    };
    let others = others.into_iter().map(|(method, operation)| {
        let pointer = all.key(&method).pointer();
        (method, operation, pointer)
    });
    for (method, operation, pointer) in query.into_iter().chain(others) {
        move_operation(object, method, operation, &pointer, diagnostics);
    }
    Verdict::Keep
}

fn move_operation(
    object: &mut Object,
    method: String,
    mut operation: Value,
    pointer: &Pointer,
    diagnostics: &mut Diagnostics,
) {
    if let Value::Object(operation) = &mut operation {
        operation.entry(ORIGIN).or_insert_with(|| pointer.to_string().into());
    }
    let field = METHODS.iter().find(|(_, known)| *known == method).map(|(key, _)| *key).filter(|key| *key != "query");
    let taken = match field {
        Some(field) => object.contains_key(field),
        None => object.get(OTHER_METHODS).is_some_and(|others| others.get(&method).is_some()),
    };
    let problem = match field {
        _ if taken => Some("the path has another operation with this method"),
        None if !is_token(&method) => Some("it is no name of an HTTP method"),
        None if method == "CONNECT" => Some("it asks a proxy for a connection, and is no request to a server"),
        Some(_) | None => None,
    };
    if let Some(problem) = problem {
        let message = format!("the method `{}` cannot be used: {problem}", method.escape_debug());
        diagnostics.push(Diagnostic::error("method-not-supported", pointer, message, "the operation is left out"));
        return;
    }
    let holder = match field {
        Some(field) => {
            object.insert(field.to_owned(), operation);
            return;
        }
        None => object.entry(OTHER_METHODS).or_insert_with(|| json!({})),
    };
    if let Value::Object(others) = holder {
        others.insert(method, operation);
    }
}

/// Whether a text is a token (RFC 9110, 5.6.2).
fn is_token(text: &str) -> bool {
    let is_symbol = |byte: u8| b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || is_symbol(byte))
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
