//! One behaviour, one small document, one snapshot that shows document and code together.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::fmt::Write as _;
use std::fs;

use codegen::NoFiles;
use codegen::diagnostic::Severity;
use tests::{Run, rendered};

#[test]
fn cases() {
    insta::glob!("../cases", "**/*.yaml", |path| {
        if path.to_string_lossy().contains(".settings.yaml") {
            return;
        }
        let document = fs::read_to_string(path).unwrap();
        let settings = fs::read_to_string(path.with_extension("settings.yaml")).ok();
        let name = path.file_name().unwrap().to_string_lossy();
        let run = Run {
            api: "api",
            document: (&name, &document),
            overlay: None,
            settings: settings.as_deref().map(|text| ("settings.yaml", text)),
            files: &NoFiles,
        };
        let outcome = run.generate();
        let mut shown = document.clone();
        for file in &outcome.files {
            let boilerplate = ["/mod.rs", "/client.rs"].iter().any(|end| file.path.ends_with(end));
            let empty = !file.text.contains("pub ") && !file.text.contains("impl ");
            if !boilerplate && !empty {
                let code = file.text.split_once("\n\n").map_or("", |(_, code)| code);
                write!(shown, "\n──── {} ────\n{code}", file.path).unwrap();
            }
        }
        let spoken: Vec<_> =
            outcome.diagnostics.into_iter().filter(|located| located.diagnostic.severity != Severity::Note).collect();
        if !spoken.is_empty() {
            write!(shown, "\n──── diagnostics ────\n{}", rendered(&spoken)).unwrap();
        }
        insta::assert_snapshot!(shown);
    });
}
