//! What the client's builder takes.

use super::Described;
use crate::ir::ServerVariable;
use crate::passes::Identifier;
use crate::surface::{SchemeSurface, ServerVariableSurface};

impl Described<'_> {
    pub(super) fn schemes(self) -> Vec<SchemeSurface> {
        let names = &self.tables.names;
        let schemes = self.api.security_schemes.iter().zip(&names.schemes).zip(&names.client_credentials);
        schemes
            .zip(&names.device_authorizations)
            .map(|(((scheme, setter), client_credentials), device)| SchemeSurface {
                place: scheme.origin.clone(),
                key: scheme.key.clone(),
                kind: scheme.kind.clone(),
                setter: scheme.kind.has_credential().then(|| setter.to_string()),
                client_credentials: client_credentials.as_ref().map(ToString::to_string),
                device_authorization: device.as_ref().map(ToString::to_string),
            })
            .collect()
    }

    pub(super) fn server_variables(self) -> Vec<ServerVariableSurface> {
        let servers =
            self.api.servers.iter().chain(self.api.operations.iter().flat_map(|operation| &operation.servers));
        let described: Vec<&ServerVariable> = servers.flat_map(|server| &server.variables).collect();
        let variable = |(name, setter): &(String, Identifier)| {
            let first = described.iter().find(|variable| variable.name == *name)?;
            Some(ServerVariableSurface { place: first.origin.clone(), name: name.clone(), setter: setter.to_string() })
        };
        self.tables.names.variables.iter().filter_map(variable).collect()
    }
}
