//! `regen`: documents, messages, exit codes, and which files are written and deleted.

use std::fs;

use serde_json::Value;

use crate::sandbox::{DOCUMENT, HEADER, Sandbox};

#[test]
fn a_second_run_writes_nothing_and_nothing_is_stale() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.regen(&[]).expect(0);
    let first = sandbox.output();
    sandbox.regen(&[]).expect(0).says("0 files written, 0 deleted");
    assert_eq!(sandbox.output(), first);
    sandbox.regen(&["--check"]).expect(0);
}

#[test]
fn code_written_by_hand_beside_an_api_is_kept_and_is_part_of_its_module() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("specs/cats.yaml", DOCUMENT)]);
    sandbox.regen(&[]).expect(0);
    let module = |api: &str| fs::read_to_string(sandbox.path(&format!("out/src/{api}/mod.rs"))).unwrap();
    assert!(!module("pets").contains("ext"), "{}", module("pets"));
    // Not even the header lets it be deleted.
    let text = &format!("{HEADER}pub struct Extra;\n");
    sandbox.write("out/src/pets/ext.rs", text);
    sandbox.regen(&["--check"]).expect(1);
    sandbox.regen(&[]).expect(0).says("1 files written, 0 deleted");
    assert!(module("pets").contains("\npub mod ext;\n") && module("pets").contains("\npub use ext::*;\n"));
    assert!(!module("cats").contains("ext"));
    assert_eq!(fs::read_to_string(sandbox.path("out/src/pets/ext.rs")).unwrap(), *text);
    sandbox.regen(&["--check"]).expect(0);
    fs::remove_file(sandbox.path("out/src/pets/ext.rs")).unwrap();
    sandbox.regen(&[]).expect(0);
    assert!(!module("pets").contains("ext"));
}

#[test]
fn wrong_usage_is_2() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.regen(&["cats"]).expect(2).says("there are: pets");
    sandbox.regen(&["--chekc"]).expect(2);
    sandbox.regen(&["--message-format", "xml"]).expect(2);
    sandbox.run(&["regen", "--specs", "none", "--out", "out"]).expect(2).says("none");
    // The project's own crate is not for other documents.
    sandbox.run(&["regen", "--specs", "specs"]).expect(2).says("--out");
    sandbox.run(&[]).expect(2);
    assert!(!sandbox.path("out").exists());
}

#[test]
fn a_document_that_is_none_is_pointed_at_and_damages_nothing() {
    let sandbox =
        Sandbox::new(&[("specs/pets.yaml", "openapi: 3.0.3\npaths:\n  /pets: [\n"), ("out/src/pets/mod.rs", HEADER)]);
    let before = sandbox.output();
    sandbox
        .regen(&[])
        .expect(1)
        .says("error[invalid-yaml]")
        .says("--> specs/pets.yaml:4:1")
        .says("its files stay as they are");
    let path = sandbox.path("out/src/pets/mod.rs");
    assert_eq!(sandbox.output().get(&path), before.get(&path));
}

#[test]
fn a_fault_in_one_document_does_not_stop_the_others() {
    let sandbox = Sandbox::new(&[("specs/cats.yaml", "a: ["), ("specs/dogs.yaml", "b: [")]);
    sandbox.regen(&[]).expect(1).says("specs/cats.yaml:").says("specs/dogs.yaml:");
    let only = sandbox.regen(&["dogs"]).expect(1).says("specs/dogs.yaml:");
    assert!(!only.stderr().contains("cats"));
}

#[test]
fn tools_get_one_object_per_line_and_nothing_else() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("specs/pets.settings.yaml", "# mine\ndecimal: []\n")]);
    let run = sandbox.regen(&["--message-format", "json"]).expect(1);
    let objects: Vec<Value> = run.stdout().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [object] = objects.as_slice() else { panic!("{objects:?}") };
    let field = |name: &str| object.get(name).unwrap().to_string();
    assert_eq!(field("severity"), r#""error""#);
    assert_eq!(field("code"), r#""invalid-settings""#);
    assert_eq!(field("file"), r#""specs/pets.settings.yaml""#);
    assert_eq!((field("line"), field("column")), ("2".to_owned(), "1".to_owned()));
    assert_eq!(field("line_text"), r#""decimal: []""#);
}

#[test]
fn an_overlay_with_an_unknown_key_is_an_error_at_its_line() {
    let overlay = "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n  - target: $.info\n    descripton: typo\n    update: {x: 1}\n";
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("specs/pets.overlay.yaml", overlay)]);
    sandbox.regen(&[]).expect(1).says("`descripton` is not a key of an action").says("--> specs/pets.overlay.yaml:5:5");
    assert!(!sandbox.path("out").exists());
}

#[test]
fn what_matches_nothing_is_an_error() {
    let overlay = "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n  - target: $.gone\n    description: why\n    remove: true\n";
    let settings = "decimals: [$.gone]\n";
    let sandbox = Sandbox::new(&[
        ("specs/pets.yaml", DOCUMENT),
        ("specs/pets.overlay.yaml", overlay),
        ("specs/pets.settings.yaml", settings),
    ]);
    sandbox
        .regen(&[])
        .expect(1)
        .says("error[unmatched-overlay-action]")
        .says("--> specs/pets.overlay.yaml:4:5")
        .says("error[unmatched-setting]")
        .says("--> specs/pets.settings.yaml:1:12");
}

#[test]
fn a_stale_action_says_where_git_shows_that_its_target_went() {
    let action = "{target: \"$.paths['/pets'].get\", description: why, update: {deprecated: true}}";
    let overlay = format!("overlay: 1.0.0\ninfo: {{title: t, version: '1'}}\nactions: [{action}]\n");
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("specs/pets.overlay.yaml", &overlay)]);
    sandbox.commit();
    sandbox.write("specs/pets.yaml", &DOCUMENT.replace("/pets:", "/animals:"));
    let moved = "`/pets` is gone; `/animals` is new: move the action to `$.paths['/animals'].get`";
    sandbox.regen(&[]).expect(1).says(moved);
    // Nobody knows what it was: the names are not similar.
    fs::remove_dir_all(sandbox.path(".git")).unwrap();
    sandbox.regen(&[]).expect(1).says("nothing there is like `/pets`");
}

#[test]
fn the_last_lines_say_what_changed_for_users_since_the_last_commit() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("specs/cats.yaml", DOCUMENT)]);
    sandbox.commit();
    let says_nothing = |run: crate::sandbox::Run| assert!(!run.expect(0).stderr().contains(" diff"));
    says_nothing(sandbox.regen(&[]));
    sandbox.write(
        "specs/pets.yaml",
        &DOCUMENT.replace("[id], properties: {id", "[id], properties: {name: {type: string}, id"),
    );
    for arguments in [&[][..], &["--check"], &["pets"]] {
        let run = sandbox.regen(arguments).expect(0);
        let last = run.stderr().lines().next_back().unwrap_or_default().to_owned();
        assert_eq!(last, "pets: minor (patch before 1.0) · 1 additive · run openapi-clients diff");
        assert!(!run.stderr().contains("cats:"));
    }
    says_nothing(sandbox.regen(&["cats"]));
    // A change that users do not see.
    sandbox.write("specs/pets.yaml", &format!("# Ours\n{DOCUMENT}"));
    says_nothing(sandbox.regen(&[]));
    // Nothing to compare with.
    sandbox.write("specs/pets.yaml", &DOCUMENT.replace("/pets:", "/animals:"));
    fs::remove_dir_all(sandbox.path(".git")).unwrap();
    says_nothing(sandbox.regen(&[]));
}

#[test]
fn a_sidecar_without_its_document_is_an_error() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("specs/pest.overlay.yaml", "")]);
    sandbox.regen(&[]).expect(1).says("specs/pest.overlay.yaml");
}

#[test]
fn files_that_no_document_makes_are_stale_and_go() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.regen(&[]).expect(0);
    let clean = sandbox.output();
    sandbox.write("out/src/gone/types.rs", &format!("{HEADER}pub struct Gone;\n"));
    sandbox.write("out/src/by_hand.rs", "// Mine.\n");

    let check = sandbox.regen(&["--check"]).expect(1).says("stale");
    assert!(check.stdout().contains("--- out/src/gone/types.rs\n+++ /dev/null\n"), "{}", check.stdout());
    assert!(sandbox.path("out/src/gone/types.rs").exists());

    sandbox.regen(&[]).expect(0);
    assert!(!sandbox.path("out/src/gone").exists());
    assert_eq!(fs::read_to_string(sandbox.path("out/src/by_hand.rs")).unwrap(), "// Mine.\n");
    assert_eq!(sandbox.output().len(), clean.len() + 1);
}

#[test]
fn one_api_leaves_the_files_of_others_alone() {
    let sandbox = Sandbox::new(&[("specs/cats.yaml", DOCUMENT), ("specs/dogs.yaml", DOCUMENT)]);
    sandbox.write("out/src/dogs/old.rs", HEADER);
    sandbox.regen(&["cats"]).expect(0);
    assert!(sandbox.path("out/src/dogs/old.rs").exists());
}

#[test]
fn one_document_by_its_file_name() {
    let sandbox = Sandbox::new(&[("pets.yaml", "a: ["), ("cats.yaml", "b: [")]);
    let run = sandbox.run(&["regen", "--specs", "pets.yaml", "--out", "out"]).expect(1).says("--> pets.yaml:");
    assert!(!run.stderr().contains("cats"));
}

#[test]
fn a_text_that_is_not_utf_8_is_an_error() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", "")]);
    fs::write(sandbox.path("specs/pets.yaml"), [0xff, 0xfe, 0x00]).unwrap();
    sandbox.regen(&[]).expect(1).says("error[unreadable-file]").says("specs/pets.yaml");
}

/// `DOCUMENT` with an inline enum, whose type has a name that a component could have as well.
fn with_inline_type() -> String {
    DOCUMENT.replace("id: {type: integer}", "id: {type: integer}, size: {type: string, enum: [s, l]}")
}

#[test]
fn the_name_lock_is_written_and_holds_the_names_of_the_next_run() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", &with_inline_type())]);
    sandbox.regen(&[]).expect(0).says("specs/pets.names.yaml: the name lock is written");
    sandbox.regen(&["--check"]).expect(0);
    sandbox.write("specs/pets.yaml", &format!("{}    PetSize: {{type: object}}\n", with_inline_type()));
    let check = sandbox.regen(&["--check"]).expect(1).says("stale: a name lock");
    assert!(check.stdout().contains("+  PetSize: PetSize2\n"), "{}", check.stdout());
    sandbox.regen(&[]).expect(0);
    let types = fs::read_to_string(sandbox.path("out/src/pets/types.rs")).unwrap();
    assert!(types.contains("pub enum PetSize {"), "{types}");
    // What nothing needs goes.
    sandbox.write("specs/pets.yaml", DOCUMENT);
    sandbox.regen(&[]).expect(0).says("unneeded-locked-name").says("the name lock is deleted");
    assert!(!sandbox.path("specs/pets.names.yaml").exists());
    sandbox.regen(&["--check"]).expect(0);
}

#[test]
fn a_lock_or_document_that_cannot_be_read_leaves_the_lock_as_it_is() {
    let sandbox =
        Sandbox::new(&[("specs/pets.yaml", &with_inline_type()), ("specs/pets.names.yaml", "typos: {a: B}\n")]);
    let run = sandbox.regen(&[]).expect(1).says("error[invalid-name-lock]").says("--> specs/pets.names.yaml:1:1");
    assert!(run.stderr().contains("its files stay as they are"));
    sandbox.write("specs/pets.names.yaml", "types: {a: B}\n");
    sandbox.write("specs/pets.yaml", "a: [");
    sandbox.regen(&[]).expect(1);
    assert_eq!(fs::read_to_string(sandbox.path("specs/pets.names.yaml")).unwrap(), "types: {a: B}\n");
}
