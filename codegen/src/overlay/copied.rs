//! The value of `copy`.

use serde_json::Value;

use super::Query;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;
use crate::stale::{Explanation, History, Subject, stale_path};

/// The one node that the query of an action's `copy` matches.
pub(super) fn copied<'v>(document: &'v Value, source: &Query) -> Option<&'v Value> {
    source.path.query(document).exactly_one().ok()
}

/// Why there is no such node.
pub(super) fn nothing_to_copy(document: &Value, source: &Query, action: &Pointer, history: &History<'_>) -> Diagnostic {
    let error =
        |code, message: String| Diagnostic::error(code, &action.child("copy"), message, "the action is not applied");
    match source.path.query(document).len() {
        0 => {
            let Explanation { missing, help } = stale_path(&source.text, Subject::Update, document, history.before());
            let message = format!("`copy` is `{}`, which matches nothing: {missing}", source.text);
            error("unmatched-overlay-action", message).help(help)
        }
        several => {
            let message = format!("`copy` is `{}`, which matches {several} nodes; it must match one", source.text);
            error("invalid-overlay-action", message)
        }
    }
}
