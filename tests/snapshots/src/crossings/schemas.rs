//! Every kind of schema.

use serde_json::{Value, json};

use super::document::{Document, or_null, reference};

/// A kind of schema.
pub(super) struct Kind {
    /// Its name, in snake case.
    pub name: &'static str,
    /// The schema, as it stands where it is used.
    pub schema: Value,
    /// A value of it.
    pub sample: Value,
}

/// Every kind; the components that they need go into the document.
pub(super) fn kinds(document: &mut Document) -> Vec<Kind> {
    let groups = [scalars, enums, structs, aliases, lists_and_maps, unions, nested_unions, recursive];
    groups.into_iter().flat_map(|group| group(document)).collect()
}

fn kind(name: &'static str, schema: Value, sample: Value) -> Kind {
    Kind { name, schema, sample }
}

fn scalars(_: &mut Document) -> Vec<Kind> {
    let text = |format: &str| json!({ "type": "string", "format": format });
    vec![
        kind("text", json!({ "type": "string" }), json!("a b")),
        kind("integer", json!({ "type": "integer" }), json!(7)),
        kind("decimal", json!({ "type": "number", "format": "decimal" }), json!(12.5)),
        kind("decimal_text", text("decimal"), json!("12.50")),
        kind("moment", text("date-time"), json!("2024-01-02T03:04:05Z")),
        kind("bytes", text("byte"), json!("YWJj")),
        kind("free", json!({}), json!({ "a": [1, "b"] })),
    ]
}

fn enums(document: &mut Document) -> Vec<Kind> {
    let word = document.component("Word", json!({ "type": "string", "enum": ["one", "two"] }));
    let blank = document.component("BlankEnum", json!({ "enum": [""] }));
    let null_enum = document.component("NullEnum", json!({ "enum": [null] }));
    let blankable = document.component("MayBeBlank", json!({ "oneOf": [word, blank] }));
    vec![
        kind("word", word.clone(), json!("one")),
        kind("mixed", json!({ "enum": ["one", 1, true] }), json!(1)),
        kind("constant", json!({ "type": "string", "enum": ["only"] }), json!("only")),
        kind("blankable", blankable, json!("")),
        kind("blank_or_null", json!({ "oneOf": [word, blank, null_enum] }), json!("two")),
        kind("blank_day", json!({ "oneOf": [{ "type": "string", "format": "date" }, blank] }), json!("")),
    ]
}

fn structs(document: &mut Document) -> Vec<Kind> {
    let id = json!({ "type": "integer" });
    let thing = document.component("Thing", object(&["id"], json!({ "id": id, "note": { "type": "string" } })));
    let views = json!({
        "id": { "type": "integer", "readOnly": true },
        "secret": { "type": "string", "writeOnly": true },
        "note": { "type": "string", "nullable": true },
    });
    let views = document.component("Views", object(&["note"], views));
    let open = json!({ "type": "object", "properties": { "id": id }, "additionalProperties": { "type": "string" } });
    let open = document.component("Open", open);
    let merged = json!({ "allOf": [thing, object(&["more"], json!({ "more": { "type": "boolean" } }))] });
    let merged = document.component("Merged", merged);
    vec![
        kind("thing", thing, json!({ "id": 1, "note": "a" })),
        kind("views", views, json!({ "note": "a" })),
        kind("open", open, json!({ "id": 1, "other": "a" })),
        kind("merged", merged, json!({ "id": 1, "more": true })),
        kind("no_fields", json!({ "type": "object", "additionalProperties": false }), json!({})),
    ]
}

fn aliases(document: &mut Document) -> Vec<Kind> {
    let alias = document.component("Alias", reference("Thing"));
    let twice = document.component("AliasOfAlias", alias);
    let null_alias = document.component("NullAlias", or_null(&reference("Thing")));
    let nullable = json!({ "type": "object", "nullable": true, "required": ["id"], "properties": { "id": { "type": "integer" } } });
    let null_thing = document.component("NullThing", nullable);
    let null_twice = document.component("NullAliasOfNull", or_null(&null_thing));
    document.component("NullText", json!({ "type": "string", "nullable": true }));
    let null_word =
        document.component("NullWord", json!({ "type": "string", "nullable": true, "enum": ["one", "two", null] }));
    vec![
        kind("alias_of_alias", twice, json!({ "id": 1 })),
        kind("null_alias", null_alias, json!({ "id": 1 })),
        kind("null_thing", null_thing, json!({ "id": 1 })),
        kind("null_alias_of_null", null_twice, json!({ "id": 1 })),
        kind("null_word", null_word, json!("two")),
    ]
}

fn lists_and_maps(document: &mut Document) -> Vec<Kind> {
    let things = document.component("Things", json!({ "type": "array", "items": reference("Thing") }));
    let null_things = document
        .component("NullThings", json!({ "type": "array", "nullable": true, "items": or_null(&reference("Thing")) }));
    let tuple =
        json!({ "type": "array", "prefixItems": [{ "type": "string" }, or_null(&reference("Thing"))], "items": false });
    let map =
        document.component("ThingsByName", json!({ "type": "object", "additionalProperties": reference("Thing") }));
    vec![
        kind("things", things, json!([{ "id": 1 }])),
        kind("null_things", null_things, json!([{ "id": 1 }, null])),
        kind("tuple", tuple, json!(["a", null])),
        kind("map", map, json!({ "a": { "id": 1 } })),
        kind("free_object", json!({ "type": "object" }), json!({ "a": 1 })),
    ]
}

fn unions(document: &mut Document) -> Vec<Kind> {
    let arm = |tag: &str, key: &str| {
        object(&["kind", key], json!({ "kind": { "type": "string", "enum": [tag] }, key: { "type": "integer" } }))
    };
    let cat = document.component("Cat", arm("cat", "lives"));
    let dog = document.component("Dog", arm("dog", "age"));
    let arms = json!([cat, dog]);
    let mapping = json!({ "cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog" });
    let discriminator = json!({ "propertyName": "kind", "mapping": mapping });
    let by_tag = document.component("ByTag", json!({ "oneOf": arms, "discriminator": discriminator }));
    let by_constant = document.component("ByConstant", json!({ "oneOf": arms }));
    let by_type =
        json!({ "oneOf": [{ "type": "string" }, { "type": "integer" }, reference("Thing"), reference("Things")] });
    let by_type = document.component("ByType", by_type);
    let by_keys = json!({ "anyOf": [reference("Thing"), object(&["name"], json!({ "name": { "type": "string" } }))] });
    let by_keys = document.component("ByKeys", by_keys);
    let null_union = document
        .component("NullUnion", json!({ "nullable": true, "oneOf": [reference("Thing"), { "type": "string" }] }));
    vec![
        kind("by_tag", by_tag, json!({ "kind": "dog", "age": 3 })),
        kind("by_constant", by_constant, json!({ "kind": "cat", "lives": 9 })),
        kind("by_type", by_type, json!([{ "id": 1 }])),
        kind("by_keys", by_keys, json!({ "name": "a" })),
        kind("null_union", null_union, json!("a")),
    ]
}

fn nested_unions(document: &mut Document) -> Vec<Kind> {
    let outer = json!({ "oneOf": [reference("ByTag"), { "type": "boolean" }, reference("Alias")] });
    let outer = document.component("UnionOfUnion", outer);
    let aliases = json!({ "oneOf": [reference("NullAlias"), reference("NullText"), reference("Word")] });
    let aliases = document.component("UnionOfAliases", aliases);
    let views = json!({ "oneOf": [reference("Views"), reference("Cat")] });
    let views = document.component("UnionOfViews", views);
    let beside = json!({
        "type": "object",
        "required": ["at"],
        "properties": { "at": { "type": "string" } },
        "oneOf": [reference("Cat"), reference("Dog")],
    });
    let beside = document.component("UnionBesideProperties", beside);
    vec![
        kind("union_of_union", outer, json!({ "kind": "cat", "lives": 9 })),
        kind("union_of_aliases", aliases, json!({ "id": 1 })),
        kind("union_of_views", views, json!({ "note": "a" })),
        kind("union_beside_properties", beside, json!({ "at": "now", "kind": "dog", "age": 3 })),
    ]
}

fn recursive(document: &mut Document) -> Vec<Kind> {
    let node = object(&["value"], json!({ "value": { "type": "integer" }, "next": reference("Node") }));
    let node = document.component("Node", node);
    let tree = document.component("Tree", json!({ "type": "array", "items": reference("Tree") }));
    let null_tree = json!({ "type": "object", "nullable": true, "additionalProperties": reference("NullTree") });
    let null_tree = document.component("NullTree", null_tree);
    let not = object(&["not"], json!({ "not": reference("Condition") }));
    let condition = document.component("Condition", json!({ "oneOf": [{ "type": "string" }, not] }));
    let pair = object(&["left"], json!({ "left": or_null(&reference("Pair")), "right": reference("PairAlias") }));
    let pair = document.component("Pair", pair);
    document.component("PairAlias", reference("Pair"));
    vec![
        kind("node", node, json!({ "value": 1, "next": { "value": 2 } })),
        kind("tree", tree, json!([[], [[]]])),
        kind("null_tree", null_tree, json!({ "a": {} })),
        kind("condition", condition, json!({ "not": { "not": "a" } })),
        kind("pair", pair, json!({ "left": { "left": null }, "right": { "left": null } })),
    ]
}

/// An object with these properties.
pub(super) fn object(required: &[&str], properties: Value) -> Value {
    json!({ "type": "object", "required": required, "properties": properties })
}
