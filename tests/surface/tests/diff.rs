//! What `diff` says: a case for each rule, with a snapshot beside it that shows the change of the document and the report.

use std::collections::BTreeSet;
use std::panic::catch_unwind;

use codegen::diff::{RULES, compare};
use insta::Settings;
use snapshot_tests::DiffCase;

use crate::described::surface_of;

#[test]
fn every_case_gives_the_report_of_its_snapshot() {
    let cases = DiffCase::all();
    let failed: Vec<&str> = cases
        .iter()
        .filter(|case| catch_unwind(|| assert_report(case)).is_err())
        .map(|case| case.code.as_str())
        .collect();
    assert!(failed.is_empty(), "{} of {} cases fail: {}", failed.len(), cases.len(), failed.join(", "));
}

fn assert_report(case: &DiffCase) {
    let report = case.report();
    let codes: Vec<&str> = report.changes.iter().map(|located| located.change.rule.code).collect();
    assert!(codes.contains(&case.code.as_str()), "{}: {codes:?}", case.code);
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(case.path.parent().unwrap_or(&case.path));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let name = case.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    settings.bind(|| insta::assert_snapshot!(name, format!("{}\n──── report ────\n{}", case.patch, report.text())));
}

#[test]
fn every_rule_has_a_case() {
    let cases: BTreeSet<String> = DiffCase::all().into_iter().map(|case| case.code).collect();
    // Those of whole APIs are about no change of a document.
    let is_of_documents = |code: &&str| !code.starts_with("document-");
    let codes = RULES.iter().map(|rule| rule.code).filter(is_of_documents);
    let missing: Vec<&str> = codes.filter(|code| !cases.contains(*code)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn no_two_rules_have_one_code() {
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), RULES.len());
}

#[test]
fn a_state_differs_in_nothing_from_itself() {
    for case in DiffCase::all() {
        let surface = surface_of(&case.new);
        let comparison = compare(&surface, &surface);
        assert!(comparison.changes.is_empty() && comparison.documentation == 0, "{}: {comparison:?}", case.code);
    }
}
