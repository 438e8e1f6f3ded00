//! References in the place of a schema's `properties`: `properties: {$ref: '#/components/schemas/Droplet/properties'}`, as DigitalOcean
//! writes. OpenAPI has no such references; what is meant is clear.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::locate::{Locator, node_at};
use super::maps::entries_as_references;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::{Verdict, survey, walk};
use crate::grammar::{Kind, Place};
use crate::pointer::Pointer;

/// Turns each such reference into references to the properties that it leads to, with a warning. It may lead to a map of properties or
/// to a schema that has some. One that leads nowhere stays as it is.
pub(super) fn expand_properties_references(
    document: &mut Value,
    locator: &mut Locator<'_, '_>,
    diagnostics: &mut Diagnostics,
) {
    let start = Place::start(Pointer::root());
    let mut some = false;
    survey(Kind::Document, document, &start, &mut |kind, object, _| {
        some |= kind == Kind::Schema && properties_reference(object).is_some();
    });
    if !some {
        return;
    }
    locator.root = Arc::new(document.clone());
    walk(Kind::Document, document, &start, &mut |kind, node, place| {
        if let (Kind::Schema, Value::Object(schema)) = (kind, node)
            && let Some(text) = properties_reference(schema).map(str::to_owned)
            && expand_properties(schema, &text, locator)
        {
            diagnostics.push(Diagnostic::warning(
                "properties-reference",
                &place.key("properties").pointer(),
                "OpenAPI has no `$ref` in the place of `properties`",
                format!("the properties of `{text}` are taken"),
            ));
        }
        Verdict::Keep
    });
}

/// The reference that stands in the place of a schema's `properties`. A property that is called `$ref` has a schema, and no text.
fn properties_reference(schema: &Map<String, Value>) -> Option<&str> {
    schema.get("properties")?.get("$ref")?.as_str()
}

fn expand_properties(schema: &mut Map<String, Value>, text: &str, locator: &mut Locator<'_, '_>) -> bool {
    let Some(entries) = entries_as_references(text, locator, Some("properties")) else { return false };
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return false };
    properties.shift_remove("$ref");
    for (key, entry) in entries {
        let entry = simple_schema(&entry, locator).unwrap_or(entry);
        properties.entry(key).or_insert(entry);
    }
    true
}

/// A copy of the schema in the root document that a reference leads to, where no schema stands in it. So a number stays a number, and gets
/// no name of its own.
fn simple_schema(reference: &Value, locator: &mut Locator<'_, '_>) -> Option<Value> {
    const WITH_SCHEMAS: [&str; 7] = ["properties", "additionalProperties", "items", "allOf", "oneOf", "anyOf", "not"];
    let target = locator.locate(reference.get("$ref")?.as_str()?, "").ok()?;
    let root = locator.document(&target.file).ok().filter(|_| target.file.is_empty())?;
    let schema = node_at(&root, &target)?.as_object()?;
    let is_simple = schema.contains_key("type") && !WITH_SCHEMAS.iter().any(|keyword| schema.contains_key(*keyword));
    is_simple.then(|| Value::Object(schema.clone()))
}
