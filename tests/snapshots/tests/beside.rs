//! Snapshots in the same folders as the documents that they are made from.

use std::panic::catch_unwind;
use std::path::Path;

use insta::Settings;
use snapshot_tests::Case;

/// Compares the snapshot of each case below a folder of `tests/`. All are compared before the test fails.
pub fn assert_snapshot_of_each_case(folder: &str, snapshot: fn(&Case) -> String) {
    let cases = Case::all(folder);
    assert!(!cases.is_empty(), "no case in tests/{folder}");
    let fails = |case: &&Case| catch_unwind(|| assert_snapshot_beside(&case.path, &snapshot(case))).is_err();
    let failed: Vec<_> = cases.iter().filter(fails).map(|case| case.path.display().to_string()).collect();
    assert!(failed.is_empty(), "{} of {} cases fail:\n{}", failed.len(), cases.len(), failed.join("\n"));
}

/// Compares a snapshot that lies beside `path` and has its name.
pub fn assert_snapshot_beside(path: &Path, text: &str) {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(path.parent().unwrap_or(Path::new(".")));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    settings.bind(|| insta::assert_snapshot!(name, text));
}
