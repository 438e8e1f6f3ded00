//! From the IR and the tables of `passes` to a surface.

mod client;
mod operation;
mod outcomes;
mod pages;
mod rust_type;
mod types;
mod union;

use super::{ApiSurface, DEFAULT};
use crate::ir::{Api, Docs};
use crate::passes::Tables;

/// The surface of an API whose module has this name.
pub(crate) fn describe_api(api: &Api, tables: &Tables, module: &str) -> ApiSurface {
    let described = Described { api, tables };
    ApiSurface {
        module: module.to_owned(),
        servers: api.servers.clone(),
        variables: described.server_variables(),
        schemes: described.schemes(),
        operations: (0..api.operations.len()).filter_map(|index| described.operation(index)).collect(),
        types: api.definitions().map(|(id, definition)| described.definition(id, definition)).collect(),
    }
}

/// An API and what was decided about it.
#[derive(Clone, Copy)]
struct Described<'a> {
    api: &'a Api,
    tables: &'a Tables,
}

/// What the type does not say: bounds, pattern, and the server's default. An example is documentation.
fn constraints(docs: &Docs) -> Vec<String> {
    let default = docs.default.as_ref().map(|default| format!("{DEFAULT}{default}"));
    docs.constraints.iter().cloned().chain(default).collect()
}

/// Title and description.
fn docs_text(docs: &Docs) -> String {
    [&docs.summary, &docs.description].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("\n")
}
