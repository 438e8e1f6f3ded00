//! A folder to run the program in.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

/// A document of one struct and one operation.
pub const DOCUMENT: &str = "\
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
pub struct Sandbox(tempfile::TempDir);

impl Sandbox {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let sandbox = Self(tempfile::tempdir().unwrap());
        for (path, text) in files {
            sandbox.write(path, text);
        }
        sandbox
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// `openapi-clients regen --specs specs --out out …`.
    pub fn regen(&self, arguments: &[&str]) -> Run {
        self.run(&[&["regen", "--specs", "specs", "--out", "out"], arguments].concat())
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        Run(Command::new(env!("CARGO_BIN_EXE_openapi-clients"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap())
    }

    /// Every file of the output: its text, and when it was written.
    pub fn output(&self) -> BTreeMap<PathBuf, (String, SystemTime)> {
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

pub struct Run(Output);

impl Run {
    pub fn code(&self) -> i32 {
        self.0.status.code().unwrap()
    }

    pub fn stdout(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    pub fn stderr(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }

    /// With this exit code.
    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code(), code, "stdout: {}\nstderr: {}", self.stdout(), self.stderr());
        self
    }

    /// With this in what it prints on stderr.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(self.stderr().contains(text), "no `{text}` in {}", self.stderr());
        self
    }
}
