//! A setting that matches nothing in the document is an error, so that people notice when upstream renames or removes something.

use serde_json::Value;

use super::Settings;
use super::operations::Operations;
use super::unmatched::unmatched;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::stale::{History, stale_key};
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
    report_prefixes(settings, document, diagnostics);
    let operations = Operations::of(document);
    for (section, keys) in [
        (root.child("rename").child("operations"), settings.rename.operations.keys().collect::<Vec<_>>()),
        (root.child("pagination"), settings.pagination.keys().collect()),
    ] {
        diagnostics.extend(keys.into_iter().filter_map(|key| operations.unmatched(key, &section.child(key), history)));
    }
}

/// Reports prefixes for schemes that have none: it is written before an API key.
fn report_prefixes(settings: &Settings, document: &Value, diagnostics: &mut Diagnostics) {
    let root = Pointer::root_of(&settings.file).child("security");
    let schemes = document.pointer(Sections::of(document).security_schemes);
    for (key, _) in settings.security.iter().filter(|(_, scheme)| !scheme.prefix.is_empty()) {
        let kind = schemes.and_then(|schemes| schemes.get(key)?.get("type")?.as_str());
        let Some(kind) = kind.filter(|kind| *kind != "apiKey") else { continue };
        let message =
            format!("the scheme `{key}` is of the type `{kind}`, which has no prefix: only API keys have one");
        let place = root.child(key).child("prefix");
        diagnostics.push(Diagnostic::error("ineffective-setting", &place, message, "the setting has no effect"));
    }
}
