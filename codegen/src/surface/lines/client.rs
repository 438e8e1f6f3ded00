//! The client: servers and credentials.

use super::Group;
use crate::ir::Server;
use crate::surface::{ApiSurface, SchemeSurface};

impl ApiSurface {
    pub(super) fn client_group(&self) -> Group {
        let servers = self.servers.iter().enumerate().map(|(index, server)| server_line("server", index, server));
        let schemes = self.schemes.iter().map(scheme_line);
        let clients = self.schemes.iter().filter_map(client_credentials_line);
        let devices = self.schemes.iter().filter_map(device_authorization_line);
        let variables = self.variables.iter().map(|variable| {
            format!("builder.{}(impl Into<String>): {{{}}} in the server's URL", variable.setter, variable.name)
        });
        let members = servers.chain(schemes).chain(clients).chain(devices).chain(variables);
        Group::new(format!("client of {}", self.module), members)
    }
}

/// The first server is the one that a client has without being told.
pub(super) fn server_line(what: &str, index: usize, server: &Server) -> String {
    let name = server.name.as_deref().map(|name| format!(" {name:?}")).unwrap_or_default();
    let which = if index == 0 { ", the default" } else { "" };
    let variables = server.variables.iter().map(|variable| {
        let values =
            if variable.values.is_empty() { String::new() } else { format!(" of {}", variable.values.join(" | ")) };
        format!(", {{{}}} is {:?}{values}", variable.name, variable.default)
    });
    format!("{what} {}{name}{which}{}", server.url, variables.collect::<String>())
}

fn scheme_line(scheme: &SchemeSurface) -> String {
    let kind = scheme.kind.text();
    match &scheme.setter {
        Some(setter) => format!("builder.{setter}({}): security `{}`, {kind}", scheme.kind.arguments(), scheme.key),
        None => format!("security `{}`, {kind}", scheme.key),
    }
}

fn client_credentials_line(scheme: &SchemeSurface) -> Option<String> {
    let setter = scheme.client_credentials.as_ref()?;
    let (url, scopes) = scheme.kind.client_credentials()?;
    let scopes = if scopes.is_empty() { String::new() } else { format!(" for {}", scopes.join(", ")) };
    Some(format!("builder.{setter}(client_id, client_secret): security `{}`, token of {url}{scopes}", scheme.key))
}

fn device_authorization_line(scheme: &SchemeSurface) -> Option<String> {
    let method = scheme.device_authorization.as_ref()?;
    Some(format!("builder.{method}(client_id): security `{}`, login in a browser", scheme.key))
}
