//! Applies an action to the document (section "Action Object" of the specification).

use std::cmp::Ordering;

use serde_json::Value;
use serde_json_path::NormalizedPath;

use super::contained::{is_empty, says_so};
use super::copied::{copied, nothing_to_copy};
use super::merge::{Conflict, Effect, Kind, merge};
use super::{Action, Change, Version};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::stale::{Explanation, History, Subject, stale_path};

/// One action, with what has to be known to apply it.
pub(super) struct Application<'a> {
    pub(super) action: &'a Action,
    pub(super) version: Version,
    /// Whether the document did what the action wants before any action was applied.
    pub(super) upstream_says_so: bool,
    pub(super) history: &'a History<'a>,
}

impl Application<'_> {
    /// Applies the action to every node that its target matches, or to none.
    pub(super) fn apply(&self, document: &mut Value, diagnostics: &mut Diagnostics) -> Result<(), Diagnostic> {
        let matched = self.matched(document);
        if matched.is_empty() {
            return Err(self.unmatched(document));
        }
        match &self.action.change {
            Change::Update(update) => self.update(document, &matched, update, diagnostics),
            Change::Copy(source) => match copied(document, source).cloned() {
                Some(value) => self.update(document, &matched, &value, diagnostics),
                None => Err(nothing_to_copy(document, source, &self.action.pointer, self.history)),
            },
            Change::Remove => matched.iter().try_for_each(|path| self.remove(document, path)),
            Change::Nothing => Err(self.changes_nothing(None)),
        }
    }

    /// Each matched node once, from the last to the first, so that removing an item of a list does not move those that are still to be
    /// changed.
    fn matched(&self, document: &Value) -> Vec<String> {
        let located = self.action.target.path.query_located(document);
        let mut paths: Vec<_> = located.into_iter().map(NormalizedPath::from).collect();
        paths.sort_by(|one, other| other.partial_cmp(one).unwrap_or(Ordering::Equal));
        paths.dedup();
        paths.iter().map(NormalizedPath::to_json_pointer).collect()
    }

    fn update(
        &self,
        document: &mut Value,
        matched: &[String],
        update: &Value,
        diagnostics: &mut Diagnostics,
    ) -> Result<(), Diagnostic> {
        if says_so(document, self.action, self.version) {
            return Err(self.changes_nothing(Some(update)));
        }
        let targets: Vec<&Value> = matched.iter().filter_map(|path| document.pointer(path)).collect();
        self.one_kind(&targets)?;
        targets.iter().try_for_each(|target| self.fits(target, update))?;
        if targets.iter().any(|target| self.looks_concatenated(target, update)) {
            diagnostics.push(self.appended_list());
        }
        for path in matched {
            let Some(target) = document.pointer_mut(path) else { continue };
            match (Effect::of(target, update, self.version), target) {
                (Some(Effect::Append), Value::Array(target)) => target.push(update.clone()),
                (Some(_), target) => merge(target, update),
                (None, _) => {}
            }
        }
        Ok(())
    }

    /// All nodes that one action updates are of one kind.
    fn one_kind(&self, targets: &[&Value]) -> Result<(), Diagnostic> {
        let mut kinds = targets.iter().map(|target| Kind::of(target));
        let Some(first) = kinds.next().filter(|_| self.version.keeps_kinds()) else { return Ok(()) };
        match kinds.find(|kind| *kind != first) {
            Some(other) => {
                let (first, other) = (first.name(), other.name());
                let message = format!("`{}` matches both {first} and {other}", self.action.target.text);
                Err(self.invalid(message).help("write an action for each kind"))
            }
            None => Ok(()),
        }
    }

    /// Whether the update can change this node.
    fn fits(&self, target: &Value, update: &Value) -> Result<(), Diagnostic> {
        match Effect::of(target, update, self.version) {
            Some(Effect::Append | Effect::Replace) => Ok(()),
            Some(Effect::Merge) => match Conflict::between(target, update).filter(|_| self.version.keeps_kinds()) {
                Some(conflict) => Err(self.conflict(&conflict)),
                None => Ok(()),
            },
            None => Err(self.unfit(target, update)),
        }
    }

    fn conflict(&self, conflict: &Conflict) -> Diagnostic {
        let Self { action, .. } = self;
        let (property, there, update) = (conflict.property(), conflict.there.name(), conflict.update.name());
        let message = format!(
            "in what `{}` matches, `{property}` is {there}, and {} has {update} for it",
            action.target.text,
            action.change.key()
        );
        self.invalid(message).help(format!("remove `{property}` in an action before this one"))
    }

    fn unfit(&self, target: &Value, update: &Value) -> Diagnostic {
        let Self { action, version, .. } = self;
        let (target, update) = (Kind::of(target), Kind::of(update));
        let key = action.change.key();
        let message = format!("`{}` matches {}, and {key} is {}", action.target.text, target.name(), update.name());
        let help = match (target, update) {
            (Kind::Primitive, Kind::Primitive) => {
                "version 1.1 of overlays can replace such a value: write `overlay: 1.1.0`, or let `target` match the object that holds it"
            }
            (Kind::Primitive, Kind::Object | Kind::List) if version.updates_primitives() => {
                "remove the value in an action before this one, and let `target` match the object that holds it"
            }
            (Kind::Primitive, Kind::Object | Kind::List) => {
                "let `target` match the object that holds the value, and set the value in `update`"
            }
            (Kind::Object | Kind::List, Kind::Object | Kind::List | Kind::Primitive) => {
                "an object is updated with an object"
            }
        };
        self.invalid(message).help(help)
    }

    /// Whether a list becomes an entry of a list, as version 1.0 says, which is seldom meant.
    fn looks_concatenated(&self, target: &Value, update: &Value) -> bool {
        (Kind::of(target), Kind::of(update)) == (Kind::List, Kind::List) && !self.version.concatenates_lists()
    }

    fn appended_list(&self) -> Diagnostic {
        let message = format!(
            "`{}` matches a list, and `update` is a list: in version 1.0 of overlays `update` is the one entry to append",
            self.action.target.text
        );
        let pointer = self.action.pointer.child("update");
        Diagnostic::warning("list-in-a-list", &pointer, message, "the list becomes an entry of the list")
            .help("write `overlay: 1.1.0` to add the entries of `update`")
    }

    fn remove(&self, document: &mut Value, path: &str) -> Result<(), Diagnostic> {
        let Some((parent, token)) = path.rsplit_once('/') else {
            return Err(self.invalid("an overlay cannot remove the whole document".to_owned()));
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

    fn unmatched(&self, document: &Value) -> Diagnostic {
        let subject = match self.action.change {
            Change::Update(_) | Change::Copy(_) | Change::Nothing => Subject::Update,
            Change::Remove => Subject::Removal,
        };
        let target = &self.action.target.text;
        let Explanation { missing, help } = stale_path(target, subject, document, self.history.before());
        self.not_applied("unmatched-overlay-action", format!("`{target}` matches nothing: {missing}")).help(help)
    }

    fn changes_nothing(&self, update: Option<&Value>) -> Diagnostic {
        let key = self.action.change.key();
        let (reason, help) = match update {
            None => ("it has no `update`".to_owned(), "say what is to change, or remove the action"),
            Some(update) if is_empty(update) => (format!("its {key} is empty"), "say in `update` what is to change"),
            Some(_) if self.upstream_says_so => {
                ("the document already says so".to_owned(), "upstream has made this correction: remove the action")
            }
            Some(_) => (
                "an action before this one has the same effect".to_owned(),
                "remove one of the two, or aim one at something else",
            ),
        };
        let message = format!("this action changes nothing at `{}`: {reason}", self.action.target.text);
        self.not_applied("ineffective-overlay-action", message).help(help)
    }

    fn invalid(&self, message: String) -> Diagnostic {
        self.not_applied("invalid-overlay-action", message)
    }

    fn not_applied(&self, code: &'static str, message: String) -> Diagnostic {
        Diagnostic::error(code, &self.action.pointer.child("target"), message, "the action is not applied")
    }
}

impl Change {
    /// The key that it is written in, for messages.
    fn key(&self) -> &'static str {
        match self {
            Self::Update(_) => "`update`",
            Self::Copy(_) => "the node to copy",
            Self::Remove => "`remove`",
            Self::Nothing => "the action",
        }
    }
}
