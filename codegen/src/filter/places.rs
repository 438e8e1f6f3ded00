//! Where the document has what is left out, so that nobody hears of what is wrong with it.

use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::internal_keys::ORIGIN;
use crate::pointer::Pointer;

/// Places of the document, as it was written.
#[derive(Default)]
pub(super) struct Places {
    left_out: HashSet<String>,
    /// What stands at a place that is left out, and is used from elsewhere.
    kept: HashSet<String>,
}

impl Places {
    /// A node that is left out; `usual` is its place unless it was moved.
    pub(super) fn leave_out(&mut self, node: &Value, usual: &Pointer) {
        self.left_out.insert(written_at(node, usual).to_string());
    }

    /// A node that stays.
    pub(super) fn keep(&mut self, node: &Value, usual: &Pointer) {
        if node.get(ORIGIN).is_some() {
            self.kept.insert(written_at(node, usual).to_string());
        }
    }

    /// Takes the messages about places that are left out.
    pub(super) fn drop_messages(&self, diagnostics: &mut Diagnostics) {
        if !self.left_out.is_empty() {
            diagnostics.retain(|diagnostic| !self.is_left_out(diagnostic.pointer.to_string()));
        }
    }

    /// By the innermost of the nodes around a place.
    fn is_left_out(&self, mut place: String) -> bool {
        loop {
            if self.kept.contains(&place) {
                return false;
            }
            if self.left_out.contains(&place) {
                return true;
            }
            match place.rfind('/') {
                Some(end) => place.truncate(end),
                None => return false,
            }
        }
    }
}

/// Where the document has a node.
pub(super) fn written_at(node: &Value, usual: &Pointer) -> Pointer {
    node.get(ORIGIN).and_then(Value::as_str).map_or_else(|| usual.clone(), Pointer::parse)
}
