//! `diff` says "breaking" exactly where a program stops compiling: nine programs against each case of `tests/diff`.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

mod programs;
mod workspace;

use std::collections::BTreeSet;

use codegen::diff::{Bump, Kind};
use snapshot_tests::DiffCase;

use programs::{is_only_for_literals, programs_of};
use workspace::Workspace;

/// How many cases must have programs that are about them.
const LEAST: usize = 40;

#[test]
fn diff_says_breaking_exactly_where_a_program_stops_compiling() {
    let cases: Vec<DiffCase> = DiffCase::all().into_iter().filter(|case| !programs_of(case).is_empty()).collect();
    assert!(cases.len() >= LEAST, "{} cases", cases.len());
    let workspace = Workspace::new(&cases);
    let broken_before = workspace.broken_programs(&cases, |case| &case.old);
    assert!(broken_before.is_empty(), "programs that never compiled: {broken_before:?}");
    let broken = workspace.broken_programs(&cases, |case| &case.new);
    let wrong: Vec<String> = cases.iter().filter_map(|case| disagreement(case, &broken)).collect();
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// How the report differs from what happened, if it does.
fn disagreement(case: &DiffCase, broken: &BTreeSet<(String, String)>) -> Option<String> {
    let name = case.name();
    let of_case = broken.iter().filter(|(other, _)| *other == name).map(|(_, program)| program.as_str());
    let broken: Vec<&str> = of_case.collect();
    let report = case.report();
    let rules = || report.changes.iter().map(|located| located.change.rule);
    let says_breaking =
        rules().any(|rule| rule.kind == Kind::Breaking || rule.kind == Kind::Rename && rule.bump == Bump::Major);
    let says_literal = rules().any(|rule| rule.kind == Kind::Literal);
    let breaks = broken.iter().any(|program| !is_only_for_literals(program, says_literal));
    let breaks_literals = !broken.is_empty() && !breaks;
    let agrees = says_breaking == breaks && (breaks || says_literal == breaks_literals);
    let codes: BTreeSet<&str> = rules().map(|rule| rule.code).collect();
    (!agrees).then(|| format!("{name}: broken {broken:?}, diff says {codes:?}"))
}
