//! Generic schemas (JSON Schema 2020-12, 8.2.3.2).
//!
//! A `$dynamicRef` means the outermost schema on the way to it that has the `$dynamicAnchor` of its name. So a page of `T` is a
//! template with a `$dynamicRef` in it, and a page of users is a schema that refers to the template and has the anchor in its
//! `$defs`. Afterwards such a schema refers to an instance: a component of its own, in which plain references stand for the dynamic
//! ones. Dynamic references that nothing is bound to stay.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value, json};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::{Verdict, survey, walk};
use crate::grammar::{Kind, Place};
use crate::internal_keys::ORIGIN;
use crate::pointer::Pointer;

/// How many instances there may be: many templates behind each other, bound in many places, could be too many.
const MOST_INSTANCES: usize = 20_000;

/// What is bound to an anchor: a reference.
type Scope = BTreeMap<String, String>;

/// Makes the instances that `document` needs.
pub(super) fn rewrite(document: &mut Value, diagnostics: &mut Diagnostics) {
    let templates = Templates::of(document);
    if templates.is_empty() {
        return;
    }
    let mut instances = Instances { templates, made: HashMap::new(), components: Map::new(), is_full: None };
    let place = Place::start(Pointer::root().child("components").child("schemas"));
    for (name, schema) in schemas_mut(document).into_iter().flatten().filter(|(_, schema)| own_anchor(schema).is_some())
    {
        instances.specialize(schema, &Scope::new(), Some(&reference(name)), &place.key(name));
    }
    walk(Kind::Document, document, &Place::start(Pointer::root()), &mut |kind, node, place| {
        if kind == Kind::Schema && has_bindings(node) {
            instances.specialize(node, &Scope::new(), None, place);
        }
        Verdict::Keep
    });
    if let Some(place) = instances.is_full {
        diagnostics.push(Diagnostic::warning(
            "too-many-instances",
            &place,
            format!("the generic schemas (`$dynamicRef`) of this document have more than {MOST_INSTANCES} instances"),
            "further references to a generic schema give its `$dynamicRef`s the type of any JSON value",
        ));
    }
    if let Some(schemas) = schemas_mut(document) {
        schemas.extend(instances.components);
    }
}

/// The component schemas as they were, and the dynamic references to be met in and behind each.
struct Templates {
    schemas: Map<String, Value>,
    dynamic: HashMap<String, BTreeSet<String>>,
}

impl Templates {
    /// Empty where there is no dynamic reference.
    fn of(document: &Value) -> Self {
        let mut templates = Self { schemas: Map::new(), dynamic: HashMap::new() };
        let mut is_used = false;
        survey(Kind::Document, document, &Place::start(Pointer::root()), &mut |kind, object, _| {
            is_used |= kind == Kind::Schema && object.contains_key("$dynamicRef");
        });
        let schemas = document.get("components").and_then(|components| components.get("schemas")?.as_object());
        if let Some(schemas) = schemas.filter(|_| is_used) {
            templates.schemas = schemas.clone();
            templates.follow();
        }
        templates
    }

    fn is_empty(&self) -> bool {
        self.schemas.is_empty()
    }

    /// Finds the dynamic references of each schema, then hands them on along the plain ones until nothing is new.
    fn follow(&mut self) {
        let mut behind: Vec<(String, BTreeSet<String>)> = Vec::new();
        for (name, schema) in &self.schemas {
            let (mut dynamic, mut plain) = (BTreeSet::new(), BTreeSet::new());
            survey(Kind::Schema, schema, &Place::start(Pointer::root()), &mut |_, object, _| {
                dynamic.extend(dynamic_reference(object).map(str::to_owned));
                plain.extend(object.get("$ref").and_then(Value::as_str).and_then(component));
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

    /// What of `scope` makes a difference to a component.
    fn relevant(&self, name: &str, scope: &Scope) -> Scope {
        let Some(dynamic) = self.dynamic.get(name) else { return Scope::new() };
        let own = self.schemas.get(name).and_then(own_anchor);
        let is_default = |anchor: &str, bound: &str| own == Some(anchor) && bound == reference(name);
        let relevant = scope.iter().filter(|(anchor, bound)| dynamic.contains(*anchor) && !is_default(anchor, bound));
        relevant.map(|(anchor, bound)| (anchor.clone(), bound.clone())).collect()
    }
}

struct Instances {
    templates: Templates,
    /// By template and scope: the reference to the instance.
    made: HashMap<(String, Scope), String>,
    components: Map<String, Value>,
    /// Where there was the first one too many.
    is_full: Option<Pointer>,
}

impl Instances {
    /// Puts plain references into `node`, by what `outer` and the anchors of `node` itself bind. The outermost binding counts.
    fn specialize(&mut self, node: &mut Value, outer: &Scope, itself: Option<&str>, place: &Place<'_>) {
        let mut scope = outer.clone();
        if let (Some(anchor), Some(itself)) = (own_anchor(node), itself) {
            scope.entry(anchor.to_owned()).or_insert_with(|| itself.to_owned());
        }
        for (anchor, bound) in self.take_bindings(node, place) {
            scope.entry(anchor).or_insert(bound);
        }
        walk(Kind::Schema, node, place, &mut |kind, node, place| {
            if kind == Kind::Schema {
                self.bind(node, &scope, place);
            }
            Verdict::Keep
        });
    }

    fn bind(&mut self, node: &mut Value, scope: &Scope, place: &Place<'_>) {
        if has_bindings(node) {
            self.specialize(node, scope, None, place);
        }
        let Value::Object(object) = node else { return };
        if let Some(bound) = dynamic_reference(object).and_then(|anchor| scope.get(anchor)) {
            object.shift_remove("$dynamicRef");
            object.shift_insert(0, "$ref".to_owned(), json!(bound));
            return;
        }
        let Some(name) = object.get("$ref").and_then(Value::as_str).and_then(component) else { return };
        let relevant = self.templates.relevant(&name, scope);
        if relevant.is_empty() {
            return;
        }
        let instance = self.instance(name, relevant, place);
        object.insert("$ref".to_owned(), json!(instance));
    }

    /// The reference to the instance of a template.
    fn instance(&mut self, name: String, scope: Scope, place: &Place<'_>) -> String {
        let key = (name, scope);
        if let Some(made) = self.made.get(&key) {
            return made.clone();
        }
        let (name, scope) = &key;
        let Some(mut copy) = self.templates.schemas.get(name).filter(|_| self.made.len() < MOST_INSTANCES).cloned()
        else {
            self.is_full.get_or_insert_with(|| place.pointer());
            return reference(name);
        };
        let bound = scope.values().filter_map(|bound| component(bound));
        let wanted = std::iter::once(name.clone()).chain(bound).collect::<Vec<_>>().join("_");
        let new = self.reserve(wanted);
        let itself = reference(&new);
        let scope = scope.clone();
        let origin = Pointer::root().child("components").child("schemas").child(name);
        self.made.insert(key, itself.clone());
        self.specialize(&mut copy, &scope, Some(&itself), &Place::start(origin.clone()));
        self.components.insert(new, without_names(copy, &origin));
        itself
    }

    /// Takes the schemas with anchors out of the `$defs` of a schema.
    fn take_bindings(&mut self, node: &mut Value, place: &Place<'_>) -> Vec<(String, String)> {
        let Some(Value::Object(definitions)) = node.get_mut("$defs") else { return Vec::new() };
        let mut bindings = Vec::new();
        definitions.retain(|key, definition| {
            let Some(anchor) = binding(definition).map(str::to_owned) else { return true };
            let origin = place.key("$defs").key(key).pointer();
            let bound = match plain(definition) {
                Some(reference) => reference.to_owned(),
                None => {
                    let new = self.reserve(key.clone());
                    self.components.insert(new.clone(), without_names(definition.take(), &origin));
                    reference(&new)
                }
            };
            bindings.push((anchor, bound));
            false
        });
        bindings
    }

    /// A name that no component has; it is taken from now on.
    fn reserve(&mut self, wanted: String) -> String {
        let is_free = |name: &String| !self.templates.schemas.contains_key(name) && !self.components.contains_key(name);
        let numbered = (2..usize::MAX).map(|number| format!("{wanted}_{number}"));
        let name = std::iter::once(wanted.clone()).chain(numbered).find(is_free).unwrap_or_default();
        self.components.insert(name.clone(), Value::Null);
        name
    }
}

fn schemas_mut(document: &mut Value) -> Option<&mut Map<String, Value>> {
    document.get_mut("components")?.get_mut("schemas")?.as_object_mut()
}

fn own_anchor(schema: &Value) -> Option<&str> {
    schema.get("$dynamicAnchor")?.as_str()
}

/// Whether a schema has anchors in its `$defs`.
fn has_bindings(schema: &Value) -> bool {
    let definitions = schema.get("$defs").and_then(Value::as_object);
    definitions.is_some_and(|definitions| definitions.values().any(|definition| binding(definition).is_some()))
}

/// The anchor of a definition, unless that is only there to be replaced (`not: {}`).
fn binding(definition: &Value) -> Option<&str> {
    own_anchor(definition).filter(|_| definition.get("not").is_none())
}

/// The reference that a definition consists of, where it does.
fn plain(definition: &Value) -> Option<&str> {
    let words = ["$ref", "$dynamicAnchor", "$comment", "title", "description"];
    let object = definition.as_object().filter(|object| object.keys().all(|key| words.contains(&key.as_str())))?;
    object.get("$ref")?.as_str().filter(|text| text.starts_with('#'))
}

/// The anchor that a schema refers to dynamically.
fn dynamic_reference(schema: &Map<String, Value>) -> Option<&str> {
    let text = schema.get("$dynamicRef").filter(|_| !schema.contains_key("$ref"))?.as_str()?;
    text.split_once('#').map(|(_, anchor)| anchor).filter(|anchor| !anchor.is_empty() && !anchor.starts_with('/'))
}

/// A copy does not go by the names of its original, but remembers where that stands.
fn without_names(mut schema: Value, origin: &Pointer) -> Value {
    if let Value::Object(object) = &mut schema {
        object.retain(|key, _| !matches!(key.as_str(), "$id" | "$anchor" | "$dynamicAnchor" | "$defs"));
        object.entry(ORIGIN).or_insert_with(|| json!(origin.to_string()));
    }
    schema
}

fn reference(name: &str) -> String {
    format!("#{}", Pointer::root().child("components").child("schemas").child(name).path())
}

/// The name of the component schema that a reference leads to.
fn component(reference: &str) -> Option<String> {
    let name = reference.strip_prefix("#/components/schemas/").filter(|name| !name.contains('/'))?;
    Some(crate::pointer::unescape(name))
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a failure fails the test")]
mod tests {
    use super::*;

    fn rewritten(mut document: Value) -> (Value, Diagnostics) {
        let mut diagnostics = Diagnostics::default();
        rewrite(&mut document, &mut diagnostics);
        (document, diagnostics)
    }

    fn binding_to(item: &str, template: &str) -> Value {
        json!({
            "$defs": { "item": { "$dynamicAnchor": "item", "$ref": item } },
            "$ref": format!("#/components/schemas/{template}"),
        })
    }

    #[test]
    fn each_binding_is_one_instance_and_goes_through_references() {
        let users = binding_to("#/components/schemas/User", "Page");
        let (document, _) = rewritten(json!({ "components": { "schemas": {
            "User": { "type": "object" },
            "List": { "type": "array", "items": { "$dynamicRef": "#item" } },
            "Page": { "$dynamicAnchor": "item", "properties": { "list": { "$ref": "#/components/schemas/List" } } },
            "A": users.clone(),
            "B": users,
        } } }));
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["A"], json!({ "$defs": {}, "$ref": "#/components/schemas/Page_User" }));
        assert_eq!(schemas["B"], schemas["A"]);
        assert_eq!(
            schemas["Page_User"],
            json!({
                "properties": { "list": { "$ref": "#/components/schemas/List_User" } },
                ORIGIN: "#/components/schemas/Page",
            })
        );
        assert_eq!(schemas["List_User"]["items"], json!({ "$ref": "#/components/schemas/User" }));
        // By itself, a page is one of pages.
        assert_eq!(schemas["List_Page"]["items"], json!({ "$ref": "#/components/schemas/Page" }));
    }

    #[test]
    fn an_anchor_of_the_template_itself_is_the_instance() {
        let (document, _) = rewritten(json!({ "components": { "schemas": {
            "User": { "type": "object" },
            "Tree": { "$dynamicAnchor": "tree", "properties": {
                "item": { "$dynamicRef": "#item" },
                "parent": { "$dynamicRef": "#tree" },
            } },
            "A": binding_to("#/components/schemas/User", "Tree"),
        } } }));
        let schemas = &document["components"]["schemas"];
        assert_eq!(
            schemas["Tree_User"]["properties"],
            json!({
                "item": { "$ref": "#/components/schemas/User" },
                "parent": { "$ref": "#/components/schemas/Tree_User" },
            })
        );
        assert_eq!(schemas["Tree"]["properties"]["item"], json!({ "$dynamicRef": "#item" }));
    }

    #[test]
    fn a_schema_in_place_becomes_a_component() {
        let schema = json!({
            "$defs": { "item": { "$dynamicAnchor": "item", "type": "string" } },
            "type": "array",
            "items": { "$dynamicRef": "#item" },
        });
        let (document, _) = rewritten(json!({ "components": { "schemas": { "A": schema } } }));
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["A"]["items"], json!({ "$ref": "#/components/schemas/item" }));
        let origin = "#/components/schemas/A/$defs/item";
        assert_eq!(schemas["item"], json!({ "type": "string", ORIGIN: origin }));
    }

    #[test]
    fn many_templates_times_many_bindings_end() {
        let mut schemas = Map::new();
        for index in 0..200 {
            let next = json!({ "$ref": format!("#/components/schemas/T{}", index + 1) });
            schemas.insert(format!("T{index}"), json!({ "properties": { "next": next } }));
            schemas.insert(format!("U{index}"), json!({ "type": "object" }));
            schemas.insert(format!("S{index}"), binding_to(&format!("#/components/schemas/U{index}"), "T0"));
        }
        schemas.insert("T200".to_owned(), json!({ "properties": { "item": { "$dynamicRef": "#item" } } }));
        let (document, diagnostics) = rewritten(json!({ "components": { "schemas": schemas } }));
        assert_eq!(diagnostics.list().first().map(|diagnostic| diagnostic.code), Some("too-many-instances"));
        let count = document["components"]["schemas"].as_object().map_or(0, Map::len);
        assert!((MOST_INSTANCES..2 * MOST_INSTANCES).contains(&count), "{count}");
    }
}
