//! The operations of a document, as rules see them.

use std::collections::HashSet;

use serde_json::Value;

use super::places::{Places, written_at};
use crate::grammar::{METHODS, operations_of};
use crate::internal_keys::WEBHOOKS;
use crate::pointer::Pointer;

/// The field of a path item with the operations of all other methods.
const OTHERS: &str = "additionalOperations";

/// An operation, or a webhook.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Candidate {
    /// The key of the document that it is under: `paths`, or that of webhooks.
    section: &'static str,
    /// The path, or the name of the webhook.
    name: String,
    /// As it is sent.
    method: String,
    pub(super) id: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) deprecated: bool,
}

impl Candidate {
    /// The path template; `None` for a webhook.
    pub(super) fn path(&self) -> Option<&str> {
        (self.section == "paths").then_some(&self.name)
    }

    /// The method, as it is sent.
    pub(super) fn method(&self) -> &str {
        &self.method
    }

    /// How settings name it.
    pub(super) fn key(&self) -> String {
        self.id.clone().unwrap_or_else(|| format!("{} {}", self.method(), self.name))
    }
}

/// The operations and the webhooks of a normalized document.
pub(super) fn candidates(document: &Value) -> Vec<Candidate> {
    let items = ["paths", WEBHOOKS].into_iter().flat_map(|section| {
        let items = document.get(section).and_then(Value::as_object).into_iter().flatten();
        items.map(move |(name, item)| (section, name, item))
    });
    items
        .flat_map(|(section, name, item)| {
            operations_of(item).map(move |(method, operation)| candidate(section, name, method, operation))
        })
        .collect()
}

fn candidate(section: &'static str, name: &str, method: &str, operation: &Value) -> Candidate {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let tags = operation.get("tags").and_then(Value::as_array).into_iter().flatten();
    Candidate {
        section,
        name: name.to_owned(),
        method: method.to_owned(),
        id: operation.get("operationId").and_then(text).filter(|id| !id.is_empty()),
        tags: tags.filter_map(text).collect(),
        deprecated: operation.get("deprecated").and_then(Value::as_bool).unwrap_or_default(),
    }
}

/// Takes operations out of a document, and the paths and webhooks that have none left.
pub(super) fn remove_operations(document: &mut Value, operations: &[&Candidate], places: &mut Places) {
    let left_out: HashSet<(&str, &str, &str)> = operations
        .iter()
        .map(|operation| (operation.section, operation.name.as_str(), operation.method.as_str()))
        .collect();
    for (section, word) in [("paths", "paths"), (WEBHOOKS, "webhooks")] {
        let Some(Value::Object(items)) = document.get_mut(section) else { continue };
        items.retain(|name, item| {
            let place = written_at(item, &Pointer::root().child(word).child(name));
            places.keep(item, &place);
            let methods: Vec<String> = operations_of(item).map(|(method, _)| method.to_owned()).collect();
            let (mut kept, mut removed) = (0, 0);
            for method in &methods {
                let Some((operation, at)) = operation_at(item, &place, method) else { continue };
                if left_out.contains(&(section, name.as_str(), method.as_str())) {
                    places.leave_out(operation, &at);
                    remove_operation(item, method);
                    removed += 1;
                } else {
                    places.keep(operation, &at);
                    kept += 1;
                }
            }
            let is_empty = kept == 0 && removed > 0;
            if is_empty {
                places.leave_out(item, &place);
            }
            !is_empty
        });
    }
}

/// The operation of a method, and its place.
fn operation_at<'a>(item: &'a Value, place: &Pointer, method: &str) -> Option<(&'a Value, Pointer)> {
    let key = field_of(method).filter(|key| item.get(key).is_some());
    match key {
        Some(key) => Some((item.get(key)?, place.child(key))),
        None => Some((item.get(OTHERS)?.get(method)?, place.child(OTHERS).child(method))),
    }
}

fn remove_operation(item: &mut Value, method: &str) {
    let Value::Object(fields) = item else { return };
    match field_of(method).filter(|key| fields.contains_key(*key)) {
        Some(key) => drop(fields.shift_remove(key)),
        None => {
            drop(fields.get_mut(OTHERS).and_then(Value::as_object_mut).and_then(|others| others.shift_remove(method)))
        }
    }
}

/// The field of a path item that is for a method.
fn field_of(method: &str) -> Option<&'static str> {
    METHODS.iter().find(|(_, known)| *known == method).map(|(key, _)| *key)
}
