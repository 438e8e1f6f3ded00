//! How a schema is used: as it is, under another name, where null is allowed, in a list …

#![expect(clippy::indexing_slicing, reason = "the turn is brought below the number of uses")]

use serde_json::{Value, json};

use super::document::{Document, or_null};
use super::schemas::{Kind, object};

/// A way to use a schema.
#[derive(Clone, Copy)]
pub(super) struct Use {
    /// Its name, in snake case.
    pub name: &'static str,
    /// Makes the schema; the name is for components that it needs.
    pub schema: fn(&mut Document, &str, &Value) -> Value,
    /// Makes a value of it.
    pub sample: fn(&Value) -> Value,
}

/// Every way to use a schema.
pub(super) const USES: [Use; 11] = [
    Use { name: "plain", schema: |_, _, schema| schema.clone(), sample: Value::clone },
    Use { name: "nullable", schema: |_, _, schema| or_null(schema), sample: Value::clone },
    Use {
        name: "alias",
        schema: |document, name, schema| document.component(name, schema.clone()),
        sample: Value::clone,
    },
    Use {
        name: "null_alias",
        schema: |document, name, schema| document.component(name, or_null(schema)),
        sample: Value::clone,
    },
    Use {
        name: "list",
        schema: |_, _, schema| json!({ "type": "array", "items": schema }),
        sample: |value| json!([value]),
    },
    Use { name: "list_with_nulls", schema: list_with_nulls, sample: |value| json!([value, null]) },
    Use { name: "map", schema: map, sample: |value| json!({ "a": value }) },
    Use { name: "fields", schema: fields, sample: |value| json!({ "must": value, "may": value, "both": value }) },
    Use { name: "arm", schema: arm, sample: Value::clone },
    Use { name: "boxed", schema: boxed, sample: |value| json!({ "value": value, "inner": { "value": value } }) },
    Use { name: "views", schema: views, sample: |value| json!({ "both": value, "last": value }) },
];

/// A use of a kind, with names and values of its own.
pub(super) struct Used {
    /// The names of the kind and the use, in snake case.
    pub name: String,
    /// The schema.
    pub schema: Value,
    /// A value of it.
    pub sample: Value,
}

impl Kind {
    /// The use of this kind whose turn it is.
    pub fn used(&self, document: &mut Document, turn: usize) -> Used {
        let way = USES[turn % USES.len()];
        let name = format!("{}_{}", self.name, way.name);
        let schema = (way.schema)(document, &component_name(&name), &self.schema);
        Used { name, schema, sample: (way.sample)(&self.sample) }
    }
}

/// `null_text_map` as `NullTextMap`.
fn component_name(name: &str) -> String {
    let words = name.split('_').map(|word| {
        let (first, rest) = word.split_at(1.min(word.len()));
        first.to_uppercase() + rest
    });
    words.collect()
}

fn list_with_nulls(_: &mut Document, _: &str, schema: &Value) -> Value {
    json!({ "type": "array", "nullable": true, "items": or_null(schema) })
}

fn map(_: &mut Document, _: &str, schema: &Value) -> Value {
    json!({ "type": "object", "additionalProperties": schema })
}

fn fields(document: &mut Document, name: &str, schema: &Value) -> Value {
    let nullable = or_null(schema);
    document.component(
        name,
        object(&["must", "both"], json!({ "must": schema, "may": schema, "null": nullable, "both": nullable })),
    )
}

fn arm(document: &mut Document, name: &str, schema: &Value) -> Value {
    let other = object(&["only_here"], json!({ "only_here": { "type": "boolean" } }));
    document.component(name, json!({ "oneOf": [schema, other] }))
}

fn boxed(document: &mut Document, name: &str, schema: &Value) -> Value {
    let this = json!({ "$ref": format!("#/components/schemas/{name}") });
    document.component(name, object(&["value"], json!({ "value": schema, "inner": this })))
}

fn views(document: &mut Document, name: &str, schema: &Value) -> Value {
    let property = |access: &str| json!({ "allOf": [schema], access: true });
    let properties = json!({ "read": property("readOnly"), "written": property("writeOnly"), "both": schema, "last": or_null(schema) });
    document.component(name, object(&["both"], properties))
}
