//! Visits every object of a document, an object before what stands in it.

use serde_json::{Map, Value};

use super::{Children, Kind, Place, Shape};
use crate::internal_keys::ORIGIN;

/// Whether a node stays in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Keep,
    /// The node is taken out of the object or list that holds it.
    Drop,
}

/// Visits `node`, and then the objects in it. `visit` may change the node: the objects that it has afterwards are visited.
///
/// A value that is not of the shape that the grammar asks for is visited itself, but nothing inside it.
pub(crate) fn walk(
    kind: Kind,
    node: &mut Value,
    place: &Place<'_>,
    visit: &mut impl FnMut(Kind, &mut Value, &Place<'_>) -> Verdict,
) -> Verdict {
    let moved = moved(node, place);
    let place = moved.as_ref().unwrap_or(place);
    if visit(kind, node, place) == Verdict::Drop {
        return Verdict::Drop;
    }
    if let Value::Object(object) = node {
        object.retain(|key, value| walk_value(kind.shape_at(key), value, &place.key(key), visit) == Verdict::Keep);
    }
    Verdict::Keep
}

fn walk_value(
    shape: Shape,
    value: &mut Value,
    place: &Place<'_>,
    visit: &mut impl FnMut(Kind, &mut Value, &Place<'_>) -> Verdict,
) -> Verdict {
    if shape == Shape::SchemaOrBool && !value.is_object() {
        return Verdict::Keep;
    }
    match shape.children() {
        Children::None => (),
        Children::One(kind) => return walk(kind, value, place, visit),
        Children::Map(kind) => {
            if let Value::Object(map) = value {
                map.retain(|key, value| walk(kind, value, &place.key(key), visit) == Verdict::Keep);
            }
        }
        Children::List(kind) => {
            if let Value::Array(list) = value {
                let mut index = 0;
                list.retain_mut(|value| {
                    let verdict = walk(kind, value, &place.index(index), visit);
                    index += 1;
                    verdict == Verdict::Keep
                });
            }
        }
    }
    Verdict::Keep
}

/// Visits like [`walk`], without changing anything.
pub(crate) fn survey<'a>(
    kind: Kind,
    node: &'a Value,
    place: &Place<'_>,
    visit: &mut impl FnMut(Kind, &'a Map<String, Value>, &Place<'_>),
) {
    let moved = moved(node, place);
    let place = moved.as_ref().unwrap_or(place);
    let Value::Object(object) = node else { return };
    visit(kind, object, place);
    for (key, value) in object {
        let place = place.key(key);
        match kind.shape_at(key).children() {
            Children::None => (),
            Children::One(kind) => survey(kind, value, &place, visit),
            Children::Map(kind) => {
                let entries = value.as_object().into_iter().flatten();
                entries.for_each(|(key, value)| survey(kind, value, &place.key(key), visit));
            }
            Children::List(kind) => {
                let items = value.as_array().into_iter().flatten().enumerate();
                items.for_each(|(index, value)| survey(kind, value, &place.index(index), visit));
            }
        }
    }
}

fn moved(node: &Value, place: &Place<'_>) -> Option<Place<'static>> {
    node.get(ORIGIN).and_then(Value::as_str).map(|origin| place.moved_from(origin))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::pointer::Pointer;

    fn visited(kind: Kind, mut value: Value) -> Vec<String> {
        let mut seen = Vec::new();
        walk(kind, &mut value, &Place::start(Pointer::root()), &mut |kind, _, place| {
            seen.push(format!("{} {}", kind.noun(), place.pointer()));
            Verdict::Keep
        });
        seen
    }

    #[test]
    fn properties_that_are_called_like_keywords_are_properties() {
        let schema = json!({ "properties": { "items": { "enum": [{ "items": {} }] }, "$ref": { "type": "string" } } });
        assert_eq!(
            visited(Kind::Schema, schema),
            ["schema #", "schema #/properties/items", "schema #/properties/$ref"]
        );
    }

    #[test]
    fn examples_and_extensions_are_not_entered() {
        let media = json!({ "example": { "schema": {} }, "x-schema": {}, "schema": { "default": { "items": {} } } });
        assert_eq!(visited(Kind::MediaType, media), ["media type #", "schema #/schema"]);
    }
}
