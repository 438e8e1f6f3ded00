//! `decimals`: the schemas that become exact decimals.

use std::cell::RefCell;
use std::collections::HashSet;

use serde_json::Value;

use super::Settings;
use super::unmatched::unmatched;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json_path::parse_json_path;
use crate::pointer::Pointer;
use crate::stale::{Explanation, History, Subject, stale_path};

/// What the JSONPaths of `decimals` select in a document, as it is written.
#[derive(Debug, Default)]
pub(crate) struct Decimals {
    selections: Vec<Selection>,
    /// The selected schemas: pointers in [`Pointer`]'s `#/…` form.
    selected: HashSet<String>,
    /// Those of them that became decimals.
    used: RefCell<HashSet<String>>,
}

/// What one JSONPath selects.
#[derive(Debug)]
struct Selection {
    setting: Pointer,
    path: String,
    selected: Vec<String>,
}

impl Decimals {
    /// Follows the paths. One that leads nowhere is reported.
    pub(super) fn select(
        settings: &Settings,
        document: &Value,
        history: &History<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let root = Pointer::root_of(&settings.file).child("decimals");
        let mut decimals = Self::default();
        for (index, text) in settings.decimals.iter().enumerate() {
            let setting = root.child(index);
            match parse_json_path(text) {
                Ok(path) => {
                    let matched = path.query_located(document);
                    if matched.is_empty() {
                        let Explanation { missing, help } =
                            stale_path(text, Subject::Setting, document, history.before());
                        let message = format!("`{text}` matches nothing: {missing}");
                        diagnostics.push(unmatched(&setting, message).help(help));
                    }
                    let selected = matched.locations().map(|location| format!("#{}", location.to_json_pointer()));
                    decimals.add(Selection { setting, path: text.clone(), selected: selected.collect() });
                }
                Err(problem) => diagnostics.push(Diagnostic::error(
                    "invalid-settings",
                    &setting,
                    format!("`{text}` is not a JSONPath (RFC 9535): {problem}"),
                    "the setting has no effect",
                )),
            }
        }
        decimals
    }

    fn add(&mut self, selection: Selection) {
        self.selected.extend(selection.selected.iter().cloned());
        self.selections.push(selection);
    }

    /// The selected schemas.
    pub(crate) fn selected(&self) -> &HashSet<String> {
        &self.selected
    }

    /// Whether the number or the text at this place becomes a decimal, which is remembered.
    pub(crate) fn take(&self, place: &Pointer) -> bool {
        if self.selected.is_empty() {
            return false;
        }
        let place = place.to_string();
        let is_selected = self.selected.contains(&place);
        if is_selected {
            self.used.borrow_mut().insert(place);
        }
        is_selected
    }

    /// Reports the paths that select something, of which nothing became a decimal.
    pub(crate) fn report_idle(&self, diagnostics: &mut Diagnostics) {
        let used = self.used.borrow();
        let is_idle = |selection: &&Selection| {
            !selection.selected.is_empty() && !selection.selected.iter().any(|place| used.contains(place))
        };
        diagnostics.extend(self.selections.iter().filter(is_idle).map(|Selection { setting, path, selected }| {
            let place = selected.first().map(String::as_str).unwrap_or_default();
            let message = format!("`{path}` selects no schema of a number or a text that the client has");
            let help =
                format!("it selects `{place}`: the schema itself must have the type, and not refer to another one");
            Diagnostic::error("ineffective-setting", setting, message, "the setting has no effect").help(help)
        }));
    }
}
