//! Settings that name an operation which is not there.

use std::collections::HashSet;

use serde_json::Value;

use super::successor::Siblings;
use super::words::{Missing, Subject, Successor, moved, no_successor};
use crate::grammar::operations_of;
use crate::similar::{Tolerance, similar_names, single_best};

/// What to do about a setting for the operation `key`: an operationId, or method and path.
pub(crate) fn stale_operation(key: &str, now: &Value, before: Option<&Value>) -> String {
    let was_there = before.is_some_and(|before| operations(before).any(|operation| operation.key() == key));
    let missing = Missing { name: key, was_there };
    let found = match key.split_once(" /") {
        Some((method, path)) => moved_path(method, &format!("/{path}"), now, before),
        None => same_place(key, now, before).or_else(|| similar_id(key, now, before)),
    };
    match found {
        Some(successor) => moved(missing, &successor, Subject::Setting, &successor.name),
        None => no_successor(missing, Subject::Setting, &[]),
    }
}

/// An operation, and where it stands.
#[derive(Clone, Copy)]
struct Operation<'a> {
    method: &'a str,
    path: &'a str,
    id: Option<&'a str>,
}

impl Operation<'_> {
    /// How settings name it.
    fn key(self) -> String {
        self.id.map_or_else(|| format!("{} {}", self.method, self.path), str::to_owned)
    }

    fn is_at(self, method: &str, path: &str) -> bool {
        self.method.eq_ignore_ascii_case(method) && self.path == path
    }
}

fn operations(document: &Value) -> impl Iterator<Item = Operation<'_>> {
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    paths.flat_map(|(path, item)| {
        operations_of(item).map(move |(method, operation)| {
            let id = operation.get("operationId").and_then(Value::as_str);
            Operation { method, path, id }
        })
    })
}

/// The operation on the path that took the place of `path`.
fn moved_path(method: &str, path: &str, now: &Value, before: Option<&Value>) -> Option<Successor> {
    let siblings = Siblings::at("/paths", now, before)?;
    let of_method = |path: &str| operations(now).find(|operation| operation.is_at(method, path));
    let successor = siblings.successor(path, |path| of_method(path).is_some())?;
    Some(Successor { name: of_method(&successor.name)?.key(), ..successor })
}

/// The operation that stands where `id` stood before, or on the path that took that place.
fn same_place(id: &str, now: &Value, before: Option<&Value>) -> Option<Successor> {
    let before_it = operations(before?).find(|operation| operation.id == Some(id))?;
    let Operation { method, path, .. } = before_it;
    match operations(now).find(|operation| operation.is_at(method, path)) {
        Some(renamed) => Some(Successor { name: renamed.key(), is_new: true }),
        None => moved_path(method, path, now, before),
    }
}

/// An operation with a similar id; if `id` was there before, among those that are new.
fn similar_id(id: &str, now: &Value, before: Option<&Value>) -> Option<Successor> {
    let ids = |document| operations(document).filter_map(|operation| operation.id);
    let ids_before: Option<HashSet<&str>> = before.map(|before| ids(before).collect());
    let is_new = |id: &str| ids_before.as_ref().is_some_and(|ids| !ids.contains(id));
    let was_there = ids_before.as_ref().is_some_and(|ids| ids.contains(id));
    let candidates = ids(now).filter(|id| !was_there || is_new(id));
    let found = single_best(&similar_names(id, candidates, Tolerance::Narrow))?;
    Some(Successor { name: found.to_owned(), is_new: is_new(found) })
}
