//! Counts of what a run made.

use serde::{Deserialize, Serialize};

use crate::ir::{Api, TypeKind, TypeRef, Untyped};
use crate::passes::Tables;
use crate::scans::Scans;

/// Counts of what a run made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stats {
    /// Operations of the client.
    pub operations: usize,
    /// Type definitions.
    pub types: usize,
    /// Positions that the document leaves untyped.
    pub untyped_by_document: usize,
    /// Positions for which the document has a type that we do not support.
    pub untyped_by_us: usize,
    /// Counts of fields and names that compile but are not good.
    pub scans: Scans,
}

impl Stats {
    /// The counts of an API.
    pub(crate) fn of_api(api: &Api, tables: &Tables) -> Self {
        let untyped = |why| {
            let positions = api.type_refs().flat_map(TypeRef::nested_types);
            positions.filter(|ty| ty.kind == TypeKind::Any(why)).count()
        };
        Self {
            operations: api.operations.len(),
            types: api.types.len(),
            untyped_by_document: untyped(Untyped::ByDocument),
            untyped_by_us: untyped(Untyped::ByUs),
            scans: Scans::of_api(api, tables),
        }
    }
}
