//! The operations of a document, as rules see them.

use serde_json::Value;

use crate::grammar::METHODS;
use crate::internal_keys::WEBHOOKS;

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
pub(super) fn remove_operations(document: &mut Value, operations: &[&Candidate]) {
    for Candidate { section, name, method, .. } in operations {
        let Some(Value::Object(items)) = document.get_mut(*section) else { continue };
        let Some(Value::Object(item)) = items.get_mut(name) else { continue };
        item.shift_remove(*method);
    }
    for section in ["paths", WEBHOOKS] {
        let Some(Value::Object(items)) = document.get_mut(section) else { continue };
        let emptied: std::collections::HashSet<&str> = operations
            .iter()
            .filter(|operation| operation.section == section)
            .map(|operation| operation.name.as_str())
            .collect();
        items.retain(|name, item| {
            !emptied.contains(name.as_str()) || METHODS.iter().any(|method| item.get(*method).is_some())
        });
    }
}
