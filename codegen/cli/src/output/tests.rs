#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::fs;
use std::path::Path;

use codegen::OutputFile;

use super::{KeptModules, Plan};

fn file(path: &str, body: &str) -> OutputFile {
    OutputFile { path: path.to_owned(), text: format!("// @generated\n{body}\n") }
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn plan(folder: &tempfile::TempDir, wanted: Vec<OutputFile>, kept: &[&str]) -> Plan {
    Plan::new(folder.path(), wanted, &kept.iter().map(|module| (*module).to_owned()).collect()).unwrap()
}

/// Every file below a folder, sorted.
fn present(folder: &tempfile::TempDir) -> Vec<String> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                found.push(path.strip_prefix(root).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    let mut found = Vec::new();
    walk(folder.path(), folder.path(), &mut found);
    found.sort();
    found
}

#[test]
fn files_are_made_and_no_trace_is_left() {
    let folder = folder(&[]);
    let plan = plan(&folder, vec![file("src/a/types.rs", "1"), file("Cargo.toml", "2")], &[]);
    assert_eq!(plan.counts(), (2, 0));
    plan.apply().unwrap();
    assert_eq!(present(&folder), ["Cargo.toml", "src/a/types.rs"]);
    assert_eq!(fs::read_to_string(folder.path().join("src/a/types.rs")).unwrap(), "// @generated\n1\n");
}

#[test]
fn an_unchanged_run_writes_nothing() {
    let folder = folder(&[]);
    let wanted = || vec![file("src/a.rs", "1"), file("src/b.rs", "2")];
    plan(&folder, wanted(), &[]).apply().unwrap();
    let modified = || fs::metadata(folder.path().join("src/a.rs")).unwrap().modified().unwrap();
    let before = modified();
    let second = plan(&folder, wanted(), &[]);
    assert!(second.is_empty());
    second.apply().unwrap();
    assert_eq!(modified(), before);
    let third = plan(&folder, vec![file("src/a.rs", "1"), file("src/b.rs", "3")], &[]);
    assert_eq!(third.counts(), (1, 0));
    third.apply().unwrap();
    assert_eq!(modified(), before);
}

#[test]
fn generated_files_that_no_longer_arise_are_deleted() {
    let generated = "// @generated\n";
    let folder = folder(&[
        ("src/a/old.rs", generated),
        ("src/gone/deep/old.rs", generated),
        ("src/gone.rs", generated),
        ("src/a/by_hand.rs", "fn main() {}\n"),
        ("src/a/late.rs", "\n\n\n\n\n\n// @generated\n"),
        ("src/notes.txt", generated),
        ("tests/other.rs", generated),
    ]);
    let plan = plan(&folder, vec![file("src/a/mod.rs", "1")], &[]);
    assert_eq!(plan.counts(), (1, 3));
    plan.apply().unwrap();
    assert_eq!(
        present(&folder),
        ["src/a/by_hand.rs", "src/a/late.rs", "src/a/mod.rs", "src/notes.txt", "tests/other.rs"]
    );
    assert!(!folder.path().join("src/gone").exists());
}

#[test]
fn kept_modules_lose_nothing() {
    let generated = "// @generated\n";
    let folder = folder(&[("src/a/old.rs", generated), ("src/b/old.rs", generated), ("src/b.rs", generated)]);
    let plan = plan(&folder, vec![file("src/a/mod.rs", "1")], &["b"]);
    plan.apply().unwrap();
    assert_eq!(present(&folder), ["src/a/mod.rs", "src/b.rs", "src/b/old.rs"]);
}

#[test]
fn a_kept_module_keeps_only_the_files_of_an_api() {
    let generated = "// @generated\n";
    let folder = folder(&[("examples/old.rs", generated), ("runtime/src/old.rs", generated)]);
    plan(&folder, Vec::new(), &["examples", "runtime"]).apply().unwrap();
    assert_eq!(present(&folder), Vec::<String>::new());
}

#[test]
fn the_runtime_is_ours_file_by_file_and_what_cargo_builds_in_it_is_not() {
    let generated = "# @generated\n";
    let folder = folder(&[
        ("runtime/Cargo.toml", generated),
        ("runtime/Cargo.lock", "# It is not intended for manual editing.\n"),
        ("runtime/src/lib.rs", generated),
        ("runtime/src/http/old.rs", generated),
        ("runtime/target/debug/build/out/made.rs", generated),
    ]);
    plan(&folder, vec![file("runtime/src/lib.rs", "1")], &[]).apply().unwrap();
    assert_eq!(
        present(&folder),
        ["runtime/Cargo.lock", "runtime/src/lib.rs", "runtime/target/debug/build/out/made.rs"]
    );
}

#[test]
fn a_foreign_file_is_never_written_over() {
    let folder = folder(&[("src/lib.rs", "//! By hand.\n")]);
    let wanted = vec![file("src/a.rs", "1"), file("src/lib.rs", "2")];
    let failure = Plan::new(folder.path(), wanted, &KeptModules::new()).unwrap_err();
    assert!(failure.to_string().contains("src/lib.rs was not generated"), "{failure}");
    assert_eq!(present(&folder), ["src/lib.rs"]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let elsewhere = folder(&[("old.rs", "// @generated\n")]);
    let folder = folder(&[("src/a.rs", "// @generated\n")]);
    std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("src/link")).unwrap();
    plan(&folder, Vec::new(), &[]).apply().unwrap();
    assert_eq!(present(&elsewhere), ["old.rs"]);
}

#[test]
fn the_difference_is_a_unified_diff() {
    let folder = folder(&[("src/a.rs", "// @generated\none\ntwo\n"), ("src/old.rs", "// @generated\n")]);
    let plan = plan(&folder, vec![file("src/a.rs", "one\n2"), file("src/new.rs", "x")], &[]);
    let root = folder.path().display().to_string();
    assert_eq!(
        plan.diff().replace(&root, "out"),
        "--- out/src/a.rs\n+++ out/src/a.rs\n@@ -1,3 +1,3 @@\n // @generated\n one\n-two\n+2\n\
         --- /dev/null\n+++ out/src/new.rs\n@@ -0,0 +1,2 @@\n+// @generated\n+x\n\
         --- out/src/old.rs\n+++ /dev/null\n@@ -1 +0,0 @@\n-// @generated\n"
    );
}

#[test]
fn a_long_difference_is_cut() {
    let folder = folder(&[]);
    let plan = plan(&folder, vec![file("src/a.rs", &"x\n".repeat(1_000))], &[]);
    let text = plan.diff();
    assert!(text.ends_with("more lines\n"));
    assert!(text.lines().count() < 250);
}
