//! Which types only one tag uses, where the settings have a cargo feature for each tag.

use std::collections::BTreeMap;

use super::names::{Identifier, Names};
use crate::ir::{Api, Operation, TypeId};

/// The types behind the features of tags. Those that operations of several tags use, that webhooks use, or that nobody uses, are behind none:
/// they are always there.
pub(crate) struct TagFeatures {
    /// For each type: the module of the only tag that uses it.
    types: Vec<Option<Identifier>>,
}

impl TagFeatures {
    /// The module of the only tag that uses a type.
    pub(crate) fn only_tag(&self, id: TypeId) -> Option<&Identifier> {
        self.types.get(id.index())?.as_ref()
    }
}

/// Finds the types that only one tag uses.
pub(super) fn plan_features(api: &Api, names: &Names) -> TagFeatures {
    let mut by_tag: BTreeMap<&Identifier, Vec<&Operation>> = BTreeMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        by_tag.entry(&names.operation(index).module).or_default().push(operation);
    }
    let mut users: Vec<Vec<&Identifier>> = vec![Vec::new(); api.types.len()];
    for (tag, operations) in by_tag {
        let types = operations.iter().flat_map(|operation| operation.request_types().chain(operation.response_types()));
        for id in api.reached(types) {
            users.get_mut(id.index()).into_iter().for_each(|users| users.push(tag));
        }
    }
    // What is always there needs what it refers to.
    let unused = api.types.iter().zip(&users).filter(|(_, users)| users.is_empty());
    let unused = unused.flat_map(|(definition, _)| definition.shape.type_refs());
    let always = api.reached(unused.chain(api.incoming.iter().map(|incoming| &incoming.payload)));
    let types = api.definitions().zip(users).map(|((id, _), users)| match users.as_slice() {
        [only] if !always.contains(&id) => Some((*only).clone()),
        [..] => None,
    });
    TagFeatures { types: types.collect() }
}
