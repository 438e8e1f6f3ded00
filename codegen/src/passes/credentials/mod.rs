//! Which credentials the requests of an operation carry besides those that its `security` asks for.
//!
//! Two kinds of credential are tied to no operation by `security`: those of schemes that no `security` names, and those that a header
//! parameter asks for. Where no `security` names any scheme, nothing tells who needs what, and all of them go with every operation.

mod header_parameters;
mod unnamed_schemes;

use std::collections::HashSet;

use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Operation};
use header_parameters::schemes_of_parameters;
use unnamed_schemes::unnamed_schemes;

/// Fills [`Operation::extra_schemes`].
pub(super) fn reach_operations(mut api: Api, diagnostics: &mut Diagnostics) -> Api {
    let named = named_schemes(&api);
    let mut extra = unnamed_schemes(&api, &named, diagnostics);
    let made = schemes_of_parameters(&mut api, named.is_empty(), diagnostics);
    if named.is_empty() {
        extra.extend(made);
    }
    for operation in api.operations.iter_mut().filter(|operation| named.is_empty() || operation.asks_for_credentials())
    {
        extra.iter().for_each(|key| add(operation, key));
    }
    api
}

/// The keys of the schemes that some `security` names.
fn named_schemes(api: &Api) -> HashSet<String> {
    let alternatives = api.operations.iter().flat_map(|operation| &operation.security).chain(&api.security);
    alternatives.flat_map(|alternative| &alternative.schemes).map(|(key, _)| key.clone()).collect()
}

/// Adds a scheme to those of an operation, once.
fn add(operation: &mut Operation, key: &str) {
    if !operation.extra_schemes.iter().any(|known| known == key) {
        operation.extra_schemes.push(key.to_owned());
    }
}
