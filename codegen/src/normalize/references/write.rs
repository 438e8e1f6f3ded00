//! Writes the resolved references into the document.

use serde_json::{Map, Value, json};

use super::resolutions::{ByText, Resolutions};
use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{Kind, Place};
use crate::internal_keys::{UNRESOLVED, UNTYPED};
use crate::pointer::{Pointer, unescape};

/// Replaces the references in `node`, which stands in `file`.
pub(super) fn replace_references(kind: Kind, node: &mut Value, file: &str, resolutions: &Resolutions) {
    walk(kind, node, &Place::start(Pointer::root()), &mut |kind, node, _| {
        let Value::Object(object) = node else { return Verdict::Keep };
        if kind == Kind::Discriminator {
            if let Some(resolved) = resolutions.of(kind, file) {
                replace_mapping(object, resolved);
            }
            return Verdict::Keep;
        }
        if matches!(kind, Kind::Document | Kind::Operation)
            && let Some(resolved) = resolutions.of(Kind::SecurityScheme, file)
        {
            replace_requirements(object, resolved);
        }
        let keyword = if object.contains_key("$ref") { "$ref" } else { "$dynamicRef" };
        let text = object.get(keyword).and_then(Value::as_str);
        match text.and_then(|text| resolutions.of(kind, file)?.get(text)) {
            Some(Some(reference)) => {
                object.shift_remove(keyword);
                object.shift_insert(0, "$ref".to_owned(), Value::String(reference.clone()));
            }
            // Dynamic references are not bound across files; any other that leads nowhere is the document's own fault.
            Some(None) if kind == Kind::Schema => {
                *node = json!({ UNTYPED: keyword == "$dynamicRef" && !file.is_empty() });
            }
            Some(None) => *node = json!({ UNRESOLVED: true }),
            None => (),
        }
        Verdict::Keep
    });
}

/// Replaces the values of a discriminator's mapping, and the default one.
fn replace_mapping(discriminator: &mut Map<String, Value>, resolved: &ByText) {
    let replace = |target: &mut Value| match target.as_str().and_then(|text| resolved.get(text)) {
        Some(Some(reference)) => {
            *target = Value::String(reference.clone());
            true
        }
        Some(None) => false,
        None => true,
    };
    if let Some(Value::Object(mapping)) = discriminator.get_mut("mapping") {
        mapping.retain(|_, target| replace(target));
    }
    if discriminator.get_mut("defaultMapping").is_some_and(|target| !replace(target)) {
        discriminator.shift_remove("defaultMapping");
    }
}

/// Puts the names of schemes in the place of references to them.
fn replace_requirements(object: &mut Map<String, Value>, resolved: &ByText) {
    let Some(Value::Array(alternatives)) = object.get_mut("security") else { return };
    for alternative in alternatives.iter_mut().filter_map(Value::as_object_mut) {
        let name = |text: &str| {
            let reference = resolved.get(text)?.as_deref()?;
            reference.rsplit('/').next().map(unescape)
        };
        if alternative.keys().any(|text| name(text).is_some()) {
            let written = std::mem::take(alternative);
            alternative.extend(written.into_iter().map(|(text, scopes)| (name(&text).unwrap_or(text), scopes)));
        }
    }
}

/// Cuts out the parameters, responses and so on that references did not lead to.
pub(super) fn remove_unresolved(document: &mut Value) {
    walk(Kind::Document, document, &Place::start(Pointer::root()), &mut |_, node, _| {
        if node.get(UNRESOLVED).is_some() { Verdict::Drop } else { Verdict::Keep }
    });
}
