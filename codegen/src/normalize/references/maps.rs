//! References in the place of whole maps, such as `schemas: {$ref: schemas.yaml}`.

use serde_json::{Map, Value, json};

use super::locate::{Locator, node_at};
use super::target::Target;

/// Turns a reference to a map into a map of references, one for each entry. The specification has no such references, but
/// tools that bundle documents understand them.
pub(super) fn expand_map_references(document: &mut Value, locator: &mut Locator<'_, '_>) {
    expand(document.get_mut("paths"), locator);
    expand(document.get_mut("webhooks"), locator);
    expand(document.get_mut("components"), locator);
    let components = document.get_mut("components").and_then(Value::as_object_mut);
    components.into_iter().flatten().for_each(|(_, section)| expand(Some(section), locator));
}

fn expand(map: Option<&mut Value>, locator: &mut Locator<'_, '_>) {
    let Some(Value::Object(map)) = map else { return };
    let Some(Value::String(text)) = map.get("$ref") else { return };
    let Ok(target) = locator.locate(text, "") else { return };
    let Ok(file) = locator.document(&target.file) else { return };
    let Some(Value::Object(entries)) = node_at(&file, &target) else { return };
    let entries = entries.keys().filter(|key| !key.starts_with("x-")).map(|key| {
        let mut tokens = target.tokens.clone();
        tokens.push(key.clone());
        (key.clone(), json!({ "$ref": reference(&Target { file: target.file.clone(), tokens }) }))
    });
    let expanded: Map<String, Value> = entries.collect();
    map.shift_remove("$ref");
    for (key, entry) in expanded {
        map.entry(key).or_insert(entry);
    }
}

/// The text of a reference to `target` in the root document.
fn reference(target: &Target) -> String {
    let escaped = |text: &str| text.replace('%', "%25").replace('#', "%23");
    format!("{}#{}", escaped(target.file.as_str()), escaped(&target.pointer().path()))
}
