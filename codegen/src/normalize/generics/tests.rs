//! Generic schemas by small documents.
#![expect(clippy::indexing_slicing, reason = "a failure fails the test")]

use serde_json::{Map, Value, json};

use super::instances::MOST_INSTANCES;
use super::make_generic_instances;
use crate::diagnostic::Diagnostics;
use crate::internal_keys::ORIGIN;

fn rewritten(mut document: Value) -> (Value, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    make_generic_instances(&mut document, &mut diagnostics);
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
