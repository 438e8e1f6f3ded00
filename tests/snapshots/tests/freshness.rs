//! `generated/` has the files that the generator makes of `specs/`, and no others.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use snapshot_tests::{apis, generate_spec, generated_crate, workspace};

#[test]
fn the_folder_generated_is_up_to_date() {
    let (wanted, found) = (wanted(), found());
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&found), names(&wanted), "run `cargo xtask regen`");
    for (path, text) in &wanted {
        assert!(found.get(path) == Some(text), "generated/{path} is stale; run `cargo xtask regen`");
    }
}

fn wanted() -> BTreeMap<String, String> {
    let apis = apis().into_iter().map(|api| (api.clone(), generate_spec(&api))).collect();
    let files = generated_crate("generated", "../codegen/runtime", apis).into_iter();
    // The manifest belongs to whoever uses the crate.
    files.filter(|file| file.path != "Cargo.toml").map(|file| (file.path, file.text)).collect()
}

/// The files in `generated/` that bear the header `@generated`; those without it are hand-written.
fn found() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(&workspace().join("generated"), "", &mut found);
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), found);
        } else {
            let text = fs::read_to_string(entry.path()).unwrap();
            if codegen::is_generated(&text) {
                found.insert(path, text);
            }
        }
    }
}

#[test]
fn the_name_locks_are_up_to_date() {
    for api in apis() {
        let found = fs::read_to_string(workspace().join(format!("specs/{api}.names.yaml"))).unwrap_or_default();
        assert!(
            generate_spec(&api).name_lock == Some(found),
            "specs/{api}.names.yaml is stale; run `cargo xtask regen`"
        );
    }
}
