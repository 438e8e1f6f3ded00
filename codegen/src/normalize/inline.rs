//! References where openapiv3 has no field for one.

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{Kind, Place};
use crate::internal_keys::ORIGIN;
use crate::pointer::{Pointer, unescape};

/// How many values may be copied: path items that refer to each other through callbacks could go on for ever.
const MOST_COPIED: usize = 500_000;
/// How deep copies may be nested, in keys and indexes.
const DEEPEST: usize = 60;

const KINDS: [Kind; 4] = [Kind::PathItem, Kind::Callback, Kind::Operation, Kind::MediaType];

/// Puts copies of path items, callbacks, operations and media types in the place of references to them. Afterwards
/// `components` has none of those.
pub(super) fn put_copies_for_references(document: &mut Value, diagnostics: &mut Diagnostics) {
    let originals = take_originals(document);
    if originals.is_empty() {
        return;
    }
    let mut copied = 0;
    walk(Kind::Document, document, &Place::start(Pointer::root()), &mut |kind, node, place| {
        if !KINDS.contains(&kind) || node.get("$ref").and_then(Value::as_str).is_none() {
            return Verdict::Keep;
        }
        let section = kind.section().and_then(|section| originals.get(section));
        let original = section.and_then(|section| follow(section, node));
        copied += original.map_or(0, size);
        let Some(mut copy) = original.filter(|_| copied <= MOST_COPIED && place.depth() <= DEEPEST).cloned() else {
            diagnostics.push(Diagnostic::warning(
                "reference-cycle",
                &place.pointer(),
                format!("this {} contains references to itself", kind.noun()),
                format!("this reference to the {} is left out", kind.noun()),
            ));
            return Verdict::Drop;
        };
        if let (Value::Object(copy), Value::Object(own)) = (&mut copy, std::mem::take(node)) {
            copy.extend(own.into_iter().filter(|(key, _)| key != "$ref"));
        }
        *node = copy;
        Verdict::Keep
    });
}

/// The components of these kinds, which remember where they stood.
fn take_originals(document: &mut Value) -> Map<String, Value> {
    let mut originals = Map::new();
    let Some(Value::Object(components)) = document.get_mut("components") else { return originals };
    for section in KINDS.into_iter().filter_map(Kind::section) {
        let Some(Value::Object(mut map)) = components.shift_remove(section) else { continue };
        for (name, item) in &mut map {
            if let Value::Object(item) = item {
                item.entry(ORIGIN).or_insert_with(|| Value::String(Pointer::component(section, name).to_string()));
            }
        }
        originals.insert(section.to_owned(), Value::Object(map));
    }
    originals
}

fn follow<'a>(section: &'a Value, node: &Value) -> Option<&'a Value> {
    let mut name = name_in(node)?;
    for _ in 0..16 {
        let item = section.get(&name)?;
        match name_in(item) {
            Some(next) => name = next,
            None => return Some(item),
        }
    }
    None
}

fn name_in(node: &Value) -> Option<String> {
    node.get("$ref")?.as_str()?.rsplit('/').next().map(unescape)
}

fn size(node: &Value) -> usize {
    match node {
        Value::Array(list) => 1 + list.iter().map(size).sum::<usize>(),
        Value::Object(object) => 1 + object.values().map(size).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_copy_remembers_where_the_original_stands() {
        let mut document = json!({
            "paths": { "/a": { "$ref": "#/components/pathItems/A", "summary": "own" } },
            "components": { "pathItems": { "A": { "get": {}, "summary": "shared" } } },
        });
        put_copies_for_references(&mut document, &mut Diagnostics::default());
        let expected = json!({ "get": {}, "summary": "own", ORIGIN: "#/components/pathItems/A" });
        assert_eq!(document, json!({ "paths": { "/a": expected }, "components": {} }));
    }

    #[test]
    fn a_path_item_that_contains_itself_ends() {
        let callback = json!({ "c": { "{$url}": { "$ref": "#/components/pathItems/A" } }, "d": { "{$url}": { "$ref": "#/components/pathItems/A" } } });
        let mut document = json!({
            "paths": { "/a": { "$ref": "#/components/pathItems/A" } },
            "components": { "pathItems": { "A": { "post": { "callbacks": callback } } } },
        });
        let mut diagnostics = Diagnostics::default();
        put_copies_for_references(&mut document, &mut diagnostics);
        assert!(size(&document) <= MOST_COPIED * 2);
        assert_eq!(diagnostics.list().first().map(|diagnostic| diagnostic.code), Some("reference-cycle"));
    }
}
