//! Path items and callbacks that are references.

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::place::ORIGIN;
use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{Kind, Place};
use crate::pointer::{Pointer, unescape};

/// How many values may be copied: path items that refer to each other through callbacks could go on for ever.
const MOST_COPIED: usize = 500_000;
const DEEPEST: usize = 60;

/// Puts copies in the place of references, which openapiv3 has no field for. Afterwards there are no `components.pathItems`.
pub(super) fn rewrite(document: &mut Value, diagnostics: &mut Diagnostics) {
    let components = document.get_mut("components").and_then(Value::as_object_mut);
    let items = Map::from_iter(["pathItems", "callbacks"].into_iter().filter_map(|section| {
        let place = Pointer::root().child("components").child(section);
        let mut map = components.as_ref()?.get(section)?.as_object()?.clone();
        for (name, item) in &mut map {
            if let Value::Object(item) = item {
                item.entry(ORIGIN).or_insert_with(|| Value::String(place.child(name).to_string()));
            }
        }
        Some((section.to_owned(), Value::Object(map)))
    }));
    if let Some(components) = components {
        components.shift_remove("pathItems");
        components.shift_remove("callbacks");
    }
    let mut copied = 0;
    walk(Kind::Document, document, &Place::start(Pointer::root()), &mut |kind, node, place| {
        let section = match kind {
            Kind::PathItem => "pathItems",
            Kind::Callback => "callbacks",
            _ => return Verdict::Keep,
        };
        if node.get("$ref").and_then(Value::as_str).is_none() {
            return Verdict::Keep;
        }
        let target = items.get(section).and_then(|section| follow(section, node));
        copied += target.map_or(0, size);
        let Some(mut target) = target.filter(|_| copied <= MOST_COPIED && place.depth() <= DEEPEST).cloned() else {
            diagnostics.push(Diagnostic::warning(
                "reference-cycle",
                &place.pointer(),
                format!("this {} contains itself", kind.noun()),
                "it is left out",
            ));
            return Verdict::Drop;
        };
        if let (Value::Object(target), Value::Object(own)) = (&mut target, std::mem::take(node)) {
            target.extend(own.into_iter().filter(|(key, _)| key != "$ref"));
        }
        *node = target;
        Verdict::Keep
    });
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
