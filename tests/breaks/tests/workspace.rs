//! A workspace of two crates: one with a module for each state of a document, and one with the programs.
//!
//! rustc finds names before it checks types: a program whose names are gone hides what is wrong with others. So what does not compile is
//! emptied, and the rest compiled again, until all compiles.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::settings::Settings;
use codegen::{Source, SourceFile};
use serde_json::Value;
use snapshot_tests::{DiffCase, generated_crate};

use crate::programs::programs_of;

/// The folder of the workspace.
pub struct Workspace {
    folder: PathBuf,
    /// By document: its module.
    modules: BTreeMap<String, String>,
}

impl Workspace {
    /// Writes the crate with all states of the cases.
    pub fn new(cases: &[DiffCase]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("breaks");
        let _ = fs::remove_dir_all(&folder);
        let documents: BTreeSet<&String> = cases.iter().flat_map(|case| [&case.old, &case.new]).collect();
        let modules: BTreeMap<String, String> =
            documents.iter().enumerate().map(|(index, text)| ((*text).clone(), format!("state{index}"))).collect();
        let workspace = Self { folder, modules };
        workspace.write_states();
        workspace
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn write_states(&self) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
        self.write("Cargo.toml", "[workspace]\nresolver = '3'\nmembers = ['states', 'programs']\n");
        self.write("Cargo.lock", &fs::read_to_string(root.join("Cargo.lock")).unwrap());
        let apis = self.modules.iter().map(|(text, module)| (module.clone(), generate(module, text))).collect();
        let runtime = root.join("codegen/runtime").display().to_string();
        for file in generated_crate("states", &runtime, apis) {
            self.write(&format!("states/{}", file.path), &file.text);
        }
        let features: Vec<String> = self.modules.values().map(|module| format!("{module:?}")).collect();
        let states =
            format!("{{ path = '../states', default-features = false, features = [{}] }}", features.join(", "));
        self.write(
            "programs/Cargo.toml",
            &format!("[package]\nname = 'programs'\nversion = '0.1.0'\nedition = '2024'\n\n[dependencies]\nstates = {states}\n"),
        );
    }

    /// The programs, by case, that do not compile with the state that `state` gives.
    pub fn broken_programs(&self, cases: &[DiffCase], state: fn(&DiffCase) -> &String) -> BTreeSet<(String, String)> {
        let mut programs: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for case in cases {
            let module = self.modules.get(state(case)).unwrap();
            for program in programs_of(case) {
                // Many cases have one old document: a program is compiled once with it.
                let path = format!("programs/src/{module}_{}.rs", program.name.replace('-', "_"));
                let text = program.text.replace("state_crate::", "states::");
                self.write(&path, &text.replace("state::", &format!("states::{module}::")));
                programs.entry(path).or_default().push((case.name(), program.name));
            }
        }
        let modules = programs.keys().filter_map(|path| path.strip_prefix("programs/src/")?.strip_suffix(".rs"));
        let modules: String = modules.map(|module| format!("mod {module};\n")).collect();
        let root = format!("#![allow(unused, deprecated)]\n{modules}");
        self.write("programs/src/lib.rs", &root);
        let mut broken = BTreeSet::new();
        loop {
            let paths = self.files_with_errors();
            if paths.is_empty() {
                return broken;
            }
            for path in paths {
                self.write(&path, "");
                broken.extend(programs.get(&path).unwrap_or_else(|| panic!("an error in {path}")).iter().cloned());
            }
        }
    }

    /// The files of programs that do not compile, by their paths in the workspace.
    fn files_with_errors(&self) -> BTreeSet<String> {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let output = Command::new(env!("CARGO"))
            .args(["check", "--quiet", "--offline", "--message-format", "json", "--package", "programs"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
            .env("CARGO_PROFILE_DEV_BUILD_OVERRIDE_DEBUG", "line-tables-only")
            .output()
            .unwrap();
        let lines = String::from_utf8(output.stdout).unwrap();
        let messages = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let files: BTreeSet<String> = messages.filter_map(|message| file_with_error(&message)).collect();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() || !files.is_empty(), "cargo check: {said}\n{lines}");
        files
    }
}

fn generate(module: &str, text: &str) -> codegen::Outcome {
    let document = SourceFile::new(format!("{module}.yaml"), text);
    let source = Source::alone(module, document);
    codegen::generate(&source, &Settings::default())
}

/// The file in which an error is.
fn file_with_error(message: &Value) -> Option<String> {
    let error = message.get("message").filter(|error| error.get("level").and_then(Value::as_str) == Some("error"))?;
    let spans = error.get("spans")?.as_array()?;
    let primary = spans.iter().find(|span| span.get("is_primary") == Some(&Value::Bool(true)))?;
    primary.get("file_name")?.as_str().map(str::to_owned)
}
