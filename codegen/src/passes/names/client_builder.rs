//! Names of the setters on a client's builder.

use indexmap::IndexSet;

use super::identifier::{Convention, Identifier};
use super::members::{Member, MemberLocks, Order, claim_members};
use super::reserved::CLIENT_BUILDER_METHODS;
use super::scope::Scope;
use crate::ir::Api;
use crate::name_lock::NameLock;

/// Setters on the client's builder.
pub(super) struct BuilderSetters {
    /// For each security scheme.
    pub(super) schemes: Vec<Identifier>,
    /// For each security scheme whose tokens the client can fetch.
    pub(super) client_credentials: Vec<Option<Identifier>>,
    /// For each security scheme that a person can allow access by in a browser.
    pub(super) device_authorizations: Vec<Option<Identifier>>,
    /// For each server variable.
    pub(super) variables: Vec<(String, Identifier)>,
}

/// Names the setters. Those of schemes come first: they are called like the schemes' keys, unless the builder has such a method.
pub(super) fn builder_setters(api: &Api, old: &NameLock, new: &mut NameLock) -> BuilderSetters {
    let mut scope = Scope::new(Convention::Snake, CLIENT_BUILDER_METHODS);
    let schemes =
        api.security_schemes.iter().map(|scheme| Member::new(format!("security scheme {}", scheme.key), &scheme.key));
    let schemes = claim_members(&mut scope, schemes.collect(), Order::Words, MemberLocks::plain(old, new));
    let mut variables: IndexSet<String> = IndexSet::new();
    let servers = api.servers.iter().chain(api.operations.iter().flat_map(|operation| &operation.servers));
    variables.extend(servers.flat_map(|server| &server.variables).map(|variable| variable.name.clone()));
    let things = variables.iter().map(|variable| Member::new(format!("server variable {variable}"), variable));
    let names = claim_members(&mut scope, things.collect(), Order::Words, MemberLocks::plain(old, new));
    let client_credentials = api.security_schemes.iter().map(|scheme| {
        let words = [scheme.key.clone(), "client_credentials".to_owned()];
        scheme.kind.client_credentials().map(|_| scope.claim(&words))
    });
    let client_credentials = client_credentials.collect();
    let device_authorizations = api.security_schemes.iter().map(|scheme| {
        let words = [scheme.key.clone(), "device_authorization".to_owned()];
        scheme.device_flow().map(|_| scope.claim(&words))
    });
    let device_authorizations = device_authorizations.collect();
    BuilderSetters {
        schemes,
        client_credentials,
        device_authorizations,
        variables: variables.into_iter().zip(names).collect(),
    }
}
