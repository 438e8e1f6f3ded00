//! Names of the setters on a client's builder.

use indexmap::IndexSet;

use super::identifier::{Convention, Identifier};
use super::reserved::CLIENT_BUILDER_METHODS;
use super::scope::Scope;
use crate::ir::Api;

/// Setters on the client's builder.
pub(super) struct BuilderSetters {
    /// For each security scheme.
    pub(super) schemes: Vec<Identifier>,
    /// For each security scheme whose tokens the client can fetch.
    pub(super) client_credentials: Vec<Option<Identifier>>,
    /// For each server variable.
    pub(super) variables: Vec<(String, Identifier)>,
}

/// Names the setters. Those of schemes come first: they are called like the schemes' keys, unless the builder has such a method.
pub(super) fn builder_setters(api: &Api) -> BuilderSetters {
    let mut scope = Scope::new(Convention::Snake, CLIENT_BUILDER_METHODS);
    let keys: Vec<&String> = api.security_schemes.iter().map(|scheme| &scheme.key).collect();
    let schemes = scope.claim_all(keys.iter().map(|key| std::slice::from_ref(*key)));
    let mut variables: IndexSet<String> = IndexSet::new();
    let servers = api.servers.iter().chain(api.operations.iter().flat_map(|operation| &operation.servers));
    variables.extend(servers.flat_map(|server| &server.variables).map(|variable| variable.name.clone()));
    let names = scope.claim_all(variables.iter().map(std::slice::from_ref));
    let client_credentials = api.security_schemes.iter().map(|scheme| {
        let words = [scheme.key.clone(), "client_credentials".to_owned()];
        scheme.kind.client_credentials().map(|_| scope.claim(&words))
    });
    let client_credentials = client_credentials.collect();
    BuilderSetters { schemes, client_credentials, variables: variables.into_iter().zip(names).collect() }
}
