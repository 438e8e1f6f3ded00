//! What cannot be used, with the messages that say so.

use codegen::diagnostic::{HumanFormat, Located, Severity, human};
use tests::{Case, beside, rendered_with_notes};

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
    let outcome = case.generate("api");
    let has_error = outcome.diagnostics.iter().any(|message| message.diagnostic.severity == Severity::Error);
    assert!(has_error, "{}: {}", case.path.display(), rendered_with_notes(&outcome.diagnostics));
    let files = if outcome.files.is_empty() { "nothing is generated" } else { "the rest is generated" };
    format!("{}\n──── diagnostics ({files}) ────\n{}", case.shown(), messages(&outcome.diagnostics))
}

fn messages(diagnostics: &[Located]) -> String {
    human(diagnostics, HumanFormat { styled: false, notes: false })
}
