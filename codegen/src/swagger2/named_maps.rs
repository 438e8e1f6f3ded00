//! References in the place of whole sections.

use serde_json::{Value, json};

use super::Object;
use crate::normalize::references::{Address, node_at, parse_reference};
use crate::read::documents::LocalDocuments;

/// Turns a section that is a reference to a map, such as `definitions: {$ref: all.yaml}`, into a map of references.
pub(super) fn expand_sections(document: &mut Object, files: &mut LocalDocuments<'_>) {
    for section in ["paths", "definitions", "parameters", "responses"] {
        let Some(Value::Object(map)) = document.get_mut(section) else { continue };
        let Some(Value::String(text)) = map.get("$ref").cloned() else { continue };
        let Address::Node(target) = parse_reference(&text, "", files.root()) else { continue };
        let Some(file) = files.get(&target.file) else { continue };
        let Some(Value::Object(entries)) = node_at(&file, &target) else { continue };
        map.shift_remove("$ref");
        for key in entries.keys().filter(|key| !key.starts_with("x-")) {
            let pointer = target.pointer().child(key);
            let escaped = |text: &str| text.replace('%', "%25").replace('#', "%23");
            let text = format!("{}#{}", escaped(pointer.file()), escaped(&pointer.path()));
            map.entry(key.clone()).or_insert_with(|| json!({ "$ref": text }));
        }
    }
}
