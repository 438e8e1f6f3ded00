//! The types of a document that are tried, each with the schema that its instances are made from.

use std::fs;
use std::path::Path;

use codegen::TypeOrigin;
use openapi_clients::Failure;
use serde::{Deserialize, Serialize};

/// Where the process that generates a document leaves its targets.
pub const FILE: &str = "types.jsonl";

/// A type and its schema.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Target {
    /// The schema, as `file#/pointer`.
    pub schema: String,
    /// The type's name in the module `types`.
    pub name: String,
    /// The view that instances are made for.
    pub view: View,
    /// Whether only responses have the type. It may then write null for a key that was not there.
    pub only_read: bool,
}

/// Which properties of a schema a value has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// All but those that are `writeOnly`.
    Response,
    /// All but those that are `readOnly`.
    Request,
}

/// The targets as lines of JSON.
pub fn lines(types: &[TypeOrigin]) -> String {
    types.iter().filter_map(|origin| serde_json::to_string(&target(origin)).ok()).map(|line| line + "\n").collect()
}

fn target(origin: &TypeOrigin) -> Target {
    let usage = origin.usage;
    Target {
        schema: origin.schema.to_string(),
        name: origin.name.clone(),
        view: if usage.request && !usage.response { View::Request } else { View::Response },
        only_read: !usage.request,
    }
}

/// The targets of a document that was generated into a folder.
pub fn read_targets(folder: &Path) -> Result<Vec<Target>, Failure> {
    let path = folder.join(FILE);
    let text = fs::read_to_string(&path).map_err(|error| Failure::io("read", &path, &error))?;
    text.lines().map(|line| serde_json::from_str(line).map_err(|error| Failure::Run(error.to_string()))).collect()
}
