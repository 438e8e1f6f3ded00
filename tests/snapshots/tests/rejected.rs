//! What cannot be used, with the messages that say so.

use codegen::diagnostic::{Located, Severity};
use codegen::locate_in_file;
use snapshot_tests::{Case, rendered};

use crate::beside::assert_snapshot_of_each_case;

#[test]
fn rejected() {
    assert_snapshot_of_each_case("rejected", snapshot);
}

fn snapshot(case: &Case) -> String {
    let (messages, files) = run(case);
    let is_heard = messages.iter().any(|message| message.diagnostic.severity != Severity::Note);
    assert!(is_heard, "{}: {}", case.path.display(), rendered(&messages));
    format!("{}\n──── diagnostics ({files}) ────\n{}", case.shown(), rendered(&messages))
}

/// The messages, and what came of the document.
fn run(case: &Case) -> (Vec<Located>, &'static str) {
    if let Some((file, Err(diagnostic))) = case.settings() {
        return (locate_in_file(vec![diagnostic], file), "nothing is generated");
    }
    let outcome = case.generate("api");
    (outcome.diagnostics, if outcome.files.is_empty() { "nothing is generated" } else { "the rest is generated" })
}
