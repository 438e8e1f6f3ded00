//! Servers and their variables.

use serde_json::Value;

use crate::internal_keys;
use crate::ir::{Server, ServerVariable};
use crate::pointer::Pointer;

/// Server Objects, in document order.
pub(super) fn servers(servers: &[openapiv3::Server], pointer: &Pointer) -> Vec<Server> {
    servers.iter().enumerate().map(|(index, written)| server(written, pointer.child(index))).collect()
}

fn server(server: &openapiv3::Server, origin: Pointer) -> Server {
    // Before 3.2 servers had no names, and the description said which server it is.
    let name =
        server.extensions.get(internal_keys::SERVER_NAME).and_then(Value::as_str).or(server.description.as_deref());
    Server {
        url: server.url.trim_end_matches('/').to_owned(),
        description: server.description.clone(),
        name: name.map(|name| name.trim().to_owned()),
        variables: server
            .variables
            .iter()
            .flatten()
            .map(|(name, variable)| self::variable(name, variable, &origin))
            .collect(),
        origin,
    }
}

fn variable(name: &str, variable: &openapiv3::ServerVariable, server: &Pointer) -> ServerVariable {
    ServerVariable {
        origin: server.child("variables").child(name),
        name: name.to_owned(),
        default: variable.default.clone(),
        values: variable.enumeration.clone(),
        description: variable.description.clone(),
    }
}
