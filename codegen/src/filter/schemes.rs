//! Which security schemes the chosen operations need.
//!
//! A scheme that no `security` names goes with every request, since nothing tells who needs it. One that only operations name which are left
//! out must not become such a scheme.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::grammar::operations_of;

/// The keys of the schemes that the `security` of the document or of an operation names.
pub(super) fn named_schemes(document: &Value) -> BTreeSet<String> {
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    let operations = paths.flat_map(|(_, item)| operations_of(item).map(|(_, operation)| operation));
    let security = std::iter::once(document).chain(operations).filter_map(|node| node.get("security")?.as_array());
    security.flatten().filter_map(Value::as_object).flat_map(|alternative| alternative.keys().cloned()).collect()
}

/// Takes out the schemes that were named `before` and are not any more; all, where now none is. Gives their keys.
pub(super) fn drop_unneeded(document: &mut Value, before: &BTreeSet<String>) -> Vec<String> {
    let now = named_schemes(document);
    let needs_none = now.is_empty() && !before.is_empty();
    let schemes = document.get_mut("components").and_then(|components| components.get_mut("securitySchemes"));
    let Some(Value::Object(schemes)) = schemes else { return Vec::new() };
    let mut dropped = Vec::new();
    schemes.retain(|key, _| {
        let stays = !needs_none && (now.contains(key) || !before.contains(key));
        if !stays {
            dropped.push(key.clone());
        }
        stays
    });
    dropped
}
