//! How settings name an operation: by its operationId; one that has none by method and path, such as `GET /customers`.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::unmatched::unmatched;
use crate::diagnostic::Diagnostic;
use crate::grammar::{METHODS, operations_of};
use crate::pointer::Pointer;
use crate::stale::{History, stale_operation};

/// The operations of a document, by their names in settings.
pub(crate) struct Operations<'a> {
    document: &'a Value,
    names: HashSet<String>,
    /// By method and path: the operationId that names the operation instead.
    ids: HashMap<String, &'a str>,
}

impl<'a> Operations<'a> {
    /// The operations below `paths`.
    pub(crate) fn of(document: &'a Value) -> Self {
        let mut operations = Self { document, names: HashSet::new(), ids: HashMap::new() };
        let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
        for (path, item) in paths {
            for (method, operation) in operations_of(item) {
                let place = format!("{method} {path}");
                match operation.get("operationId").and_then(Value::as_str) {
                    Some(id) => {
                        operations.names.insert(id.to_owned());
                        operations.ids.insert(place, id);
                    }
                    None => drop(operations.names.insert(place)),
                }
            }
        }
        operations
    }

    /// An error about the setting at `pointer`, unless `key` names an operation.
    pub(crate) fn unmatched(&self, key: &str, pointer: &Pointer, history: &History<'_>) -> Option<Diagnostic> {
        if self.names.contains(key) {
            return None;
        }
        let methods = METHODS.map(|(_, method)| method);
        let method = key.split_once(" /").map(|(method, _)| method);
        Some(match (method, self.ids.get(key)) {
            (_, Some(id)) => {
                let message = format!("`{key}` has the operationId `{id}`, and settings name it by that");
                unmatched(pointer, message).help(format!("write `{id}` instead of `{key}`"))
            }
            (Some(method), None) if !methods.contains(&method) => {
                let message = format!("`{method}` is no method of an operation");
                unmatched(pointer, message).help(format!("the methods are {}", methods.join(", ")))
            }
            (_, None) => unmatched(pointer, format!("the document has no operation `{key}`")).help(stale_operation(
                key,
                self.document,
                history.before(),
            )),
        })
    }
}
