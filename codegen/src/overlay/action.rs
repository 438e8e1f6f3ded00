//! The shape of `actions`.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::parse::Parser;
use super::{Action, Change, Query, Version};
use crate::diagnostic::Diagnostic;
use crate::json_path::parse_json_path;
use crate::pointer::Pointer;

const KEYS: &[&str] = &["target", "description", "update", "copy", "remove"];

impl Parser<'_> {
    pub(super) fn actions(&mut self, actions: Option<&Value>, root: &Pointer, version: Version) -> Vec<Action> {
        let pointer = root.child("actions");
        match actions {
            Some(Value::Array(actions)) if !actions.is_empty() => {
                self.distinct(actions, &pointer);
                let places = actions.iter().enumerate().map(|(index, action)| (action, pointer.child(index)));
                places.filter_map(|(action, pointer)| self.action(action, pointer, version)).collect()
            }
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

    /// No action stands there twice.
    fn distinct(&mut self, actions: &[Value], pointer: &Pointer) {
        let mut seen = HashMap::new();
        for (index, action) in actions.iter().enumerate() {
            if let Some(before) = seen.insert(action, index) {
                let message = format!("this action is the same as `{}`", pointer.child(before));
                self.wrong(&pointer.child(index), message);
            }
        }
    }

    fn action(&mut self, value: &Value, pointer: Pointer, version: Version) -> Option<Action> {
        let action = self.object(value, &pointer, "an action", KEYS)?;
        self.description(action, &pointer);
        let change = self.change(action, &pointer, version);
        if !action.contains_key("target") {
            self.wrong(&pointer, "this action has no `target`, the JSONPath to what it changes");
        }
        let target = self.query(action, "target", &pointer)?;
        Some(Action { pointer, target, change: change? })
    }

    fn description(&mut self, action: &Map<String, Value>, pointer: &Pointer) {
        let description = self.text(action, "description", pointer).unwrap_or_default();
        if description.trim().is_empty() && action.get("description").is_none_or(Value::is_string) {
            let message = "this action has no `description`";
            let warning = Diagnostic::warning("undescribed-overlay-action", pointer, message, "it counts all the same");
            self.diagnostics.push(warning.help("say in `description` why the correction is needed"));
        }
    }

    fn query(&mut self, action: &Map<String, Value>, key: &str, pointer: &Pointer) -> Option<Query> {
        let text = self.text(action, key, pointer)?;
        match parse_json_path(text) {
            Ok(path) => Some(Query { text: text.to_owned(), path }),
            Err(problem) => {
                self.wrong(&pointer.child(key), format!("`{text}` is not a JSONPath (RFC 9535): {problem}"));
                None
            }
        }
    }

    /// `update` and `copy` have no effect where `remove` is true.
    fn change(&mut self, action: &Map<String, Value>, pointer: &Pointer, version: Version) -> Option<Change> {
        let copy = self.query(action, "copy", pointer);
        if action.contains_key("copy") && !version.has_copy_and_info_description() {
            self.newer_key(pointer, "copy");
        }
        match (action.get("remove"), action.get("update"), action.contains_key("copy")) {
            (Some(Value::Bool(true)), _, _) => Some(Change::Remove),
            (None | Some(Value::Bool(false)), Some(_), true) => {
                self.wrong(
                    pointer,
                    "this action has both an `update` and a `copy`, of which neither has an effect then",
                );
                None
            }
            (None | Some(Value::Bool(false)), Some(update), false) => Some(Change::Update(update.clone())),
            (None | Some(Value::Bool(false)), None, true) => copy.map(Change::Copy),
            (None | Some(Value::Bool(false)), None, false) => Some(Change::Nothing),
            (Some(_), _, _) => {
                self.wrong(&pointer.child("remove"), "`remove` must be `true` or `false`");
                None
            }
        }
    }
}
