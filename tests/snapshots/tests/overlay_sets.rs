//! The Overlay specification's own tests, 1.0 and 1.1, where they lie beside the checkout.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostic::Severity;
use codegen::{Corrected, Source, SourceFile, correct};
use serde_json::Value;

/// In an example of both versions the target is no JSONPath of RFC 9535, whose names have no hyphen after a dot.
const NO_JSON_PATH: &str = "actions-traits-example.yaml";

/// The folder of the sets; `None`, which is said, where it is not there.
fn sets() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/overlay-tests");
    let found = folder.is_dir();
    if !found {
        eprintln!("left out: there is no {}", folder.display());
    }
    found.then_some(folder)
}

fn corrected(document: &str, overlay: &Path) -> Corrected {
    let text = fs::read_to_string(overlay).unwrap();
    let overlay = Some(SourceFile::new("overlay.yaml", text));
    correct(&Source { overlay, ..Source::alone("api", SourceFile::new("openapi.yaml", document)) })
}

/// The faults of the file itself. Whether its actions do something to this document is our own rule.
fn faults(overlay: &Path) -> Vec<String> {
    let messages = corrected("openapi: 3.1.0", overlay).diagnostics.into_iter().map(|message| message.diagnostic);
    messages.filter(|message| message.code == "invalid-overlay").map(|message| message.message).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "nothing in {}", folder.display());
    files
}

#[test]
fn overlays_of_the_specification_that_pass_are_read() {
    let Some(sets) = sets() else { return };
    for path in ["v1.0/pass", "v1.1/pass"].iter().flat_map(|set| files(&sets.join(set))) {
        let faults = faults(&path);
        match path.ends_with(NO_JSON_PATH) {
            true => assert!(matches!(faults.as_slice(), [only] if only.contains("not a JSONPath")), "{faults:?}"),
            false => assert_eq!(faults, Vec::<String>::new(), "{}", path.display()),
        }
    }
}

#[test]
fn overlays_of_the_specification_that_fail_are_refused() {
    let Some(sets) = sets() else { return };
    for path in ["v1.0/fail", "v1.1/fail"].iter().flat_map(|set| files(&sets.join(set))) {
        assert!(!faults(&path).is_empty(), "{}", path.display());
    }
}

#[test]
fn worked_examples_of_the_specification_come_out_as_it_says() {
    let Some(sets) = sets() else { return };
    for folder in files(&sets.join("compliant-sets")) {
        let document = fs::read_to_string(folder.join("openapi.yaml")).unwrap();
        let Corrected { yaml, diagnostics } = corrected(&document, &folder.join("overlay.yaml"));
        let errors = diagnostics.iter().filter(|message| message.diagnostic.severity == Severity::Error);
        assert_eq!(errors.count(), 0, "{}: {diagnostics:?}", folder.display());
        let value = |text: &str| -> Value { serde_yaml::from_str(text).unwrap() };
        let expected = fs::read_to_string(folder.join("output.yaml")).unwrap();
        assert_eq!(value(&yaml.unwrap()), value(&expected), "{}", folder.display());
    }
}
