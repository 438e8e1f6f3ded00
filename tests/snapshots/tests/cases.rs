//! One small document for each behaviour, with a snapshot beside it that shows the document and the code together.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::fmt::Write as _;

use codegen::OutputFile;
use codegen::diagnostic::Severity;
use snapshot_tests::{Case, rendered_with_notes};

use crate::beside::assert_snapshot_of_each_case;

#[test]
fn every_case_gives_the_code_of_its_snapshot() {
    assert_snapshot_of_each_case("cases", snapshot);
}

fn snapshot(case: &Case) -> String {
    let outcome = case.generate("api");
    let errors = outcome.diagnostics.iter().filter(|message| message.diagnostic.severity == Severity::Error);
    assert_eq!(errors.count(), 0, "{}", rendered_with_notes(&outcome.diagnostics));
    let mut shown = case.shown();
    if case.topic() == "swagger2" {
        let surface = case.describe("api").surface.unwrap_or_default();
        write!(shown, "\n──── surface ────\n{}", surface.lines()).unwrap();
    }
    let shown_paths = shown_paths(case.topic());
    for file in outcome.files.iter().filter(|file| shown_paths.iter().any(|part| file.path.contains(part))) {
        if let Some(code) = code(file) {
            write!(shown, "\n──── {} ────\n{code}", file.path).unwrap();
        }
    }
    if !outcome.diagnostics.is_empty() {
        write!(shown, "\n──── diagnostics ────\n{}", rendered_with_notes(&outcome.diagnostics)).unwrap();
    }
    shown
}

/// Which files the snapshots of a topic show: parts of their paths.
fn shown_paths(topic: &str) -> &'static [&'static str] {
    match topic {
        "choices" => &["/types.rs", "/types/", "/operations/"],
        "names" | "references" | "operations" => &["/types.rs", "/operations/"],
        "clients" => &["/client.rs", "/operations/"],
        "dialect_32" => &["/types.rs", "/operations/"],
        "wire" => &["/operations/"],
        // Its snapshots show the surface: what a request has on the wire stands in many files.
        "swagger2" => &[],
        _ => &["/types.rs"],
    }
}

/// A file without its header; `None` if it has no public item.
fn code(file: &OutputFile) -> Option<&str> {
    let (_, code) = file.text.split_once("\n\n")?;
    let items = code.lines().any(|line| line.contains("pub ") && !line.starts_with("pub mod "));
    (items && !file.path.ends_with("/mod.rs")).then_some(code)
}
