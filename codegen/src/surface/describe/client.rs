//! What the client's builder takes.

use super::Described;
use crate::surface::{SchemeSurface, ServerVariableSurface};

impl Described<'_> {
    pub(super) fn schemes(self) -> Vec<SchemeSurface> {
        let names = &self.tables.names;
        let schemes = self.api.security_schemes.iter().zip(&names.schemes).zip(&names.client_credentials);
        schemes
            .map(|((scheme, setter), client_credentials)| SchemeSurface {
                key: scheme.key.clone(),
                kind: scheme.kind.clone(),
                setter: scheme.kind.has_credential().then(|| setter.to_string()),
                client_credentials: client_credentials.as_ref().map(ToString::to_string),
            })
            .collect()
    }

    pub(super) fn server_variables(self) -> Vec<ServerVariableSurface> {
        let variables = self.tables.names.variables.iter();
        variables
            .map(|(name, setter)| ServerVariableSurface { name: name.clone(), setter: setter.to_string() })
            .collect()
    }
}
