//! Which components the operations need.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::places::Places;
use crate::internal_keys::WEBHOOKS;
use crate::pointer::{Pointer, unescape};

/// Takes out the components that no operation and no webhook refers to, directly or through others. Gives the names of the schemas among
/// them. Security schemes stay: operations name them by key.
pub(super) fn drop_unreached(document: &mut Value, places: &mut Places) -> Vec<String> {
    let reached = Reach::of(document).reached;
    let Some(Value::Object(components)) = document.get_mut("components") else { return Vec::new() };
    let mut schemas = Vec::new();
    for (section, entries) in components.iter_mut().filter(|(section, _)| *section != "securitySchemes") {
        let Value::Object(entries) = entries else { continue };
        entries.retain(|name, node| {
            let is_reached = reached.contains_key(&(section.clone(), name.clone()));
            let place = Pointer::component(section, name);
            if is_reached {
                places.keep(node, &place)
            } else {
                places.leave_out(node, &place)
            }
            if !is_reached && section == "schemas" {
                schemas.push(name.clone());
            }
            is_reached
        });
    }
    schemas
}

/// A component: its section, and its name.
type Key = (String, String);

/// What a reference to a schema means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// The properties of a base, in the `allOf` of a component that inherits from it.
    Base,
    /// A value of it. For a base with a discriminator that is a value of one that inherits from it.
    Value,
    /// A value of something that it inherits from: so may whatever inherits from it be.
    Heir,
}

struct Reach<'a> {
    components: Option<&'a Map<String, Value>>,
    /// By schema: those that name it in their `allOf`.
    children: HashMap<String, Vec<&'a str>>,
    reached: HashMap<Key, Use>,
    open: Vec<(Key, Use)>,
}

impl<'a> Reach<'a> {
    fn of(document: &'a Value) -> Self {
        let components = document.get("components").and_then(Value::as_object);
        let mut reach = Self { components, children: children(components), reached: HashMap::new(), open: Vec::new() };
        for section in ["paths", WEBHOOKS] {
            document.get(section).into_iter().for_each(|node| reach.follow(node));
        }
        while let Some((key, needed)) = reach.open.pop() {
            reach.visit(key, needed);
        }
        reach
    }

    fn visit(&mut self, key: Key, needed: Use) {
        let before = self.reached.get(&key).copied();
        let node = self.components.and_then(|components| components.get(&key.0)?.get(&key.1));
        let Some(node) = node.filter(|_| before.is_none_or(|before| before < needed)) else { return };
        if before.is_none() {
            self.follow_component(node);
        }
        let is_base = node.get("discriminator").is_some();
        if is_base && before < Some(Use::Value) && needed >= Use::Value {
            self.follow_mapping(node);
        }
        if (is_base && needed == Use::Value) || needed == Use::Heir {
            let children = self.children.get(&key.1).into_iter().flatten();
            self.open.extend(children.map(|child| (("schemas".to_owned(), (*child).to_owned()), Use::Heir)));
        }
        self.reached.insert(key, needed);
    }

    /// The references in a component.
    fn follow_component(&mut self, node: &'a Value) {
        let Value::Object(object) = node else { return };
        self.reference(object, Use::Value);
        for (key, value) in object.iter().filter(|(key, _)| *key != "discriminator") {
            match value {
                Value::Array(parts) if key == "allOf" => parts.iter().for_each(|part| match part {
                    Value::Object(part) if part.contains_key("$ref") => self.reference(part, Use::Base),
                    other => self.follow(other),
                }),
                other => self.follow(other),
            }
        }
    }

    /// The references in any other node.
    fn follow(&mut self, node: &'a Value) {
        match node {
            Value::Object(object) => {
                self.reference(object, Use::Value);
                self.follow_mapping(node);
                object.values().for_each(|value| self.follow(value));
            }
            Value::Array(list) => list.iter().for_each(|value| self.follow(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn reference(&mut self, object: &Map<String, Value>, needed: Use) {
        let key = object.get("$ref").and_then(Value::as_str).and_then(component);
        self.open.extend(key.map(|key| (key, needed)));
    }

    /// The schemas in the mapping of a discriminator: references, or names.
    fn follow_mapping(&mut self, node: &Value) {
        let mapping = node.get("discriminator").and_then(|discriminator| discriminator.get("mapping")?.as_object());
        for target in mapping.into_iter().flat_map(Map::values).filter_map(Value::as_str) {
            let key = component(target).unwrap_or_else(|| ("schemas".to_owned(), target.to_owned()));
            self.open.push((key, Use::Value));
        }
    }
}

fn children(components: Option<&Map<String, Value>>) -> HashMap<String, Vec<&str>> {
    let mut children: HashMap<String, Vec<&str>> = HashMap::new();
    let schemas = components.and_then(|components| components.get("schemas")?.as_object());
    for (name, schema) in schemas.into_iter().flatten() {
        let parts = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
        for (_, base) in parts.filter_map(|part| component(part.get("$ref")?.as_str()?)) {
            children.entry(base).or_default().push(name);
        }
    }
    children
}

/// The component that a reference names. After `normalize` every reference names one.
fn component(reference: &str) -> Option<Key> {
    let (section, name) = reference.strip_prefix("#/components/")?.split_once('/')?;
    Some((section.to_owned(), unescape(name)))
}
