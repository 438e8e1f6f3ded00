//! The operations of a document, as rules see them.

use std::collections::HashSet;

use serde_json::Value;

use super::places::{Places, written_at};
use crate::grammar::METHODS;
use crate::internal_keys::WEBHOOKS;
use crate::pointer::Pointer;

/// An operation, or a webhook.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Candidate {
    /// The key of the document that it is under: `paths`, or that of webhooks.
    section: &'static str,
    /// The path, or the name of the webhook.
    name: String,
    method: &'static str,
    pub(super) id: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) deprecated: bool,
}

impl Candidate {
    /// The path template; `None` for a webhook.
    pub(super) fn path(&self) -> Option<&str> {
        (self.section == "paths").then_some(&self.name)
    }

    /// The method, in capitals.
    pub(super) fn method(&self) -> String {
        self.method.to_uppercase()
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
            METHODS.into_iter().filter_map(move |method| Some(candidate(section, name, method, item.get(method)?)))
        })
        .collect()
}

fn candidate(section: &'static str, name: &str, method: &'static str, operation: &Value) -> Candidate {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let tags = operation.get("tags").and_then(Value::as_array).into_iter().flatten();
    Candidate {
        section,
        name: name.to_owned(),
        method,
        id: operation.get("operationId").and_then(text).filter(|id| !id.is_empty()),
        tags: tags.filter_map(text).collect(),
        deprecated: operation.get("deprecated").and_then(Value::as_bool).unwrap_or_default(),
    }
}

/// Takes operations out of a document, and the paths and webhooks that have none left.
pub(super) fn remove_operations(document: &mut Value, operations: &[&Candidate], places: &mut Places) {
    let left_out: HashSet<(&str, &str, &str)> =
        operations.iter().map(|operation| (operation.section, operation.name.as_str(), operation.method)).collect();
    for (section, word) in [("paths", "paths"), (WEBHOOKS, "webhooks")] {
        let Some(Value::Object(items)) = document.get_mut(section) else { continue };
        items.retain(|name, item| {
            let place = written_at(item, &Pointer::root().child(word).child(name));
            places.keep(item, &place);
            let Value::Object(methods) = &mut *item else { return true };
            let (mut kept, mut removed) = (0, 0);
            for method in METHODS {
                let Some(operation) = methods.get(method) else { continue };
                if left_out.contains(&(section, name.as_str(), method)) {
                    places.leave_out(operation, &place.child(method));
                    methods.shift_remove(method);
                    removed += 1;
                } else {
                    places.keep(operation, &place.child(method));
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
