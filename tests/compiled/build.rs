//! Generates a module for each document in `tests/cases` and `tests/sockets`, as parts of one crate. `src/lib.rs` includes them.

use std::path::{Path, PathBuf};
use std::{env, fs};

use snapshot_tests::{Case, generated_crate};

const FOLDERS: [&str; 2] = ["cases", "sockets"];

fn main() {
    let cases: Vec<Case> = FOLDERS.into_iter().flat_map(Case::all).collect();
    let outcomes = cases.iter().map(|case| {
        let api = format!("{}_{}", case.topic(), case.behaviour());
        let outcome = case.generate(&api);
        (api, outcome)
    });
    let outcomes: Vec<_> = outcomes.collect();
    for (api, _) in &outcomes {
        enable_feature(&codegen::module_name(api));
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    for file in generated_crate("compiled-cases", "../../codegen/runtime", outcomes) {
        match file.path.strip_prefix("src/") {
            Some("lib.rs") => write(&out.join("lib.rs"), &without_inner_attributes(&file.text)),
            Some(path) => write(&out.join(path), &file.text),
            None => {}
        }
    }
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed=../{folder}");
    }
}

/// Generated crates have a cargo feature for each API. Here each is on, and none stands in `Cargo.toml`.
fn enable_feature(api: &str) {
    println!("cargo::rustc-check-cfg=cfg(feature, values({api:?}))");
    println!("cargo::rustc-cfg=feature={api:?}");
}

/// A crate's root as a file to include: attributes of the whole crate may stand in `src/lib.rs` only, and must be the same there.
fn without_inner_attributes(root: &str) -> String {
    let is_attribute = |line: &&str| line.starts_with("#![");
    let attributes = |text: &str| text.lines().filter(is_attribute).collect::<Vec<_>>().join("\n");
    let here = fs::read_to_string("src/lib.rs").expect("src/lib.rs can be read");
    println!("cargo::rerun-if-changed=src/lib.rs");
    assert_eq!(
        attributes(&here),
        attributes(root),
        "tests/compiled/src/lib.rs has the attributes of every generated crate"
    );
    let items = root.lines().filter(|line| !is_attribute(line) && !line.starts_with("//!"));
    items.collect::<Vec<_>>().join("\n")
}

fn write(path: &Path, text: &str) {
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, text));
    written.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
