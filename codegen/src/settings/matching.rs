//! A setting that matches nothing in the document is an error, so that people notice when upstream renames or removes something.

use std::collections::HashSet;

use serde_json::Value;

use super::Settings;
use super::operations::Operations;
use super::unmatched::unmatched;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json_path::parse_json_path;
use crate::pointer::Pointer;

/// Reports every key of the settings that names nothing in the document.
pub(super) fn report_unmatched(settings: &Settings, document: &Value, diagnostics: &mut Diagnostics) {
    let root = Pointer::root_of(&settings.file);
    let mut report = |pointer: Pointer, message: String| diagnostics.push(unmatched(&pointer, message));
    let named = |path: &str, key: &String| document.pointer(path).and_then(|named| named.get(key)).is_some();
    for key in settings.security.keys().filter(|key| !named("/components/securitySchemes", key)) {
        report(root.child("security").child(key), format!("the document has no security scheme `{key}`"));
    }
    for key in settings.rename.types.keys().filter(|key| !named("/components/schemas", key)) {
        report(root.child("rename").child("types").child(key), format!("the document has no schema `{key}`"));
    }
    let operations = Operations::of(document);
    for (section, keys) in [
        (root.child("rename").child("operations"), settings.rename.operations.keys().collect::<Vec<_>>()),
        (root.child("pagination"), settings.pagination.keys().collect()),
    ] {
        diagnostics.extend(keys.into_iter().filter_map(|key| operations.unmatched(key, &section.child(key))));
    }
}

/// The pointers (`#/…`) that `decimals` selects.
pub(super) fn decimals(settings: &Settings, document: &Value, diagnostics: &mut Diagnostics) -> HashSet<String> {
    let root = Pointer::root_of(&settings.file).child("decimals");
    let mut selected = HashSet::new();
    for (index, text) in settings.decimals.iter().enumerate() {
        let pointer = root.child(index);
        match parse_json_path(text) {
            Ok(path) => {
                let matched = path.query_located(document);
                if matched.is_empty() {
                    diagnostics.push(unmatched(&pointer, format!("`{text}` matches nothing in the document")));
                }
                selected.extend(matched.locations().map(|location| format!("#{}", location.to_json_pointer())));
            }
            Err(problem) => diagnostics.push(Diagnostic::error(
                "invalid-settings",
                &pointer,
                format!("`{text}` is not a JSONPath (RFC 9535): {problem}"),
                "the setting has no effect",
            )),
        }
    }
    selected
}
