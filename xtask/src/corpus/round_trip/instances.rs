//! Makes the instances with programs in Node.js that are independent of this repository: json-schema-faker makes them, ajv checks them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use openapi_clients::Failure;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::targets;
use crate::corpus::documents::CorpusDocument;
use crate::corpus::hash::stable_hash;
use crate::corpus::state::State;

/// The files of the programs.
const SCRIPTS: [(&str, &str); 8] = [
    ("package.json", include_str!("node/package.json")),
    ("package-lock.json", include_str!("node/package-lock.json")),
    (".npmrc", include_str!("node/.npmrc")),
    ("main.js", include_str!("node/main.js")),
    ("worker.js", include_str!("node/worker.js")),
    ("documents.js", include_str!("node/documents.js")),
    ("schemas.js", include_str!("node/schemas.js")),
    ("instances.js", include_str!("node/instances.js")),
];

/// What was made for the targets of a document, by their index.
#[derive(Default)]
pub struct Instances {
    /// Instances as JSON.
    pub found: Vec<(usize, Box<RawValue>)>,
    /// The targets without an instance, each with the reason.
    pub none: BTreeMap<usize, String>,
}

#[derive(Deserialize)]
struct Line {
    target: Option<usize>,
    instance: Option<Box<RawValue>>,
    none: Option<String>,
    #[serde(default)]
    end: bool,
}

/// Installs the programs, unless they are there.
pub fn install(state: &State) -> Result<(), Failure> {
    let folder = state.node();
    fs::create_dir_all(&folder).map_err(|error| Failure::io("create", &folder, &error))?;
    let installed = folder.join("node_modules/installed.json");
    let is_new = fs::read_to_string(&installed).is_ok_and(|lock| SCRIPTS.iter().any(|(_, text)| *text == lock));
    for (name, text) in SCRIPTS {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| Failure::io("write", &path, &error))?;
    }
    if is_new {
        return Ok(());
    }
    let status = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(&folder)
        .stdout(Stdio::null())
        .status();
    match status {
        Ok(status) if status.success() => fs::copy(folder.join("package-lock.json"), &installed)
            .map(|_| ())
            .map_err(|error| Failure::io("write", &installed, &error)),
        Ok(_) => Err(Failure::Run("npm can't install the programs that make instances".to_owned())),
        Err(error) => Err(Failure::Run(format!("can't run npm, which comes with Node.js: {error}"))),
    }
}

/// The instances of a document's targets: from an earlier run on the same schemas, or new.
pub fn make(document: &CorpusDocument, state: &State, limit: Duration) -> Result<Instances, Failure> {
    let folder = state.output(&document.module());
    let kept = state.instances(&document.module());
    let targets = folder.join(targets::FILE);
    let wanted = fs::read(&targets).map_err(|error| Failure::io("read", &targets, &error))?;
    let scripts: String = SCRIPTS.iter().map(|(_, text)| *text).collect();
    let key =
        format!("{:x} {:x} {}", stable_hash(&wanted), stable_hash(scripts.as_bytes()), state.source_key(document));
    let key_file = kept.with_extension("key");
    if !fs::read_to_string(&key_file).is_ok_and(|old| old == key) {
        run(document, state, &targets, &kept, limit)?;
        fs::write(&key_file, key).map_err(|error| Failure::io("write", &key_file, &error))?;
    }
    read_instances(&kept)
}

fn run(document: &CorpusDocument, state: &State, targets: &Path, out: &Path, limit: Duration) -> Result<(), Failure> {
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
    }
    let path = fs::canonicalize(&document.path).map_err(|error| Failure::io("find", &document.path, &error))?;
    let output = Command::new("node")
        .arg(state.node().join("main.js"))
        .args([path.as_path(), targets, out])
        .arg(limit.as_secs().to_string())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failure::Run(format!("can't run node: {error}")))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(Failure::Run(format!("no instances of {}: {said}", document.name)))
}

fn read_instances(path: &Path) -> Result<Instances, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::io("read", path, &error))?;
    let mut instances = Instances::default();
    let mut ended = false;
    for line in text.lines() {
        let line: Line = serde_json::from_str(line)
            .map_err(|error| Failure::Run(format!("{} is not understood: {error}", path.display())))?;
        ended |= line.end;
        match (line.target, line.instance, line.none) {
            (Some(target), Some(instance), _) => instances.found.push((target, instance)),
            (Some(target), None, Some(reason)) => drop(instances.none.insert(target, reason)),
            _ => {}
        }
    }
    if ended { Ok(instances) } else { Err(Failure::Run(format!("{} ends too early", path.display()))) }
}
