//! Runs `normalize`, `check` and `parse` over a folder of real documents.
//!
//! `CORPUS=<folder> cargo test -p codegen corpus -- --ignored --nocapture`; the folder holds `manifest.json`, a list of
//! `{"file": …}`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::check;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::normalize::normalize;
use crate::parse::parse;
use crate::pointer::Pointer;
use crate::read::documents::{Files, LocalDocuments};
use crate::read::read_value;

struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> Result<String, String> {
        std::fs::read_to_string(self.0.join(path)).map_err(|error| error.to_string())
    }
}

fn value(path: &Path) -> Result<Value, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let read = read_value(&path.to_string_lossy(), &Pointer::root(), &text, &mut Diagnostics::default());
    read.map_err(|diagnostic| diagnostic.message)
}

struct Run {
    file: String,
    parsed: bool,
    work: Duration,
    parse: Duration,
    diagnostics: Vec<Diagnostic>,
}

fn check_file(corpus: &Path, file: &str) -> Result<Run, String> {
    let path = corpus.join(file);
    let document = value(&path)?;
    let folder = Folder(path.parent().unwrap_or(corpus).to_owned());
    let mut files = LocalDocuments::new(&folder, &path.to_string_lossy());
    let mut diagnostics = Diagnostics::default();
    let start = Instant::now();
    let document = normalize(document, &mut files, &mut diagnostics).ok_or("no OpenAPI 3 document")?;
    let document = check(document, &mut diagnostics);
    let work = start.elapsed();
    let again = document.clone();
    let start = Instant::now();
    let parsed = parse(document, &mut diagnostics).is_some();
    let parse = start.elapsed();
    settled(&again, &mut files)?;
    Ok(Run { file: file.to_owned(), parsed, work, parse, diagnostics: diagnostics.into_list() })
}

/// Checks that `normalize` and `check` change nothing in a document that has passed them.
fn settled(document: &Value, files: &mut LocalDocuments<'_>) -> Result<(), String> {
    let mut diagnostics = Diagnostics::default();
    let again = normalize(document.clone(), files, &mut diagnostics).ok_or("refused the second time")?;
    let again = check(again, &mut diagnostics);
    let changed = first_difference(document, &again, &Pointer::root());
    let Some(pointer) = changed else { return Ok(()) };
    let (before, after) = (document.pointer(&pointer.path()), again.pointer(&pointer.path()));
    Err(format!("not idempotent at {pointer}: {before:?} became {after:?}"))
}

fn first_difference(before: &Value, after: &Value, pointer: &Pointer) -> Option<Pointer> {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) if before.keys().eq(after.keys()) => before
            .iter()
            .zip(after.values())
            .find_map(|((key, before), after)| first_difference(before, after, &pointer.child(key))),
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => before
            .iter()
            .zip(after)
            .enumerate()
            .find_map(|(index, (before, after))| first_difference(before, after, &pointer.child(index))),
        _ => (before != after).then(|| pointer.clone()),
    }
}

#[test]
#[ignore = "needs a folder of documents"]
fn corpus() {
    let corpus = PathBuf::from(std::env::var("CORPUS").expect("CORPUS names a folder"));
    let only = std::env::var("ONLY").unwrap_or_default();
    let manifest = value(&corpus.join("manifest.json")).expect("a manifest");
    let files: Vec<&str> =
        manifest.as_array().into_iter().flatten().filter_map(|entry| entry.get("file")?.as_str()).collect();
    let mut failures = Vec::new();
    let mut codes: BTreeMap<(Severity, &str), (usize, String)> = BTreeMap::new();
    for file in files.iter().filter(|file| file.contains(&only)) {
        match check_file(&corpus, file) {
            Ok(run) => {
                println!("{:>8.1?} {:>8.1?} {}", run.work, run.parse, run.file);
                for diagnostic in &run.diagnostics {
                    let (count, example) = codes.entry((diagnostic.severity, diagnostic.code)).or_default();
                    *count += 1;
                    if !only.is_empty() || example.is_empty() {
                        example.push_str(&format!(
                            "\n    {} {}: {}; {}",
                            run.file, diagnostic.pointer, diagnostic.message, diagnostic.action
                        ));
                    }
                }
                if !run.parsed {
                    failures.push(format!("{}: openapiv3 refused it", run.file));
                }
            }
            Err(reason) => failures.push(format!("{file}: {reason}")),
        }
    }
    for ((severity, code), (count, example)) in &codes {
        println!("{severity:?} {code} {count}{example}");
    }
    println!("{} documents, {} failures", files.len(), failures.len());
    assert!(failures.is_empty(), "{failures:#?}");
}
