//! `discriminator`: in 2.0 the name of a property, whose values are the names of definitions.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::extensions::DISCRIMINATOR_VALUE;
use super::{Object, text};
use crate::grammar::Place;
use crate::internal_keys::ORIGIN;
use crate::pointer::{Pointer, unescape};

/// The values that definitions give themselves.
#[derive(Debug, Default)]
pub(super) struct Discriminators {
    /// By definition: those that name it in `allOf`, at any depth, and itself, each with its value.
    families: HashMap<String, Vec<(String, String)>>,
    /// The definitions, by the places where they stand.
    names: HashMap<String, String>,
}

/// Reads `x-ms-discriminator-value` of all schemas of a document in 3.0's shape, and takes it out.
pub(super) fn values_of_children(document: &mut Object) -> Discriminators {
    let schemas = document.get_mut("components").and_then(|components| components.get_mut("schemas"));
    let Some(Value::Object(schemas)) = schemas else { return Discriminators::default() };
    let mut values = HashMap::new();
    for (name, schema) in schemas.iter_mut() {
        let Value::Object(schema) = schema else { continue };
        if let Some(Value::String(value)) = schema.shift_remove(DISCRIMINATOR_VALUE) {
            values.insert(name.clone(), value);
        }
    }
    if values.is_empty() {
        return Discriminators::default();
    }
    let value_of = |name: &str| values.get(name).cloned().unwrap_or_else(|| name.to_owned());
    let mut families: HashMap<String, Vec<(String, String)>> = HashMap::new();
    for name in schemas.keys() {
        let mut bases = vec![name.clone()];
        let mut index = 0;
        while let Some(base) = bases.get(index).cloned() {
            families.entry(base.clone()).or_default().push((value_of(name), name.clone()));
            let more = bases_of(schemas.get(&base)).into_iter().filter(|more| !bases.contains(more));
            bases.extend(more.collect::<Vec<_>>());
            index += 1;
        }
    }
    families.retain(|_, members| members.iter().any(|(value, name)| value != name));
    let place = |name: &String| schemas.get(name)?.get(ORIGIN)?.as_str().map(str::to_owned);
    let names = families.keys().filter_map(|name| Some((place(name)?, name.clone()))).collect();
    Discriminators { families, names }
}

/// The definitions that a schema names in `allOf`.
fn bases_of(schema: Option<&Value>) -> Vec<String> {
    let parts = schema.and_then(|schema| schema.get("allOf")?.as_array()).into_iter().flatten();
    let references = parts.filter_map(|part| part.get("$ref")?.as_str()?.strip_prefix("#/definitions/"));
    references.map(unescape).collect()
}

impl Discriminators {
    /// Writes the discriminator of a schema in 3.0's form. The names of definitions are its values without a word; a mapping is needed where a
    /// definition gives itself another value.
    pub(super) fn rewrite(&self, schema: &mut Object, place: &Place<'_>) {
        schema.shift_remove(DISCRIMINATOR_VALUE);
        let Some(property) = text(schema, "discriminator").map(str::to_owned) else { return };
        let mut discriminator = json!({ "propertyName": property });
        let family = match self.names.is_empty() {
            true => None,
            false => self.names.get(&place.pointer().to_string()).and_then(|name| self.families.get(name)),
        };
        if let (Some(family), Some(written)) = (family, discriminator.as_object_mut()) {
            let reference = |name: &str| json!(Pointer::component("schemas", name).to_string());
            let mapping: Object = family.iter().map(|(value, name)| (value.clone(), reference(name))).collect();
            written.insert("mapping".to_owned(), Value::Object(mapping));
        }
        schema.insert("discriminator".to_owned(), discriminator);
    }
}
