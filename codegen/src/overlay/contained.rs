//! Whether the document already is as an action wants it.

use serde_json::Value;

use super::copied::copied;
use super::merge::Effect;
use super::{Action, Change, Version};

/// Whether an update would change nothing at any node that it matches, though it matches one.
///
/// What stands in a list does not have to be added to it: lists of a document are sets, such as `required`, `enum` or `parameters`.
pub(super) fn says_so(document: &Value, action: &Action, version: Version) -> bool {
    let update = match &action.change {
        Change::Update(update) => Some(update),
        Change::Copy(source) => copied(document, source),
        Change::Remove | Change::Nothing => None,
    };
    update.is_some_and(|update| all_say(document, action, update, version))
}

fn all_say(document: &Value, action: &Action, update: &Value, version: Version) -> bool {
    let matched = action.target.path.query(document);
    !matched.is_empty() && matched.into_iter().all(|target| says(target, update, version))
}

/// Whether an update consists of nothing.
pub(super) fn is_empty(update: &Value) -> bool {
    update.as_object().is_some_and(|object| object.is_empty()) || update.as_array().is_some_and(Vec::is_empty)
}

fn says(target: &Value, update: &Value, version: Version) -> bool {
    match Effect::of(target, update, version) {
        Some(Effect::Merge | Effect::Replace) => contains(target, update),
        Some(Effect::Append) => target.as_array().is_some_and(|target| target.contains(update)),
        // Such an update is an error of its own.
        None => false,
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
