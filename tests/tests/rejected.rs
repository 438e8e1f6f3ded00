//! What cannot be used, with the messages that say so.

use codegen::diagnostic::{Located, Severity};
use codegen::{SourceFile, locate_in_file};
use tests::{Case, beside, rendered};

#[test]
fn rejected() {
    insta::glob!("../rejected", "**/*", |path| {
        if let Some(case) = Case::read(path) {
            let text = snapshot(&case);
            beside(path).bind(|| insta::assert_snapshot!(case.behaviour(), text));
        }
    });
}

fn snapshot(case: &Case) -> String {
    let (messages, files) = run(case);
    let is_heard = messages.iter().any(|message| message.diagnostic.severity != Severity::Note);
    assert!(is_heard, "{}: {}", case.path.display(), rendered(&messages));
    format!("{}\n──── diagnostics ({files}) ────\n{}", case.shown(), rendered(&messages))
}

/// The messages, and what came of the document.
fn run(case: &Case) -> (Vec<Located>, &'static str) {
    if let Some((SourceFile { name, text }, Err(diagnostic))) = case.settings() {
        return (locate_in_file(vec![diagnostic], &SourceFile { name, text }), "nothing is generated");
    }
    let outcome = case.generate("api");
    (outcome.diagnostics, if outcome.files.is_empty() { "nothing is generated" } else { "the rest is generated" })
}
