//! XML to JSON.

use std::collections::HashMap;

use serde_json::value::RawValue;

use super::tree::Element;
use super::{Field, Node, Object, Place, Shape};

/// Reads an XML document as the JSON text of a value with the table's shape. What the table does not know is left out.
///
/// # Errors
/// The text is no XML document.
pub fn to_json(xml: &[u8], root: &Node) -> Result<String, String> {
    let xml = std::str::from_utf8(xml).map_err(|error| error.to_string())?;
    let mut json = String::new();
    value(&root.shape, &Element::parse(xml)?, &mut json);
    Ok(json)
}

fn value(shape: &Shape, element: &Element, json: &mut String) {
    if element.is_nil() {
        json.push_str("null");
        return;
    }
    match shape {
        Shape::Text => string(&element.text, json),
        Shape::Literal => literal(&element.text, json),
        Shape::Either => either(&element.text, json),
        // Whatever the items are called: there is nothing else inside.
        Shape::List(item) => list(&item.shape, element.children.iter(), json),
        Shape::Map(shape) => {
            let mut object = Entries::new(json);
            for child in &element.children {
                value(shape, child, object.entry(&child.name));
            }
            object.end();
        }
        Shape::Object(fields) => object(fields, element, json),
        Shape::Union(fields) => {
            let is_text = element.children.is_empty() && element.attributes.is_empty() && !element.text.is_empty();
            if is_text { either(&element.text, json) } else { object(fields, element, json) }
        }
        Shape::Any => any(element, json),
    }
}

fn object(object: &Object, element: &Element, json: &mut String) {
    let mut entries = Entries::new(json);
    for field in object.fields {
        read_field(field, element, &mut entries);
    }
    if let Some(shape) = &object.additional {
        for child in element.children.iter().filter(|child| !knows(object, &child.name)) {
            value(shape, child, entries.entry(&child.name));
        }
    }
    entries.end();
}

fn read_field(field: &Field, element: &Element, entries: &mut Entries<'_>) {
    let Node { name, shape, .. } = &field.node;
    match field.place {
        Place::Element => {
            if let Some(child) = element.children_of(name).next() {
                value(shape, child, entries.entry(field.key));
            }
        }
        Place::Attribute => {
            if let Some(text) = element.attribute(name) {
                scalar(shape, text, entries.entry(field.key));
            }
        }
        Place::Text | Place::CData => scalar(shape, &element.text, entries.entry(field.key)),
        Place::Inline => {
            if let Shape::Object(inner) = shape
                && (field.required || inner.fields.iter().any(|field| is_there(field, element)))
            {
                object(inner, element, entries.entry(field.key));
            }
        }
        Place::Items => {
            if field.required || element.children_of(name).next().is_some() {
                list(shape, element.children_of(name), entries.entry(field.key));
            }
        }
    }
}

/// Whether an object has an element of this name.
fn knows(object: &Object, name: &str) -> bool {
    object.fields.iter().any(|field| {
        if let (Place::Inline, Shape::Object(inner)) = (field.place, &field.node.shape) {
            inner.fields.iter().any(|field| field.node.name == name)
        } else {
            field.node.name == name
        }
    })
}

/// Whether an element has something of a field.
fn is_there(field: &Field, element: &Element) -> bool {
    match field.place {
        Place::Attribute => element.attribute(field.node.name).is_some(),
        Place::Text | Place::CData => !element.text.is_empty(),
        Place::Element | Place::Items | Place::Inline => element.children_of(field.node.name).next().is_some(),
    }
}

fn list<'a>(shape: &Shape, items: impl Iterator<Item = &'a Element>, json: &mut String) {
    json.push('[');
    for (index, item) in items.enumerate() {
        if index > 0 {
            json.push(',');
        }
        value(shape, item, json);
    }
    json.push(']');
}

/// The text of an attribute or of an element with attributes.
fn scalar(shape: &Shape, text: &str, json: &mut String) {
    match shape {
        Shape::Literal => literal(text, json),
        Shape::Either | Shape::Union(_) => either(text, json),
        Shape::List(item) => {
            json.push('[');
            for (index, word) in text.split_ascii_whitespace().enumerate() {
                if index > 0 {
                    json.push(',');
                }
                scalar(&item.shape, word, json);
            }
            json.push(']');
        }
        Shape::Text | Shape::Map(_) | Shape::Object(_) | Shape::Any => string(text, json),
    }
}

fn literal(text: &str, json: &mut String) {
    let text = text.trim();
    match text {
        "" => json.push_str("null"),
        _ if is_literal(text) => json.push_str(text),
        // No number: the type's own error says so.
        _ => string(text, json),
    }
}

fn either(text: &str, json: &mut String) {
    if is_literal(text) { json.push_str(text) } else { string(text, json) }
}

fn is_literal(text: &str) -> bool {
    serde_json::from_str::<&RawValue>(text).is_ok() && !text.starts_with(['"', '[', '{'])
}

fn any(element: &Element, json: &mut String) {
    if element.children.is_empty() && element.attributes.is_empty() {
        string(&element.text, json);
        return;
    }
    let mut entries = Entries::new(json);
    for (key, text) in &element.attributes {
        string(text, entries.entry(key));
    }
    for (name, children) in by_name(&element.children) {
        let json = entries.entry(name);
        match children.as_slice() {
            [only] => any(only, json),
            several => list(&Shape::Any, several.iter().copied(), json),
        }
    }
    entries.end();
}

/// In the order in which the names first come.
fn by_name(elements: &[Element]) -> Vec<(&str, Vec<&Element>)> {
    let mut groups: Vec<(&str, Vec<&Element>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for element in elements {
        let place = *places.entry(&element.name).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, group)) => group.push(element),
            None => groups.push((&element.name, vec![element])),
        }
    }
    groups
}

fn string(text: &str, json: &mut String) {
    json.push_str(&serde_json::Value::from(text).to_string());
}

/// An object while it is written.
struct Entries<'a> {
    json: &'a mut String,
    first: bool,
}

impl<'a> Entries<'a> {
    fn new(json: &'a mut String) -> Self {
        json.push('{');
        Self { json, first: true }
    }

    /// Writes a key; the value is to be written behind it.
    fn entry(&mut self, key: &str) -> &mut String {
        if !std::mem::take(&mut self.first) {
            self.json.push(',');
        }
        string(key, self.json);
        self.json.push(':');
        self.json
    }

    fn end(self) {
        self.json.push('}');
    }
}
