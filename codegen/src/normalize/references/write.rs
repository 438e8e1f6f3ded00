//! Writes the resolved references into the document.

use serde_json::{Value, json};

use super::resolutions::Resolutions;
use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{Kind, Place};
use crate::internal_keys::{UNRESOLVED, UNTYPED};
use crate::pointer::Pointer;

/// Replaces the references in `node`, which stands in `file`.
pub(super) fn replace_references(kind: Kind, node: &mut Value, file: &str, resolutions: &Resolutions) {
    walk(kind, node, &Place::start(Pointer::root()), &mut |kind, node, _| {
        let Value::Object(object) = node else { return Verdict::Keep };
        if kind == Kind::Discriminator {
            if let (Some(Value::Object(mapping)), Some(resolved)) =
                (object.get_mut("mapping"), resolutions.of(kind, file))
            {
                mapping.retain(|_, target| match target.as_str().and_then(|text| resolved.get(text)) {
                    Some(Some(reference)) => {
                        *target = Value::String(reference.clone());
                        true
                    }
                    Some(None) => false,
                    None => true,
                });
            }
            return Verdict::Keep;
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

/// Cuts out the parameters, responses and so on that references did not lead to.
pub(super) fn remove_unresolved(document: &mut Value) {
    walk(Kind::Document, document, &Place::start(Pointer::root()), &mut |_, node, _| {
        if node.get(UNRESOLVED).is_some() { Verdict::Drop } else { Verdict::Keep }
    });
}
