//! References in the place of whole maps, such as `schemas: {$ref: schemas.yaml}`.

use serde_json::{Map, Value, json};

use super::locate::{Locator, node_at};
use super::target::Target;
use crate::read::documents::is_address;

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
    let Some(entries) = entries_as_references(text, locator, None) else { return };
    map.shift_remove("$ref");
    for (key, entry) in entries {
        map.entry(key).or_insert(entry);
    }
}

/// A reference to each entry of the map that `text`, in the root document, leads to. Where it leads to an object that has its map under
/// the key `inside`, that map is meant.
pub(super) fn entries_as_references(
    text: &str,
    locator: &mut Locator<'_, '_>,
    inside: Option<&str>,
) -> Option<Map<String, Value>> {
    let mut target = locator.locate(text, "").ok()?;
    let file = locator.document(&target.file).ok()?;
    let mut entries = node_at(&file, &target)?.as_object()?;
    if let Some(key) = inside
        && let Some(Value::Object(map)) = entries.get(key)
        && entries.get("type").is_none_or(Value::is_string)
    {
        entries = map;
        target.tokens.push(key.to_owned());
    }
    let is_entry = |key: &&String| inside.is_some() || !key.starts_with("x-");
    let references = entries.keys().filter(is_entry).map(|key| {
        let mut tokens = target.tokens.clone();
        tokens.push(key.clone());
        (key.clone(), json!({ "$ref": reference(&Target { file: target.file.clone(), tokens }) }))
    });
    Some(references.collect())
}

/// The text of a reference to `target` in the root document.
fn reference(target: &Target) -> String {
    let escaped = |text: &str| text.replace('%', "%25").replace('#', "%23");
    let file = if is_address(&target.file) { target.file.clone() } else { escaped(&target.file) };
    format!("{file}#{}", escaped(&target.pointer().path()))
}
