//! The runtime of a generated crate: a copy beside it, or one to share.

use std::fs;

use crate::sandbox::{DOCUMENT, HEADER, Sandbox};

fn manifest(sandbox: &Sandbox, folder: &str) -> String {
    fs::read_to_string(sandbox.path(folder).join("Cargo.toml")).unwrap()
}

#[test]
fn a_copy_of_the_runtime_stands_in_the_crate_and_is_kept_up_to_date() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.regen(&[]).expect(0);
    let fresh = sandbox.output();
    assert!(manifest(&sandbox, "out").contains(r#"openapi-client-runtime = { path = "runtime", version = ""#));
    assert!(manifest(&sandbox, "out/runtime").contains(r#"name = "openapi-client-runtime""#));

    sandbox.write("out/runtime/src/lib.rs", HEADER);
    sandbox.write("out/runtime/src/gone.rs", HEADER);
    sandbox.write("out/runtime/notes.md", "Mine.\n");
    let stale = sandbox.regen(&["--check"]).expect(1).says("stale: 1 files to write, 1 to delete");
    assert!(stale.stdout().contains("+++ out/runtime/src/lib.rs"));
    sandbox.regen(&[]).expect(0).says("1 files written, 1 deleted");
    assert_eq!(sandbox.output().len(), fresh.len() + 1);
    sandbox.regen(&["--check"]).expect(0);
}

#[test]
fn a_shared_runtime_is_named_by_its_path_and_never_written() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.run(&["regen", "--specs", "specs", "--out", "clients/first"]).expect(0);
    let shared = manifest(&sandbox, "clients/first/runtime");
    sandbox.regen(&["--runtime", "clients/first/runtime"]).expect(0);
    assert!(manifest(&sandbox, "out").contains(r#"path = "../clients/first/runtime", version = ""#));
    assert!(!sandbox.path("out/runtime").exists());
    assert_eq!(manifest(&sandbox, "clients/first/runtime"), shared);
    sandbox.regen(&["--runtime", "clients/first/runtime", "--check"]).expect(0);
}

#[test]
fn a_runtime_of_the_registry_is_named_by_its_version() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.regen(&["--runtime", "0.1"]).expect(0);
    assert!(manifest(&sandbox, "out").contains(r#"openapi-client-runtime = { version = "0.1", default-features"#));
    assert!(!sandbox.path("out/runtime").exists());
}

#[test]
fn a_copy_goes_when_another_runtime_is_asked_for() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.regen(&[]).expect(0);
    sandbox.regen(&["--runtime", "0.1"]).expect(0);
    assert!(!sandbox.path("out/runtime").exists());
}

#[test]
fn a_folder_without_a_runtime_is_wrong_usage() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("other/Cargo.toml", "[package]\nname = 'other'\n")]);
    sandbox.regen(&["--runtime", "other"]).expect(2).says("no package `openapi-client-runtime` in the folder other");
    assert!(!sandbox.path("out").exists());
}

#[test]
fn a_folder_of_the_users_own_is_never_written_over() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("out/runtime/Cargo.toml", "[package]\n")]);
    sandbox.regen(&[]).expect(1).says("out/runtime/Cargo.toml was not generated");
    assert_eq!(manifest(&sandbox, "out/runtime"), "[package]\n");
    assert!(!sandbox.path("out/src").exists());
}
