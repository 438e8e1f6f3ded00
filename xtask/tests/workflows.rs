//! The workflows of the forge: what they may do, and whose code they run.

#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

/// The workflow files with their texts.
fn workflows() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/workflows");
    let paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!paths.is_empty());
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn workflows_run_no_actions_but_those_of_the_forge() {
    for (path, text) in workflows() {
        for line in text.lines().filter_map(|line| line.split_once("uses:")) {
            assert!(line.1.trim().starts_with("actions/"), "{}: {}", path.display(), line.1);
        }
    }
}

#[test]
fn a_workflow_says_what_it_may_do_and_puts_no_text_of_others_into_a_script() {
    for (path, text) in workflows() {
        assert!(text.contains("\npermissions:"), "{}", path.display());
        for text_of_others in ["github.event", "github.head_ref"] {
            assert!(!text.contains(text_of_others), "{}: {text_of_others}", path.display());
        }
    }
}
