//! Counts of what a run made.

use crate::ir::{Api, BodyKind, Operation, ResponseKind, TypeKind, TypeRef, Untyped};

/// Counts of what a run made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Operations of the client.
    pub operations: usize,
    /// Type definitions.
    pub types: usize,
    /// Positions that the document leaves untyped.
    pub untyped_by_document: usize,
    /// Positions that the document types and we do not.
    pub untyped_by_us: usize,
}

impl Stats {
    /// The counts of an API.
    pub(crate) fn of(api: &Api) -> Self {
        let mut stats = Self { operations: api.operations.len(), types: api.types.len(), ..Self::default() };
        let definitions = api.types.iter().flat_map(|definition| definition.shape.parts());
        let payloads = api.incoming.iter().map(|incoming| &incoming.payload);
        definitions.chain(payloads).for_each(|ty| stats.count(ty));
        api.operations.iter().flat_map(types).for_each(|ty| stats.count(ty));
        stats
    }

    fn count(&mut self, ty: &TypeRef) {
        match &ty.kind {
            TypeKind::Any(Untyped::ByDocument) => self.untyped_by_document += 1,
            TypeKind::Any(Untyped::ByUs) => self.untyped_by_us += 1,
            TypeKind::List(inner) | TypeKind::Map(inner) => self.count(inner),
            TypeKind::Tuple(items) => items.iter().for_each(|item| self.count(item)),
            TypeKind::Named(_)
            | TypeKind::Boolean
            | TypeKind::Integer(_)
            | TypeKind::Number
            | TypeKind::Decimal(_)
            | TypeKind::String
            | TypeKind::Uuid
            | TypeKind::Date
            | TypeKind::DateTime
            | TypeKind::Encoded(_)
            | TypeKind::Binary => {}
        }
    }
}

/// The types that an operation mentions itself.
fn types(operation: &Operation) -> impl Iterator<Item = &TypeRef> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
    let bodies = operation.body.iter().flat_map(|body| &body.media).filter_map(|media| BodyKind::type_ref(&media.kind));
    let headers = operation.responses.iter().flat_map(|response| &response.headers).map(|header| &header.ty);
    let media = operation.responses.iter().flat_map(|response| &response.media);
    parameters.chain(bodies).chain(headers).chain(media.filter_map(|media| ResponseKind::type_ref(&media.kind)))
}
