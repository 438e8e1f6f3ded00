//! A setting that matches nothing in the document is an error, so that people notice when upstream renames or removes something.

use std::collections::HashSet;

use serde_json::Value;

use super::Settings;
use super::operations::Operations;
use super::unmatched::unmatched;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json_path::parse_json_path;
use crate::pointer::Pointer;
use crate::stale::{Explanation, History, Subject, stale_key, stale_path};
use crate::swagger2::Sections;

/// Reports every key of the settings that names nothing in the document.
pub(super) fn report_unmatched(
    settings: &Settings,
    document: &Value,
    history: &History<'_>,
    diagnostics: &mut Diagnostics,
) {
    let root = Pointer::root_of(&settings.file);
    let sections = Sections::of(document);
    let (security, types) = (root.child("security"), root.child("rename").child("types"));
    let replaced = root.child("replace");
    for (section, what, named_in, keys) in [
        (sections.security_schemes, "security scheme", security, settings.security.keys().collect::<Vec<_>>()),
        (sections.schemas, "schema", types, settings.rename.types.keys().collect()),
        (sections.schemas, "schema", replaced, settings.replace.keys().collect()),
    ] {
        let is_there = |key: &str| document.pointer(section).and_then(|section| section.get(key)).is_some();
        for key in keys.into_iter().filter(|key| !is_there(key)) {
            let message = format!("the document has no {what} `{key}`");
            let help = stale_key(key, section, document, history.before());
            diagnostics.push(unmatched(&named_in.child(key), message).help(help));
        }
    }
    let operations = Operations::of(document);
    for (section, keys) in [
        (root.child("rename").child("operations"), settings.rename.operations.keys().collect::<Vec<_>>()),
        (root.child("pagination"), settings.pagination.keys().collect()),
    ] {
        diagnostics.extend(keys.into_iter().filter_map(|key| operations.unmatched(key, &section.child(key), history)));
    }
}

/// The pointers (`#/…`) that `decimals` selects.
pub(super) fn decimals(
    settings: &Settings,
    document: &Value,
    history: &History<'_>,
    diagnostics: &mut Diagnostics,
) -> HashSet<String> {
    let root = Pointer::root_of(&settings.file).child("decimals");
    let mut selected = HashSet::new();
    for (index, text) in settings.decimals.iter().enumerate() {
        let pointer = root.child(index);
        match parse_json_path(text) {
            Ok(path) => {
                let matched = path.query_located(document);
                if matched.is_empty() {
                    let Explanation { missing, help } = stale_path(text, Subject::Setting, document, history.before());
                    let message = format!("`{text}` matches nothing: {missing}");
                    diagnostics.push(unmatched(&pointer, message).help(help));
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
