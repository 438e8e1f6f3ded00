//! Instances of generic schemas: components in which plain references stand for the dynamic ones.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::keywords::{
    bound_anchor, component_name, dynamic_reference, has_bindings, own_anchor, reference, reference_only, without_names,
};
use super::templates::{Scope, Templates};
use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{Kind, Place};
use crate::pointer::Pointer;

/// How many instances a document may have: many generic schemas that refer to each other, bound in many places, would be too many.
pub(super) const MOST_INSTANCES: usize = 20_000;

/// Makes instances of generic schemas.
pub(super) struct Instances {
    templates: Templates,
    /// The references to the instances, by the names of the generic schemas and what is bound in them.
    made: HashMap<(String, Scope), String>,
    /// The instances, and the definitions that are bound in place. All of them become component schemas.
    pub components: Map<String, Value>,
    /// By wanted name: the first number that may be free behind it.
    numbers: HashMap<String, usize>,
    /// The place of the first reference that got no instance, because there were too many.
    pub first_without_instance: Option<Pointer>,
}

impl Instances {
    /// No instances yet.
    pub(super) fn new(templates: Templates) -> Self {
        Self {
            templates,
            made: HashMap::new(),
            components: Map::new(),
            numbers: HashMap::new(),
            first_without_instance: None,
        }
    }

    /// Replaces the dynamic references in `node` by plain ones: by what `outer` binds, else by the anchors in its own `$defs`.
    /// `itself` is the reference to `node`, if it is a component.
    pub(super) fn specialize(&mut self, node: &mut Value, outer: &Scope, itself: Option<&str>, place: &Place<'_>) {
        let mut scope = outer.clone();
        if let (Some(anchor), Some(itself)) = (own_anchor(node), itself) {
            scope.entry(anchor.to_owned()).or_insert_with(|| itself.to_owned());
        }
        for (anchor, bound) in self.take_bindings(node, place) {
            scope.entry(anchor).or_insert(bound);
        }
        walk(Kind::Schema, node, place, &mut |kind, node, place| {
            if kind == Kind::Schema {
                self.bind_reference(node, &scope, place);
            }
            Verdict::Keep
        });
    }

    /// Replaces the reference that `node` is, if `scope` says something about it.
    fn bind_reference(&mut self, node: &mut Value, scope: &Scope, place: &Place<'_>) {
        if has_bindings(node) {
            self.specialize(node, scope, None, place);
        }
        let Value::Object(object) = node else { return };
        if let Some(bound) = dynamic_reference(object).and_then(|anchor| scope.get(anchor)) {
            object.shift_remove("$dynamicRef");
            object.shift_insert(0, "$ref".to_owned(), json!(bound));
            return;
        }
        let Some(name) = object.get("$ref").and_then(Value::as_str).and_then(component_name) else { return };
        let relevant = self.templates.relevant(&name, scope);
        if relevant.is_empty() {
            return;
        }
        let instance = self.instance(name, relevant, place);
        object.insert("$ref".to_owned(), json!(instance));
    }

    /// The reference to the instance of a generic schema, which is made if there is none yet.
    fn instance(&mut self, name: String, scope: Scope, place: &Place<'_>) -> String {
        let key = (name, scope);
        if let Some(made) = self.made.get(&key) {
            return made.clone();
        }
        let (name, scope) = &key;
        let Some(mut copy) = self.templates.schemas.get(name).filter(|_| self.made.len() < MOST_INSTANCES).cloned()
        else {
            self.first_without_instance.get_or_insert_with(|| place.pointer());
            return reference(name);
        };
        let bound = scope.values().filter_map(|bound| component_name(bound));
        let wanted = std::iter::once(name.clone()).chain(bound).collect::<Vec<_>>().join("_");
        let new = self.reserve_name(wanted);
        let itself = reference(&new);
        let scope = scope.clone();
        let origin = Pointer::component("schemas", name);
        self.made.insert(key, itself.clone());
        self.specialize(&mut copy, &scope, Some(&itself), &Place::start(origin.clone()));
        self.components.insert(new, without_names(copy, &origin));
        itself
    }

    /// Takes the definitions with anchors out of the `$defs` of a schema; gives their anchors, and references to them.
    fn take_bindings(&mut self, node: &mut Value, place: &Place<'_>) -> Vec<(String, String)> {
        let Some(Value::Object(definitions)) = node.get_mut("$defs") else { return Vec::new() };
        let mut bindings = Vec::new();
        definitions.retain(|key, definition| {
            let Some(anchor) = bound_anchor(definition).map(str::to_owned) else { return true };
            let origin = place.key("$defs").key(key).pointer();
            let bound = match reference_only(definition) {
                Some(reference) => reference.to_owned(),
                None => {
                    let new = self.reserve_name(key.clone());
                    self.components.insert(new.clone(), without_names(definition.take(), &origin));
                    reference(&new)
                }
            };
            bindings.push((anchor, bound));
            false
        });
        bindings
    }

    /// Takes a name that no component has: `wanted`, or that with a number.
    fn reserve_name(&mut self, wanted: String) -> String {
        let is_free = |name: &String| !self.templates.schemas.contains_key(name) && !self.components.contains_key(name);
        let number = self.numbers.entry(wanted.clone()).or_insert(2);
        let numbered = std::iter::from_fn(|| {
            *number += 1;
            Some(format!("{wanted}_{}", *number - 1))
        });
        let name = std::iter::once(wanted.clone()).chain(numbered).find(is_free).unwrap_or_default();
        self.components.insert(name.clone(), Value::Null);
        name
    }
}
