//! Whether the document already is as an action wants it.

use serde_json::Value;

use super::{Action, Change};

/// Whether an update would change nothing at any node that it matches, though it matches one.
///
/// What stands in a list does not have to be added to it: lists of a document are sets, such as `required`, `enum` or `parameters`.
pub(super) fn says_so(document: &Value, action: &Action) -> bool {
    let Change::Update(update) = &action.change else { return false };
    let matched = action.path.query(document);
    !matched.is_empty() && matched.into_iter().all(|target| says(target, update))
}

/// Whether an update consists of nothing.
pub(super) fn is_empty(update: &Value) -> bool {
    update.as_object().is_some_and(|object| object.is_empty()) || update.as_array().is_some_and(Vec::is_empty)
}

fn says(target: &Value, update: &Value) -> bool {
    match (target, update) {
        (Value::Object(_), Value::Object(_)) | (Value::Array(_), Value::Array(_)) => contains(target, update),
        (Value::Array(target), entry) => target.contains(entry),
        // Such an update is an error of its own.
        (_, _) => false,
    }
}

/// Whether merging `update` into `target` would add nothing.
fn contains(target: &Value, update: &Value) -> bool {
    match (target, update) {
        (Value::Object(target), Value::Object(update)) => {
            update.iter().all(|(key, value)| target.get(key).is_some_and(|target| contains(target, value)))
        }
        (Value::Array(target), Value::Array(update)) => update.iter().all(|entry| target.contains(entry)),
        (target, update) => target == update,
    }
}
