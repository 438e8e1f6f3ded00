//! References by small documents; other files come from a map.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::resolve_references;
use crate::diagnostic::Diagnostics;
use crate::internal_keys::{ORIGIN, UNTYPED};
use crate::read::documents::{Files, LocalDocuments};

struct Values(HashMap<&'static str, Value>);

impl Files for Values {
    fn read(&self, path: &str) -> Result<String, String> {
        self.0.get(path).map(Value::to_string).ok_or_else(|| "it does not exist".to_owned())
    }
}

/// The components afterwards, and the codes of what was said; a second time must change nothing.
fn components<const N: usize>(document: Value, files: [(&'static str, Value); N]) -> (Value, Vec<&'static str>) {
    let files = Values(HashMap::from(files));
    let mut files = LocalDocuments::new(&files, "api.yaml");
    let mut diagnostics = Diagnostics::default();
    let document = resolve_references(document, &mut files, &mut diagnostics);
    let again = resolve_references(document.clone(), &mut files, &mut Diagnostics::default());
    assert_eq!(document, again, "the second time");
    let components = document.get("components").cloned().unwrap_or_default();
    (components, diagnostics.list().iter().map(|diagnostic| diagnostic.code).collect())
}

fn schemas(schemas: Value) -> Value {
    json!({ "openapi": "3.1.0", "components": { "schemas": schemas } })
}

#[test]
fn a_node_inside_a_component_becomes_one_and_remembers_its_place() {
    let a =
        json!({ "properties": { "b": { "type": "string" }, "c": { "$ref": "#/components/schemas/A/properties/b" } } });
    let reference = json!({ "$ref": "#/components/schemas/A_b" });
    let expected = json!({ "schemas": {
        "A": { "properties": { "b": reference, "c": reference } },
        "A_b": { "type": "string", ORIGIN: "#/components/schemas/A/properties/b" },
    } });
    assert_eq!(components(schemas(json!({ "A": a })), []), (expected, vec![]));
}

#[test]
fn a_file_is_copied_with_what_it_refers_to() {
    let pet = json!({ "properties": { "owner": { "$ref": "../people.yaml#/Owner" }, "kind": { "$ref": "../api.yaml#/components/schemas/Kind" }, "next": { "$ref": "#" } } });
    let (components, codes) = components(
        schemas(json!({ "Kind": {}, "Zoo": { "items": { "$ref": "schemas/pet.yaml" } } })),
        [("schemas/pet.yaml", pet), ("people.yaml", json!({ "Owner": { "type": "string" } }))],
    );
    let expected = json!({
        "properties": {
            "owner": { "$ref": "#/components/schemas/Owner" },
            "kind": { "$ref": "#/components/schemas/Kind" },
            "next": { "$ref": "#/components/schemas/pet" },
        },
        ORIGIN: "schemas/pet.yaml#",
    });
    assert_eq!(components.pointer("/schemas/Zoo/items"), Some(&json!({ "$ref": "#/components/schemas/pet" })));
    assert_eq!(components.pointer("/schemas/pet"), Some(&expected));
    assert_eq!(components.pointer(&format!("/schemas/Owner/{ORIGIN}")), Some(&json!("people.yaml#/Owner")));
    assert_eq!(codes, Vec::<&str>::new());
}

#[test]
fn a_component_that_is_a_file_gives_it_its_name() {
    let (components, _) = components(
        schemas(json!({ "Pet": { "$ref": "x.yaml" }, "Pets": { "items": { "$ref": "./x.yaml" } } })),
        [("x.yaml", json!({ "type": "object" }))],
    );
    assert_eq!(components.pointer("/schemas/Pet"), Some(&json!({ "type": "object", ORIGIN: "x.yaml#" })));
    assert_eq!(components.pointer("/schemas/Pets/items"), Some(&json!({ "$ref": "#/components/schemas/Pet" })));
}

#[test]
fn a_map_of_components_may_be_a_file() {
    let document = json!({ "openapi": "3.0.0", "components": { "schemas": { "$ref": "all.yaml" } } });
    let (components, _) = components(document, [("all.yaml", json!({ "A": { "$ref": "#/B" }, "B": {} }))]);
    let expected = json!({ "A": { "$ref": "#/components/schemas/B" }, "B": { ORIGIN: "all.yaml#/B" } });
    assert_eq!(components.get("schemas"), Some(&expected));
}

#[test]
fn anchors_ids_and_definitions_are_found() {
    let (components, codes) = components(
        schemas(json!({
            "A": { "$anchor": "a", "$defs": { "X": { "type": "string" } }, "items": { "$ref": "#/components/schemas/A/$defs/X" } },
            "B": { "$ref": "#a" },
            "C": { "$id": "https://example.com/c" },
            "D": { "$ref": "https://example.com/c" },
        })),
        [],
    );
    assert_eq!(components.pointer("/schemas/A/items"), Some(&json!({ "$ref": "#/components/schemas/A_X" })));
    assert_eq!(components.pointer("/schemas/B"), Some(&json!({ "$ref": "#/components/schemas/A" })));
    assert_eq!(components.pointer("/schemas/D"), Some(&json!({ "$ref": "#/components/schemas/C" })));
    assert_eq!(codes, Vec::<&str>::new());
}

#[test]
fn what_leads_nowhere_takes_any_value() {
    let (result, codes) = components(
        schemas(json!({
            "A": { "$ref": "#/components/schemas/None" },
            "B": { "$ref": "https://example.com/x.json" },
            "C": { "$ref": "none.yaml" },
            "D": { "$ref": "#/components" },
        })),
        [],
    );
    for name in ["A", "B", "C", "D"] {
        assert_eq!(result.pointer(&format!("/schemas/{name}")), Some(&json!({ UNTYPED: false })));
    }
    let expected = [
        "unresolved-reference",
        "remote-reference",
        "unresolved-reference",
        "reference-of-wrong-kind",
        "unreadable-file",
    ];
    assert_eq!(codes, expected);
}

#[test]
fn data_is_not_searched_for_references() {
    let document = schemas(json!({
        "A": { "example": { "$ref": "none" }, "default": { "$ref": "none" }, "enum": [{ "$ref": "none" }], "x-a": { "$ref": "none" } },
        "B": { "properties": { "$ref": { "type": "string" } } },
    }));
    let before = document.get("components").cloned().unwrap_or_default();
    assert_eq!(components(document, []), (before, vec![]));
}

#[test]
fn mappings_name_schemas_or_refer_to_them() {
    let mapping = json!({ "a": "A", "b": "b.yaml", "c": "#/components/schemas/A", "d": "Nothing" });
    let discriminator = json!({ "propertyName": "kind", "mapping": mapping });
    let (components, codes) =
        components(schemas(json!({ "A": {}, "U": { "discriminator": discriminator } })), [("b.yaml", json!({}))]);
    let expected =
        json!({ "a": "#/components/schemas/A", "b": "#/components/schemas/b", "c": "#/components/schemas/A" });
    assert_eq!(components.pointer("/schemas/U/discriminator/mapping"), Some(&expected));
    assert_eq!(codes, ["unresolved-reference"]);
}

#[test]
fn a_reference_in_the_place_of_properties_becomes_references_to_each_or_simple_copies() {
    let base = json!({ "properties": { "a": { "type": "string" }, "c": { "type": "object", "properties": {} } } });
    for text in ["#/components/schemas/Base", "#/components/schemas/Base/properties"] {
        let document = schemas(json!({ "Base": base, "Other": { "properties": { "$ref": text, "b": {} } } }));
        let (components, codes) = components(document, []);
        let reference = json!({ "$ref": "#/components/schemas/Base_c" });
        let expected = json!({ "properties": { "b": {}, "a": { "type": "string" }, "c": reference } });
        assert_eq!(components.pointer("/schemas/Other"), Some(&expected), "{text}");
        assert_eq!(codes, ["properties-reference"]);
    }
}

#[test]
fn a_property_that_is_called_ref_is_a_property() {
    let other = json!({ "properties": { "$ref": { "type": "string" } } });
    let (components, codes) = components(schemas(json!({ "Other": other })), []);
    assert_eq!((components.pointer("/schemas/Other"), codes.len()), (Some(&other), 0));
}
