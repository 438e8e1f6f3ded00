//! A document of Swagger 2.0 has the surface that swagger2openapi's conversion of it has, apart from what the converter loses.
//!
//! The documents lie beside the checkout, and the converter comes from npm: without either, the test says so and compares nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use snapshot_tests::workspace;

use crate::described::lines_of;

/// The files of the program that converts.
const PROGRAM: [&str; 4] = ["package.json", "package-lock.json", ".npmrc", "convert.js"];

#[test]
fn documents_of_2_0_have_the_surface_of_their_conversions() {
    let documents = documents();
    if documents.is_empty() {
        return println!("nothing is compared: there are no documents beside the checkout");
    }
    let program = match installed_program() {
        Ok(program) => program,
        Err(reason) => return println!("nothing is compared: {reason}"),
    };
    let differences: Vec<String> = documents.iter().filter_map(|document| difference(&program, document)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

fn documents() -> Vec<PathBuf> {
    let entries = fs::read_dir(workspace().join("../shared/corpus/swagger2")).into_iter().flatten().flatten();
    let mut documents: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    documents.sort();
    documents
}

/// The folder with the program, installed once.
fn installed_program() -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("swagger2openapi");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let source = workspace().join("tests/surface/swagger2openapi");
    let mut is_new = folder.join("node_modules").is_dir();
    for name in PROGRAM {
        let text = fs::read_to_string(source.join(name)).map_err(|error| format!("{name}: {error}"))?;
        is_new &= fs::read_to_string(folder.join(name)).is_ok_and(|old| old == text);
        fs::write(folder.join(name), text).map_err(|error| format!("{name}: {error}"))?;
    }
    if is_new {
        return Ok(folder);
    }
    let install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    match Command::new("npm").args(install).current_dir(&folder).output() {
        Ok(output) if output.status.success() => Ok(folder),
        Ok(output) => Err(format!("npm cannot install: {}", String::from_utf8_lossy(&output.stderr))),
        Err(error) => Err(format!("there is no npm: {error}")),
    }
}

/// What only one of the two surfaces of a document has.
fn difference(program: &Path, document: &Path) -> Option<String> {
    let output = Command::new("node").arg("convert.js").arg(document).current_dir(program).output();
    let output = output.unwrap_or_else(|error| panic!("node: {error}"));
    assert!(output.status.success(), "{}: {}", document.display(), String::from_utf8_lossy(&output.stderr));
    let both: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}"));
    let lines = |key: &str| lines(&both.get(key).map(Value::to_string).unwrap_or_default());
    let (own, converted) = (lines("document"), lines("converted"));
    assert!(own.len() > 100, "{}: {own:?}", document.display());
    let only = |these: &BTreeSet<String>, others: &BTreeSet<String>| -> String {
        these.difference(others).map(|line| format!("\n  {line}")).collect()
    };
    let message = || {
        let (ours, theirs) = (only(&own, &converted), only(&converted, &own));
        format!("{}\nonly of the document:{ours}\nonly of its conversion:{theirs}", document.display())
    };
    (own != converted).then(message)
}

/// The surface of a document. Which server is the default is left out: of http and https, we take https.
fn lines(document: &str) -> BTreeSet<String> {
    lines_of(document).lines().map(|line| line.replace(", the default", "")).collect()
}
