//! An operation as a whole.

use super::Operations;
use crate::diff::change::Change;
use crate::diff::comparing::Comparing;
use crate::diff::operations::without_parameter_names;
use crate::diff::rules::{self, Rule};
use crate::name_lock::NameScope;
use crate::surface::{OperationSurface, ResultSurface};

/// A change of an operation that both states have.
pub(super) fn change(rule: &'static Rule, Operations { old, new }: Operations<'_>) -> Change {
    Change::new(rule, new.request_line()).was_at(&old.place).at(&new.place)
}

impl Comparing<'_> {
    pub(super) fn operation_removed(&mut self, operation: &OperationSurface) {
        let rule = if operation.deprecated { &rules::DEPRECATED_OPERATION_REMOVED } else { &rules::OPERATION_REMOVED };
        let gone = Change::new(rule, operation.request_line()).was_at(&operation.place);
        self.report(gone.before(self.states.old.signature(operation)));
    }

    pub(super) fn operation_added(&mut self, operation: &OperationSurface) {
        let added = Change::new(&rules::OPERATION_ADDED, operation.request_line()).at(&operation.place);
        self.report(added.after(self.states.new.signature(operation)));
    }

    pub(super) fn compare_operation(&mut self, operations: Operations<'_>) {
        let Operations { old, new } = operations;
        self.compare_request_line(operations);
        self.compare_method_name(operations);
        if old.deprecated != new.deprecated {
            let rule = if new.deprecated { &rules::OPERATION_DEPRECATED } else { &rules::OPERATION_REACTIVATED };
            self.report(change(rule, operations).after(self.states.new.signature(new)));
        }
        match (old.has_idempotency_key, new.has_idempotency_key) {
            (true, false) => self.report(change(&rules::IDEMPOTENCY_KEY_REMOVED, operations).same_everywhere()),
            (false, true) => self.report(change(&rules::IDEMPOTENCY_KEY_ADDED, operations).same_everywhere()),
            (true, true) | (false, false) => {}
        }
        self.compare_docs(&old.docs, &new.docs);
        self.compare_parameters(operations);
        self.compare_body(operations);
        self.compare_outcomes(operations);
        self.compare_security(operations);
        self.compare_servers(&new.request_line(), &old.servers, &new.servers);
    }

    fn compare_request_line(&mut self, operations: Operations<'_>) {
        let Operations { old, new } = operations;
        if old.method != new.method {
            let changed = change(&rules::METHOD_CHANGED, operations);
            self.report(changed.detail(format!("{} → {}", old.method.as_str(), new.method.as_str())).same_everywhere());
        }
        if without_parameter_names(&old.path) != without_parameter_names(&new.path) {
            let moved = change(&rules::PATH_CHANGED, operations).detail(path_change(&old.path, &new.path));
            // Many paths move in the same way: each says where it was.
            let moved = moved.same_everywhere();
            self.report(moved.before(old.path.clone()).after(new.path.clone()));
        }
    }

    fn compare_method_name(&mut self, operations: Operations<'_>) {
        let Operations { old, new } = operations;
        if old.rust_name != new.rust_name {
            let renamed = change(&rules::METHOD_NAME_CHANGED, operations);
            let renamed =
                renamed.before(format!("Client::{}", old.rust_name)).after(format!("Client::{}", new.rust_name));
            let cause = match (&old.id, &new.id) {
                _ if old.client != new.client => "it is on another client now".to_owned(),
                (old, new) if old == new => {
                    "another operation takes the old name, or the settings rename it".to_owned()
                }
                (Some(old), Some(new)) => format!("the operationId `{old}` is `{new}` now"),
                (Some(old), None) => format!("the operationId `{old}` is gone"),
                (None, new) => format!("the operationId `{}` is new", new.as_deref().unwrap_or_default()),
            };
            self.report(renamed.detail(cause).renamed(NameScope::Methods, old.method_name(), new.method_name()));
        } else if old.module != new.module {
            let rule = if has_named_types(old) { &rules::TAG_OF_TYPES_CHANGED } else { &rules::TAG_CHANGED };
            let moved = change(rule, operations);
            let (before, after) = (
                format!("operations::{}::{}", old.module, old.builder),
                format!("operations::{}::{}", new.module, new.builder),
            );
            let moved = moved.detail(format!("`{}` → `{}`", old.module, new.module)).same_everywhere();
            self.report(moved.before(before).after(after));
        }
    }
}

/// Whether code names types of the operation's module to read what comes back.
fn has_named_types(operation: &OperationSurface) -> bool {
    let by_status = |result: &ResultSurface| matches!(result, ResultSurface::ByStatus(_));
    by_status(&operation.success) || by_status(&operation.error) || operation.headers_struct.is_some()
}

/// How a path moved, in words that are the same for all paths that move alike.
fn path_change(old: &str, new: &str) -> String {
    if old.strip_suffix('/') == Some(new) {
        return "it loses its trailing `/`".to_owned();
    }
    if new.strip_suffix('/') == Some(old) {
        return "it has a trailing `/` now".to_owned();
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('/').collect(), new.split('/').collect());
    let same = |(one, other): &(&&str, &&str)| one == other;
    let before = old.iter().zip(&new).take_while(same).count();
    let shorter = old.len().min(new.len()) - before;
    let behind = old.iter().rev().zip(new.iter().rev()).take(shorter).take_while(same).count();
    let middle = |segments: &[&str]| {
        let middle = segments.get(before..segments.len() - behind).unwrap_or_default();
        (!middle.is_empty()).then(|| format!("`/{}`", middle.join("/")))
    };
    match (middle(&old), middle(&new)) {
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(old), None) => format!("it loses {old}"),
        (None, Some(new)) => format!("it has {new} in it now"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::path_change;

    #[test]
    fn paths_that_move_alike_say_the_same() {
        assert_eq!(path_change("/a/b/", "/a/b"), "it loses its trailing `/`");
        assert_eq!(path_change("/a", "/a/"), "it has a trailing `/` now");
        assert_eq!(path_change("/v1/a/{id}", "/v2/a/{id}"), "`/v1` → `/v2`");
        assert_eq!(path_change("/a/b", "/v2/a/b"), "it has `/v2` in it now");
        assert_eq!(path_change("/a/a", "/a"), "it loses `/a`");
    }
}
