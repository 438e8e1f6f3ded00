//! Which types only one tag uses, where the settings have a cargo feature for each tag.

use std::collections::{BTreeMap, HashSet};

use super::names::{Identifier, Names};
use crate::ir::{Api, Operation, TypeId, TypeRef};

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
        for id in reached(api, types) {
            users.get_mut(id.index()).into_iter().for_each(|users| users.push(tag));
        }
    }
    // What is always there needs what it refers to.
    let unused = api.types.iter().zip(&users).filter(|(_, users)| users.is_empty());
    let unused = unused.flat_map(|(definition, _)| definition.shape.type_refs());
    let always = reached(api, unused.chain(api.incoming.iter().map(|incoming| &incoming.payload)));
    let types = api.definitions().zip(users).map(|((id, _), users)| match users.as_slice() {
        [only] if !always.contains(&id) => Some((*only).clone()),
        [..] => None,
    });
    TagFeatures { types: types.collect() }
}

/// The definitions behind some types, directly or through others.
fn reached<'a>(api: &'a Api, roots: impl Iterator<Item = &'a TypeRef>) -> HashSet<TypeId> {
    let mut open: Vec<TypeId> = roots.flat_map(TypeRef::mentioned_ids).collect();
    let mut reached = HashSet::new();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(api.type_def(id).shape.type_refs().into_iter().flat_map(TypeRef::mentioned_ids));
        }
    }
    reached
}
