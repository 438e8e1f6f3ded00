//! Documents that grow in the direction in which a generator may take too long: each family in one.
//!
//! A family makes a document of `count` parts. It is made so that a careless generator takes time or memory out of proportion to its
//! size; nothing else about it is meant to be sensible.

mod names;
mod operations;
mod references;
mod schemas;
mod texts;
mod unions;

/// A kind of document, of any size.
pub struct Family {
    /// What it is called in tables and on the command line.
    pub name: &'static str,
    /// The document with so many parts.
    pub make: fn(usize) -> Attack,
    /// Whether its documents ask for more than their size, and the generator gives that up to a bound: small ones grow faster.
    pub is_bounded: bool,
}

/// The families that reach a bound: merges of YAML, of `allOf`, and of unions beside properties.
const BOUNDED: [&str; 7] = [
    "YAML aliases",
    "YAML merges",
    "inheritance chain",
    "allOf diamonds",
    "children of a large base",
    "properties beside arms",
    "few properties beside many arms",
];

/// A document, and what may lie beside it.
pub struct Attack {
    /// The document: JSON, or YAML.
    pub document: String,
    /// An overlay for it.
    pub overlay: Option<String>,
}

/// All families.
pub fn families() -> Vec<Family> {
    [names::FAMILIES, operations::FAMILIES, references::FAMILIES, schemas::FAMILIES, texts::FAMILIES, unions::FAMILIES]
        .into_iter()
        .flatten()
        .map(|(name, make)| Family { name, make: *make, is_bounded: BOUNDED.contains(name) })
        .collect()
}

/// A family's entry in the list of its file.
type Entry = (&'static str, fn(usize) -> Attack);

impl Attack {
    fn of(document: String) -> Self {
        Self { document, overlay: None }
    }

    /// A document with these schemas, written as the entries of a JSON object; an operation answers with the schema `Root`.
    fn schemas(schemas: &[String]) -> Self {
        let schemas = schemas.join(",\n");
        Self::of(format!(
            r##"{{"openapi":"3.0.3","info":{{"title":"t","version":"1"}},
"paths":{{"/a":{{"post":{{"operationId":"a",
"requestBody":{{"content":{{"application/json":{{"schema":{{"$ref":"#/components/schemas/Root"}}}}}}}},
"responses":{{"200":{{"description":"d","content":{{"application/json":{{"schema":{{"$ref":"#/components/schemas/Root"}}}}}}}}}}}}}}}},
"components":{{"schemas":{{
{schemas}}}}}}}
"##
        ))
    }

    /// A document with these paths, written as the entries of a JSON object, and with further entries of the document itself.
    fn paths(paths: &[String], further: &str) -> Self {
        let paths = paths.join(",\n");
        Self::of(format!(
            "{{\"openapi\":\"3.0.3\",\"info\":{{\"title\":\"t\",\"version\":\"1\"}},{further}\n\"paths\":{{\n{paths}}}}}\n"
        ))
    }
}

/// One text for each number below `count`.
fn each(count: usize, text: impl Fn(usize) -> String) -> Vec<String> {
    (0..count).map(text).collect()
}

/// A reference to a component schema.
fn schema_ref(name: impl std::fmt::Display) -> String {
    format!(r##"{{"$ref":"#/components/schemas/{name}"}}"##)
}

/// The responses of an operation that gives nothing.
const NOTHING: &str = r#""responses":{"204":{"description":"d"}}"#;
