//! Successes, errors, and what `Accept` asks for.

use super::operation;
use crate::passes::{Outcome, Outcomes, Payload, ResultType, Statuses};

const COMPONENTS: &str = "
    A: {type: object, properties: {a: {type: string}}}
    B: {type: object, properties: {b: {type: string}}}
";

const A: &str = "{description: a, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}";
const B: &str = "{description: b, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}";

/// The outcomes of an operation with these responses.
fn outcomes(responses: &[(&str, &str)]) -> Outcomes {
    let written = responses.iter().map(|(status, response)| format!("        '{status}': {response}\n"));
    let rest = format!("      responses:\n{}", written.collect::<String>());
    operation(&rest, COMPONENTS).outcomes.row(0).clone()
}

fn statuses(outcomes: &[Outcome]) -> Vec<Statuses> {
    outcomes.iter().map(|outcome| outcome.statuses).collect()
}

#[test]
fn default_beside_a_success_is_an_error() {
    let outcomes = outcomes(&[("200", A), ("default", B)]);
    assert_eq!(statuses(&outcomes.successes.outcomes), [Statuses::Code(200)]);
    assert_eq!(statuses(&outcomes.errors.outcomes), [Statuses::Rest]);
}

#[test]
fn default_alone_is_success_and_error() {
    let outcomes = outcomes(&[("default", A)]);
    assert_eq!(statuses(&outcomes.successes.outcomes), [Statuses::Range(2)]);
    assert_eq!(statuses(&outcomes.errors.outcomes), [Statuses::Rest]);
}

#[test]
fn a_redirect_is_a_success_only_where_nothing_else_is() {
    let alone = outcomes(&[("302", A), ("404", B)]);
    assert_eq!(statuses(&alone.successes.outcomes), [Statuses::Code(302)]);
    let beside = outcomes(&[("200", A), ("302", B)]);
    assert_eq!(statuses(&beside.errors.outcomes), [Statuses::Code(302)]);
}

#[test]
fn an_undocumented_success_is_a_stream_of_bytes() {
    let outcomes = outcomes(&[("404", A)]);
    assert!(matches!(outcomes.successes.result_type(), ResultType::One(Payload::Stream)));
}

#[test]
fn different_bodies_are_told_by_status() {
    assert!(matches!(outcomes(&[("200", A), ("201", A)]).successes.result_type(), ResultType::One(Payload::Json(_))));
    assert!(matches!(outcomes(&[("200", A), ("201", B)]).successes.result_type(), ResultType::ByStatus));
    assert!(matches!(outcomes(&[("200", A)]).errors.result_type(), ResultType::Nothing));
}

#[test]
fn an_error_is_read_whole() {
    let bytes = "{description: b, content: {application/octet-stream: {}}}";
    let outcomes = outcomes(&[("200", bytes), ("400", bytes)]);
    assert!(matches!(outcomes.successes.result_type(), ResultType::One(Payload::Stream)));
    assert!(matches!(outcomes.errors.result_type(), ResultType::One(Payload::Whole)));
}

#[test]
fn accept_names_what_is_read_without_its_charset() {
    let json = "application/json;charset=utf-8: {schema: {$ref: '#/components/schemas/A'}}";
    let other = "application/vnd.v2+json: {schema: {$ref: '#/components/schemas/A'}}";
    let outcomes = outcomes(&[("200", &format!("{{description: a, content: {{{json}, {other}, text/csv: {{}}}}}}"))]);
    assert_eq!(outcomes.accept, "application/json, application/vnd.v2+json");
    assert_eq!(outcomes.unread_media, ["text/csv"]);
    assert_eq!(outcomes.success_media, ["application/json;charset=utf-8", "application/vnd.v2+json", "text/csv"]);
}

#[test]
fn accept_names_the_media_types_of_errors_with_less_weight() {
    let problem = "{description: b, content: {application/problem+json: {schema: {type: object}}}}";
    assert_eq!(outcomes(&[("200", A), ("400", problem)]).accept, "application/json, application/problem+json;q=0.9");
    assert_eq!(
        outcomes(&[("200", A), ("default", problem)]).accept,
        "application/json, application/problem+json;q=0.9"
    );
    assert_eq!(outcomes(&[("200", A), ("400", B)]).accept, "application/json");
}

#[test]
fn accept_takes_anything_where_no_success_has_a_body() {
    let problem = "{description: b, content: {application/problem+json: {schema: {type: object}}}}";
    let empty = "{description: done}";
    assert_eq!(outcomes(&[("204", empty)]).accept, "*/*");
    assert_eq!(outcomes(&[("204", empty), ("400", problem)]).accept, "application/problem+json, */*;q=0.9");
}

#[test]
fn what_send_does_not_read_of_a_success_is_not_asked_for_as_an_error() {
    let both = "{description: a, content: {application/json: {schema: {type: integer}}, text/csv: {}}}";
    assert_eq!(
        outcomes(&[("200", both), ("400", "{description: b, content: {text/csv: {}}}")]).accept,
        "application/json"
    );
}
