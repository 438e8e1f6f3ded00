//! Which schemas have dynamic references.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};

use super::keywords::{component_name, dynamic_reference, own_anchor, reference};
use crate::grammar::walk::survey;
use crate::grammar::{Kind, Place};
use crate::pointer::Pointer;

/// What dynamic references stand for at some place: by the name of an anchor, the reference to a schema.
pub(super) type Scope = BTreeMap<String, String>;

/// The component schemas as they were, and by name the dynamic references in each and in all that it refers to.
pub(super) struct Templates {
    /// The component schemas, by name.
    pub schemas: Map<String, Value>,
    dynamic: HashMap<String, BTreeSet<String>>,
}

impl Templates {
    /// The schemas of `document`; none if it has no dynamic reference.
    pub(super) fn of(document: &Value) -> Self {
        let mut templates = Self { schemas: Map::new(), dynamic: HashMap::new() };
        let mut is_used = false;
        survey(Kind::Document, document, &Place::start(Pointer::root()), &mut |kind, object, _| {
            is_used |= kind == Kind::Schema && object.contains_key("$dynamicRef");
        });
        let schemas = document.get("components").and_then(|components| components.get("schemas")?.as_object());
        if let Some(schemas) = schemas.filter(|_| is_used) {
            templates.schemas = schemas.clone();
            templates.find_dynamic_references();
        }
        templates
    }

    pub(super) fn is_empty(&self) -> bool {
        self.schemas.is_empty()
    }

    /// Finds the dynamic references in each schema, then adds those of the schemas that it refers to until nothing is added.
    fn find_dynamic_references(&mut self) {
        let mut behind: Vec<(String, BTreeSet<String>)> = Vec::new();
        for (name, schema) in &self.schemas {
            let (mut dynamic, mut plain) = (BTreeSet::new(), BTreeSet::new());
            survey(Kind::Schema, schema, &Place::start(Pointer::root()), &mut |_, object, _| {
                dynamic.extend(dynamic_reference(object).map(str::to_owned));
                plain.extend(object.get("$ref").and_then(Value::as_str).and_then(component_name));
            });
            self.dynamic.insert(name.clone(), dynamic);
            behind.push((name.clone(), plain));
        }
        let mut is_new = true;
        while is_new {
            is_new = false;
            for (name, plain) in &behind {
                let further: BTreeSet<String> =
                    plain.iter().filter_map(|next| self.dynamic.get(next)).flatten().cloned().collect();
                let known = self.dynamic.entry(name.clone()).or_default();
                let count = known.len();
                known.extend(further);
                is_new |= known.len() > count;
            }
        }
    }

    /// The bindings of `scope` that change a component: those of the dynamic references in it and behind its references, unless they
    /// bind the component's own anchor to itself.
    pub(super) fn relevant(&self, name: &str, scope: &Scope) -> Scope {
        let Some(dynamic) = self.dynamic.get(name) else { return Scope::new() };
        let own = self.schemas.get(name).and_then(own_anchor);
        let is_default = |anchor: &str, bound: &str| own == Some(anchor) && bound == reference(name);
        let relevant = scope.iter().filter(|(anchor, bound)| dynamic.contains(*anchor) && !is_default(anchor, bound));
        relevant.map(|(anchor, bound)| (anchor.clone(), bound.clone())).collect()
    }
}
