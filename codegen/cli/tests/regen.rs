//! The command line as users run it. What the generated code looks like is tested elsewhere.

#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use serde_json::Value;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: list_pets
      responses:
        '200':
          description: all pets
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
components:
  schemas:
    Pet: {type: object, required: [id], properties: {id: {type: integer}}}
";

/// A folder with `specs/`, to run the command in.
struct Sandbox(tempfile::TempDir);

impl Sandbox {
    fn new(files: &[(&str, &str)]) -> Self {
        let sandbox = Self(tempfile::tempdir().unwrap());
        for (path, text) in files {
            sandbox.write(path, text);
        }
        sandbox
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// `openapi-clients regen --specs specs --out out …`.
    fn regen(&self, arguments: &[&str]) -> Run {
        self.run(&[&["regen", "--specs", "specs", "--out", "out"], arguments].concat())
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run(Command::new(env!("CARGO_BIN_EXE_openapi-clients"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap())
    }

    /// Every file of the output: its text, and when it was written.
    fn output(&self) -> BTreeMap<PathBuf, (String, SystemTime)> {
        fn walk(folder: &Path, found: &mut BTreeMap<PathBuf, (String, SystemTime)>) {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, found);
                } else {
                    let written = fs::metadata(&path).unwrap().modified().unwrap();
                    found.insert(path.clone(), (fs::read_to_string(&path).unwrap(), written));
                }
            }
        }
        let mut found = BTreeMap::new();
        walk(&self.path("out"), &mut found);
        found
    }
}

struct Run(Output);

impl Run {
    fn code(&self) -> i32 {
        self.0.status.code().unwrap()
    }

    fn stdout(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    fn stderr(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }

    #[track_caller]
    fn expect(self, code: i32) -> Self {
        assert_eq!(self.code(), code, "stdout: {}\nstderr: {}", self.stdout(), self.stderr());
        self
    }

    #[track_caller]
    fn says(self, text: &str) -> Self {
        assert!(self.stderr().contains(text), "no `{text}` in {}", self.stderr());
        self
    }
}

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
    let sandbox = Sandbox::new(&[
        ("specs/pets.yaml", "openapi: 3.0.3\npaths:\n  /pets: [\n"),
        ("out/src/pets/mod.rs", "// @generated\n"),
    ]);
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
    sandbox.regen(&[]).expect(1).says("`descripton` is unknown here").says("--> specs/pets.overlay.yaml:5:5");
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
fn a_sidecar_without_its_document_is_an_error() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("specs/pest.overlay.yaml", "")]);
    sandbox.regen(&[]).expect(1).says("specs/pest.overlay.yaml");
}

#[test]
fn files_that_no_document_makes_are_stale_and_go() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.regen(&[]).expect(0);
    let clean = sandbox.output();
    sandbox.write("out/src/gone/types.rs", "// @generated\npub struct Gone;\n");
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
    sandbox.write("out/src/dogs/old.rs", "// @generated\n");
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
