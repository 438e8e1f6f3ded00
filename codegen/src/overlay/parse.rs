//! The overlay file's shape.

use serde_json::{Map, Value};
use serde_json_path::JsonPath;

use super::{Action, Change, error};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json_path::parse_json_path;
use crate::pointer::Pointer;
use crate::similar::did_you_mean;

const OVERLAY_KEYS: &[&str] = &["overlay", "info", "extends", "actions"];
const INFO_KEYS: &[&str] = &["title", "version", "description"];
const ACTION_KEYS: &[&str] = &["target", "description", "update", "remove"];

/// The actions of an overlay; `None` if any part of the file is wrong, which is reported.
pub(super) fn overlay(value: &Value, root: &Pointer, diagnostics: &mut Diagnostics) -> Option<Vec<Action>> {
    let mut parser = Parser { diagnostics, valid: true };
    let actions = parser.overlay(value, root);
    parser.valid.then_some(actions)
}

struct Parser<'a> {
    diagnostics: &'a mut Diagnostics,
    valid: bool,
}

impl Parser<'_> {
    fn wrong(&mut self, pointer: &Pointer, message: impl Into<String>) {
        self.valid = false;
        self.diagnostics.push(error(pointer, message));
    }

    fn overlay(&mut self, value: &Value, root: &Pointer) -> Vec<Action> {
        let Some(overlay) = self.object(value, root, "an overlay", OVERLAY_KEYS) else { return Vec::new() };
        self.version(overlay.get("overlay"), &root.child("overlay"));
        match overlay.get("info") {
            Some(info) => drop(self.object(info, &root.child("info"), "`info`", INFO_KEYS)),
            None => self.wrong(root, "`info` is missing, which has the title and the version of the overlay"),
        }
        let pointer = root.child("actions");
        match overlay.get("actions") {
            Some(Value::Array(actions)) if !actions.is_empty() => actions
                .iter()
                .enumerate()
                .filter_map(|(index, action)| self.action(action, pointer.child(index)))
                .collect(),
            Some(_) => {
                self.wrong(&pointer, "`actions` must be a list of at least one action");
                Vec::new()
            }
            None => {
                self.wrong(root, "`actions` is missing");
                Vec::new()
            }
        }
    }

    fn version(&mut self, version: Option<&Value>, pointer: &Pointer) {
        match version {
            Some(Value::String(version)) if version.starts_with("1.0.") => {}
            Some(other) => self.wrong(pointer, format!("this is overlay version {other}; version 1.0.0 is supported")),
            None => self.wrong(pointer, "`overlay: 1.0.0` is missing"),
        }
    }

    fn action(&mut self, value: &Value, pointer: Pointer) -> Option<Action> {
        let action = self.object(value, &pointer, "an action", ACTION_KEYS)?;
        if !matches!(action.get("description"), Some(Value::String(text)) if !text.trim().is_empty()) {
            self.wrong(&pointer, "this action has no `description`, which must say why the correction is needed");
        }
        let change = self.change(action, &pointer);
        let (target, path) = self.target(action, &pointer)?;
        Some(Action { pointer, target, path, change: change? })
    }

    fn target(&mut self, action: &Map<String, Value>, pointer: &Pointer) -> Option<(String, JsonPath)> {
        let Some(Value::String(target)) = action.get("target") else {
            self.wrong(pointer, "this action has no `target`, the JSONPath to what it changes");
            return None;
        };
        match parse_json_path(target) {
            Ok(path) => Some((target.clone(), path)),
            Err(problem) => {
                self.wrong(&pointer.child("target"), format!("`{target}` is not a JSONPath (RFC 9535): {problem}"));
                None
            }
        }
    }

    /// Section 4.4.3: `update` has no effect where `remove` is true.
    fn change(&mut self, action: &Map<String, Value>, pointer: &Pointer) -> Option<Change> {
        match (action.get("remove"), action.get("update")) {
            (Some(Value::Bool(true)), _) => Some(Change::Remove),
            (None | Some(Value::Bool(false)), Some(update)) => Some(Change::Update(update.clone())),
            (None | Some(Value::Bool(false)), None) => {
                self.wrong(pointer, "this action has neither an `update` nor `remove: true`");
                None
            }
            (Some(_), _) => {
                self.wrong(&pointer.child("remove"), "`remove` must be `true` or `false`");
                None
            }
        }
    }

    fn object<'v>(
        &mut self,
        value: &'v Value,
        pointer: &Pointer,
        what: &str,
        keys: &[&str],
    ) -> Option<&'v Map<String, Value>> {
        let Value::Object(object) = value else {
            self.wrong(pointer, format!("{what} must be a mapping"));
            return None;
        };
        for key in object.keys().filter(|key| !keys.contains(&key.as_str()) && !key.starts_with("x-")) {
            let known = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
            let message = format!("`{key}` is not a key of {what}, which has {known}");
            let help = did_you_mean(key, keys.iter().copied());
            self.valid = false;
            self.diagnostics.push(Diagnostic { help, ..error(&pointer.child(key), message) });
        }
        Some(object)
    }
}
