//! Documents, overlays and settings with errors or warnings, with a snapshot beside each that shows the messages.

use codegen::diagnostic::{Located, Severity};
use codegen::locate_in_file;
use snapshot_tests::{Case, rendered};

use crate::beside::assert_snapshot_of_each_case;

#[test]
fn every_case_gives_the_messages_of_its_snapshot() {
    assert_snapshot_of_each_case("rejected", snapshot);
}

fn snapshot(case: &Case) -> String {
    let (messages, files) = messages(case);
    let has_error_or_warning = messages.iter().any(|message| message.diagnostic.severity != Severity::Note);
    assert!(has_error_or_warning, "{}: {}", case.path.display(), rendered(&messages));
    format!("{}\n──── diagnostics ({files}) ────\n{}", case.shown(), rendered(&messages))
}

/// The messages, and whether anything is generated.
fn messages(case: &Case) -> (Vec<Located>, &'static str) {
    if let Some((file, Err(diagnostic))) = case.settings() {
        return (locate_in_file(vec![diagnostic], file), "nothing is generated");
    }
    let outcome = case.generate("api");
    (outcome.diagnostics, if outcome.files.is_empty() { "nothing is generated" } else { "the rest is generated" })
}
