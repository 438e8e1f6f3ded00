//! What cannot be used, with the messages that say so.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::fs;

use tests::{rendered, run_named};

#[test]
fn rejected() {
    insta::glob!("../rejected", "**/*", |path| {
        if path.is_dir() {
            return;
        }
        let document = fs::read_to_string(path).unwrap();
        let outcome = run_named(&path.file_name().unwrap().to_string_lossy(), &document);
        assert!(
            outcome
                .diagnostics
                .iter()
                .any(|located| located.diagnostic.severity == codegen::diagnostic::Severity::Error)
        );
        let files = if outcome.files.is_empty() { "nothing is generated" } else { "the rest is generated" };
        insta::assert_snapshot!(format!(
            "{document}\n──── diagnostics ({files}) ────\n{}",
            rendered(&outcome.diagnostics)
        ));
    });
}
