//! Generates a module for each document in `tests/cases` and `tests/sockets`, and for the crossings, as parts of one crate. `src/lib.rs`
//! includes them.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use codegen::{CrateApi, Outcome};
use snapshot_tests::{Case, CrossedValue, Crossings, Extent, generated_crate};

const FOLDERS: [&str; 2] = ["cases", "sockets"];

fn main() {
    let crossings = Crossings::all(extent());
    let outcomes: Vec<_> =
        cases().chain(crossings.iter().map(|document| (document.api.to_owned(), document.generate()))).collect();
    for (api, outcome) in &outcomes {
        let api = CrateApi::new(api, &outcome.files);
        enable_feature(&codegen::module_name(&api.name));
        api.tag_features.iter().for_each(|feature| enable_feature(feature));
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    for file in generated_crate("compiled-cases", "../../codegen/runtime", outcomes) {
        match file.path.strip_prefix("src/") {
            Some("lib.rs") => write(&out.join("lib.rs"), &without_inner_attributes(&file.text)),
            Some(path) => write(&out.join(path), &file.text),
            None => {}
        }
    }
    write(&out.join("crossed_values.rs"), &crossed_values(crossings.iter().flat_map(|document| &document.values)));
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed=../{folder}");
    }
}

/// The name and the outcome of each case.
fn cases() -> impl Iterator<Item = (String, Outcome)> {
    FOLDERS.into_iter().flat_map(Case::all).map(|case| {
        let api = format!("{}_{}", case.topic(), case.behaviour());
        let outcome = case.generate(&api);
        (api, outcome)
    })
}

/// CI has all crossings checked by `CROSSINGS=whole`; to build them all takes minutes.
fn extent() -> Extent {
    println!("cargo::rerun-if-env-changed=CROSSINGS");
    match env::var("CROSSINGS").as_deref() {
        Ok("whole") => Extent::Whole,
        Ok(_) | Err(_) => Extent::Sample,
    }
}

/// A constant with the operation and the JSON of each value.
fn crossed_values<'a>(values: impl Iterator<Item = &'a CrossedValue>) -> String {
    let mut text = "pub const CROSSED_VALUES: &[(&str, &str)] = &[\n".to_owned();
    for CrossedValue { operation, value } in values {
        writeln!(text, "    ({operation:?}, {:?}),", value.to_string()).expect("a String takes every text");
    }
    text + "];\n"
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
