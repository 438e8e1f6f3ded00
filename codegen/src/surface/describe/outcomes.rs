//! What comes back.

use super::{Described, docs_text};
use crate::ir::{Operation, Status};
use crate::passes::{Identifier, OperationNames, Outcome, OutcomeSet, Payload, ResultType, Statuses};
use crate::surface::{HeaderSurface, OutcomeSurface, ResultSurface, RustType, Wrapper};

impl Described<'_> {
    pub(super) fn outcomes(self, operation: &Operation, set: &OutcomeSet) -> Vec<OutcomeSurface> {
        set.outcomes.iter().map(|outcome| self.outcome(operation, outcome)).collect()
    }

    fn outcome(self, operation: &Operation, outcome: &Outcome) -> OutcomeSurface {
        let status = match outcome.statuses {
            Statuses::Code(code) => Status::Code(code),
            Statuses::Range(first) => Status::Range(first),
            Statuses::Rest => Status::Default,
        };
        let responses = &operation.responses;
        let documented = responses.iter().find(|response| response.status == status);
        // A `default` alone describes successes as well.
        let documented = documented.or_else(|| responses.iter().find(|response| response.status == Status::Default));
        let media = documented.map(|response| response.media.iter().map(|media| media.media_type.clone()).collect());
        OutcomeSurface {
            status,
            media: media.unwrap_or_default(),
            ty: self.payload_type(&outcome.payload),
            variant: outcome.statuses.variant().to_string(),
            docs: documented.map(|response| docs_text(&response.docs)).unwrap_or_default(),
            place: documented.map_or(&operation.origin, |response| &response.origin).clone(),
        }
    }

    fn payload_type(self, payload: &Payload) -> RustType {
        match payload {
            Payload::Json(ty) | Payload::Xml(ty, _) => self.type_with_null(ty, None),
            Payload::Text => RustType::Known("String"),
            Payload::Lines(ty) => self.type_with_null(ty, None).inside(Wrapper::JsonLines),
            Payload::Parts(ty) => self.type_with_null(ty, None).inside(Wrapper::Parts),
            Payload::Events(ty) => self.type_with_null(ty, None).inside(Wrapper::Events),
            Payload::TextEvents => RustType::Known("String").inside(Wrapper::Events),
            Payload::Stream => RustType::Known("http::ByteStream"),
            Payload::Whole => RustType::Known("http::Bytes"),
            Payload::Empty => RustType::Known("()"),
        }
    }

    pub(super) fn result(self, set: &OutcomeSet, by_status: &Identifier) -> ResultSurface {
        match set.result_type() {
            ResultType::Nothing => ResultSurface::One(RustType::Known("()")),
            ResultType::One(payload) => ResultSurface::One(self.payload_type(payload)),
            ResultType::ByStatus => ResultSurface::ByStatus(by_status.to_string()),
        }
    }

    pub(super) fn headers(self, operation: &Operation, names: &OperationNames) -> Vec<HeaderSurface> {
        let headers = operation.response_headers().into_iter().zip(&names.header_fields);
        headers
            .map(|(header, name)| HeaderSurface {
                wire_name: header.wire_name.clone(),
                rust_name: name.to_string(),
                ty: self.type_without_null(&header.ty, None),
                required: header.required,
                docs: docs_text(&header.docs),
                place: header.origin.clone(),
            })
            .collect()
    }
}
