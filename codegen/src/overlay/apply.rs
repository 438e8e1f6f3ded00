//! Applies an action to the document (Overlay 1.0, section 4.4.3).

use std::cmp::Ordering;

use serde_json::Value;
use serde_json_path::NormalizedPath;

use super::contained::{is_empty, says_so};
use super::{Action, Change};
use crate::diagnostic::Diagnostic;
use crate::stale::{Explanation, History, Subject, stale_path};

/// Applies one action to every node that its target matches. `upstream_says_so`: whether the document did what the action wants before any
/// action was applied.
pub(super) fn action(
    document: &mut Value,
    action: &Action,
    upstream_says_so: bool,
    history: &History<'_>,
) -> Result<(), Diagnostic> {
    let matched = matched(document, action);
    if matched.is_empty() {
        return Err(unmatched(document, action, history));
    }
    if says_so(document, action) {
        return Err(changes_nothing(action, upstream_says_so));
    }
    for path in &matched {
        match &action.change {
            Change::Update(update) => self::update(document, path, update, action)?,
            Change::Remove => remove(document, path, action)?,
        }
    }
    Ok(())
}

fn unmatched(document: &Value, action: &Action, history: &History<'_>) -> Diagnostic {
    let subject = match action.change {
        Change::Update(_) => Subject::Update,
        Change::Remove => Subject::Removal,
    };
    let Explanation { missing, help } = stale_path(&action.target, subject, document, history.before());
    let message = format!("`{}` matches nothing: {missing}", action.target);
    not_applied(action, "unmatched-overlay-action", message).help(help)
}

fn changes_nothing(action: &Action, upstream_says_so: bool) -> Diagnostic {
    let (reason, help) = match (&action.change, upstream_says_so) {
        (Change::Update(update), _) if is_empty(update) => {
            ("its `update` is empty", "say in `update` what is to change")
        }
        (_, true) => ("the document already says so", "upstream has made this correction: remove the action"),
        (_, false) => {
            ("an action before this one has the same effect", "remove one of the two, or aim one at something else")
        }
    };
    let message = format!("this action changes nothing at `{}`: {reason}", action.target);
    not_applied(action, "ineffective-overlay-action", message).help(help)
}

/// Each matched node once, from the last to the first, so that removing an item of a list does not move those that are still to be changed.
fn matched(document: &Value, action: &Action) -> Vec<String> {
    let mut paths: Vec<_> = action.path.query_located(document).into_iter().map(NormalizedPath::from).collect();
    paths.sort_by(|one, other| other.partial_cmp(one).unwrap_or(Ordering::Equal));
    paths.dedup();
    paths.iter().map(NormalizedPath::to_json_pointer).collect()
}

fn update(document: &mut Value, path: &str, update: &Value, action: &Action) -> Result<(), Diagnostic> {
    let Some(target) = document.pointer_mut(path) else { return Ok(()) };
    match (target, update) {
        (target @ Value::Array(_), Value::Array(_)) | (target @ Value::Object(_), Value::Object(_)) => {
            merge(target, update)
        }
        (Value::Array(target), entry) => target.push(entry.clone()),
        (Value::Object(_), _) => {
            let message = format!("`{}` matches an object, so `update` must be an object too", action.target);
            return Err(not_applied(action, "invalid-overlay-action", message));
        }
        (_, _) => {
            let message = format!(
                "`{}` matches a value that is neither an object nor a list, and `update` changes only those",
                action.target
            );
            return Err(not_applied(action, "invalid-overlay-action", message)
                .help("let `target` match the object that holds the value, and set the value in `update`"));
        }
    }
    Ok(())
}

/// Objects merge, lists grow at their end, everything else is replaced.
fn merge(target: &mut Value, update: &Value) {
    match (target, update) {
        (Value::Object(target), Value::Object(update)) => {
            for (key, value) in update {
                merge(target.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(target), Value::Array(update)) => target.extend(update.iter().cloned()),
        (target, update) => *target = update.clone(),
    }
}

fn remove(document: &mut Value, path: &str, action: &Action) -> Result<(), Diagnostic> {
    let Some((parent, token)) = path.rsplit_once('/') else {
        let message = "an overlay cannot remove the whole document";
        return Err(not_applied(action, "invalid-overlay-action", message.to_owned()));
    };
    match document.pointer_mut(parent) {
        Some(Value::Object(parent)) => drop(parent.shift_remove(&crate::pointer::unescape(token))),
        Some(Value::Array(parent)) => {
            if let Some(index) = token.parse().ok().filter(|index| *index < parent.len()) {
                parent.remove(index);
            }
        }
        // A node around it was matched too, and is already removed.
        Some(_) | None => {}
    }
    Ok(())
}

fn not_applied(action: &Action, code: &'static str, message: String) -> Diagnostic {
    Diagnostic::error(code, &action.pointer.child("target"), message, "the action is not applied")
}
