//! What is said about credentials that no `security` ties to an operation.

use super::planned_with;
use crate::settings::Settings;

/// The codes of what is said about this `security` in a document with two schemes.
fn codes(security: &str) -> Vec<&'static str> {
    let paths = "paths: {/a: {get: {operationId: a, responses: {'204': {description: done}}}}}";
    let schemes = "{key: {type: apiKey, in: query, name: key}, bearer: {type: http, scheme: bearer}}";
    let document = format!("{paths}\n{security}\ncomponents: {{securitySchemes: {schemes}}}");
    let (_, diagnostics) = planned_with(&document, &Settings::default());
    diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn the_action_that_the_warning_proposes_settles_it() {
    assert_eq!(codes(""), ["unused-security-scheme"]);
    assert_eq!(codes("security: []"), ["unused-security-scheme"]);
    assert!(codes("security: [{ key: [] }, { bearer: [] }]").is_empty());
}

#[test]
fn a_document_without_operations_has_nothing_to_settle() {
    let document = "paths: {}\ncomponents: {securitySchemes: {bearer: {type: http, scheme: bearer}}}";
    assert!(planned_with(document, &Settings::default()).1.is_empty());
}
