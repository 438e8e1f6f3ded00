//! Every case compiles without a warning, and what it makes does at run time what the rules say.

use std::path::{Path, PathBuf};

use tests::{Case, cargo, write_crate};

/// The assertions, which are compiled with the cases.
const RULES: &[(&str, &str)] = &[("tests/rules.rs", include_str!("../rules/rules.rs"))];

#[test]
fn cases_compile_and_keep_the_rules() {
    // Lies in the target directory, so that dependencies are built once for the workspace and this.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled-cases");
    write_crate(&folder, &Case::all("cases"), RULES);
    let target = target();
    for arguments in [["check", "--lib"].as_slice(), &["test", "--test", "rules"]] {
        cargo(&folder, &target, arguments).unwrap_or_else(|said| panic!("cargo {}:\n{said}", arguments.join(" ")));
    }
}

/// The target directory of the workspace: the one that holds the folder for tests.
fn target() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    folder.parent().unwrap_or(folder).to_owned()
}
