//! Outcomes by status: which documented responses are successes and which are errors, what each holds, and which media types a request
//! asks for.

mod media;
mod payload;

pub(crate) use payload::Payload;

use super::by_operation::ByOperation;
use super::wire::xml::XmlForms;
use crate::ir::{Api, Operation, Response, Status};

/// The documented responses of an operation, sorted.
#[derive(Clone, Debug)]
pub(crate) struct Outcomes {
    /// What `send` returns. Never empty.
    pub successes: OutcomeSet,
    /// What it fails with.
    pub errors: OutcomeSet,
    /// The `Accept` header: the media types that `send` reads, those of successes first.
    pub accept: String,
    /// The media types that a success may have, the preferred one first.
    pub success_media: Vec<String>,
    /// The media types of successes that `send` does not read: it takes the kind of the first one for granted.
    pub unread_media: Vec<String>,
}

/// All successes, or all errors.
#[derive(Clone, Debug, Default)]
pub(crate) struct OutcomeSet {
    /// Codes in ascending order, then ranges, then the rest.
    pub outcomes: Vec<Outcome>,
}

/// One documented response.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    /// For which statuses.
    pub statuses: Statuses,
    /// What it holds.
    pub payload: Payload,
    /// Its description.
    pub description: String,
}

/// The statuses of one outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Statuses {
    /// One status.
    Code(u16),
    /// A hundred statuses, by their first digit.
    Range(u16),
    /// All that are left.
    Rest,
}

/// The one Rust type for everything that several outcomes hold.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ResultType<'a> {
    /// There are no outcomes.
    Nothing,
    /// All hold the same.
    One(&'a Payload),
    /// They differ: an enum with a variant for each outcome.
    ByStatus,
}

impl Outcomes {
    /// Whether a success may be a stream.
    pub(crate) fn may_stream(&self) -> bool {
        self.successes.outcomes.iter().any(|outcome| outcome.payload.is_stream())
    }
}

impl OutcomeSet {
    /// The one Rust type for everything that the outcomes hold.
    pub(crate) fn result_type(&self) -> ResultType<'_> {
        match self.outcomes.split_first() {
            None => ResultType::Nothing,
            Some((first, others)) if others.iter().all(|other| other.payload == first.payload) => {
                ResultType::One(&first.payload)
            }
            Some(_) => ResultType::ByStatus,
        }
    }
}

/// Sorts the responses of every operation.
pub(super) fn sort_outcomes(api: &Api, xml: XmlForms<'_>) -> ByOperation<Outcomes> {
    ByOperation::of(api, |_, operation| {
        let (successes, errors) = split(operation, xml);
        let unread_media = media::unread(operation, xml);
        Outcomes {
            successes,
            errors,
            accept: media::accept(operation, &unread_media, xml),
            success_media: media::of_successes(operation),
            unread_media,
        }
    })
}

/// Successes and errors. A `default` beside a documented success describes errors; alone it describes both.
fn split(operation: &Operation, xml: XmlForms<'_>) -> (OutcomeSet, OutcomeSet) {
    let responses = &operation.responses;
    let has_success = responses.iter().any(|response| response.status.is_success());
    let only_redirects = !has_success && !responses.iter().any(|response| response.status == Status::Default);
    let (mut successes, mut errors) = (OutcomeSet::default(), OutcomeSet::default());
    for response in responses {
        let outcome = outcome(response, xml);
        match response.status {
            status if status.is_success() => successes.outcomes.push(outcome),
            Status::Code(100..=399) | Status::Range(1 | 3) if only_redirects => successes.outcomes.push(outcome),
            Status::Default if !has_success => {
                successes.outcomes.push(Outcome { statuses: Statuses::Range(2), ..outcome.clone() });
                errors.outcomes.push(outcome.of_error());
            }
            Status::Code(_) | Status::Range(_) | Status::Default => errors.outcomes.push(outcome.of_error()),
        }
    }
    if successes.outcomes.is_empty() {
        // Nothing is said of success, so whatever comes is handed on.
        let description = "Any success: the document does not describe it.".to_owned();
        successes.outcomes.push(Outcome { statuses: Statuses::Range(2), payload: Payload::Stream, description });
    }
    (successes, errors)
}

fn outcome(response: &Response, xml: XmlForms<'_>) -> Outcome {
    let statuses = match response.status {
        Status::Code(code) => Statuses::Code(code),
        Status::Range(first) => Statuses::Range(first),
        Status::Default => Statuses::Rest,
    };
    // A response is read as its first media type.
    let media = response.media.first();
    let description = response.docs.description.clone().filter(|text| !text.is_empty());
    Outcome {
        statuses,
        payload: media.map_or(Payload::Empty, |media| Payload::of(&media.kind, xml)),
        description: description.or_else(|| media.map(|media| media.media_type.clone())).unwrap_or_default(),
    }
}

impl Outcome {
    /// The same as an error, which holds no streams.
    fn of_error(self) -> Self {
        Self { payload: self.payload.read_whole(), ..self }
    }
}
