//! All cases as one crate that the compiler sees.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::{CrateOptions, OutputFile, Runtime, crate_files};

use crate::{Case, workspace};

/// What the tests of that crate use.
const DEV_DEPENDENCIES: &str = r#"
[dev-dependencies]
futures-core = "0.3"
serde = { version = "1", default-features = false, features = ["std"] }
serde_json = "1"
tokio = { version = "1", features = ["macros", "rt", "rt-multi-thread", "net", "io-util", "time"] }
"#;

/// Writes the crate of these cases into `folder`; only what changed, so that a second run compiles little.
///
/// # Panics
///
/// On a folder that cannot be written.
pub fn write_crate(folder: &Path, cases: &[Case], rules: &[(&str, &str)]) {
    let apis: Vec<String> = cases.iter().map(module).collect();
    let mut files: Vec<OutputFile> = cases.iter().zip(&apis).flat_map(|(case, api)| case.generate(api).files).collect();
    let options = CrateOptions {
        package: "compiled-cases".to_owned(),
        xml: with_xml(&files, &apis),
        apis: apis.clone(),
        runtime: Runtime::Path(workspace().join("codegen/runtime").display().to_string()),
        standalone_workspace: true,
    };
    files.extend(crate_files(&options));
    for file in files.iter_mut().filter(|file| file.path == "Cargo.toml") {
        file.text = without_warnings(&file.text) + DEV_DEPENDENCIES + "\n" + &profiles();
    }
    let lock = fs::read_to_string(workspace().join("Cargo.lock")).unwrap_or_default();
    files.push(OutputFile { path: "Cargo.lock".to_owned(), text: lock });
    files.extend(rules.iter().map(|(path, text)| OutputFile { path: (*path).to_owned(), text: (*text).to_owned() }));
    remove_others(folder, &files);
    files.iter().for_each(|file| write(&folder.join(&file.path), &file.text));
}

/// The APIs that have a file for XML.
pub fn with_xml(files: &[OutputFile], apis: &[String]) -> Vec<String> {
    let has = |api: &&String| {
        let path = format!("src/{}/xml.rs", codegen::module_name(api));
        files.iter().any(|file| file.path == path)
    };
    apis.iter().filter(has).cloned().collect()
}

/// The manifest with every warning an error.
fn without_warnings(manifest: &str) -> String {
    const LINTS: &str = "[lints.rust]\n";
    let manifest = if manifest.contains(LINTS) { manifest.to_owned() } else { format!("{manifest}\n{LINTS}") };
    manifest.replace(LINTS, &format!("{LINTS}warnings = \"deny\"\n"))
}

/// The workspace's profiles, which stand last in its manifest: with the same ones dependencies are built once for both.
fn profiles() -> String {
    let manifest = fs::read_to_string(workspace().join("Cargo.toml")).unwrap_or_default();
    manifest.split_once("[profile.").map(|(_, profiles)| format!("[profile.{profiles}")).unwrap_or_default()
}

/// `cargo` with these arguments in that crate; its messages if it fails.
///
/// # Errors
///
/// What cargo said.
///
/// # Panics
///
/// If there is no cargo.
pub fn cargo(folder: &Path, target: &Path, arguments: &[&str]) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(arguments).arg("--offline").current_dir(folder).env("CARGO_TARGET_DIR", target);
    let output = command.output().unwrap_or_else(|error| panic!("cargo: {error}"));
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    if output.status.success() { Ok(()) } else { Err(said) }
}

/// The module of a case.
fn module(case: &Case) -> String {
    format!("{}_{}", case.topic(), case.behaviour())
}

fn write(path: &Path, text: &str) {
    // The lock file is cargo's once it is there.
    let is_kept = path.ends_with("Cargo.lock") && path.exists();
    if !is_kept && fs::read_to_string(path).ok().as_deref() != Some(text) {
        let folder = path.parent().unwrap_or(Path::new("."));
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, text));
        written.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// Deletes what an earlier run left.
fn remove_others(folder: &Path, files: &[OutputFile]) {
    let wanted: BTreeSet<PathBuf> = files.iter().map(|file| folder.join(&file.path)).collect();
    let mut open = vec![folder.join("src"), folder.join("tests")];
    while let Some(current) = open.pop() {
        for path in fs::read_dir(current).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                open.push(path);
            } else if !wanted.contains(&path) {
                fs::remove_file(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            }
        }
    }
}
