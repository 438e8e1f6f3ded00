//! Servers and their variables.

use serde_json::Value;

use crate::ir::{Server, ServerVariable};

/// Server Objects, in document order.
pub(super) fn servers(servers: &[openapiv3::Server]) -> Vec<Server> {
    servers.iter().map(server).collect()
}

fn server(server: &openapiv3::Server) -> Server {
    let name = server.extensions.get("x-name");
    Server {
        url: server.url.trim_end_matches('/').to_owned(),
        description: server.description.clone(),
        name: name.and_then(Value::as_str).map(str::to_owned),
        variables: server.variables.iter().flatten().map(|(name, variable)| self::variable(name, variable)).collect(),
    }
}

fn variable(name: &str, variable: &openapiv3::ServerVariable) -> ServerVariable {
    ServerVariable {
        name: name.to_owned(),
        default: variable.default.clone(),
        values: variable.enumeration.clone(),
        description: variable.description.clone(),
    }
}
