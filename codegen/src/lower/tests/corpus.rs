//! Lowers a folder of real documents: `CORPUS=<folder> cargo test -p codegen lower::tests::corpus -- --ignored --nocapture`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::super::lower;
use crate::check::check;
use crate::diagnostic::Diagnostics;
use crate::name_lock::NameLock;
use crate::normalize::normalize;
use crate::parse::parse;
use crate::pointer::Pointer;
use crate::read::documents::{LocalDocuments, NoFiles};
use crate::read::read_value;
use crate::settings::{Decimals, Settings};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "json") {
            found.push(path);
        }
    }
}

fn lower_file(path: &Path) -> Option<String> {
    let text = std::fs::read_to_string(path).ok()?;
    let name = path.file_name()?.to_str()?;
    let mut diagnostics = Diagnostics::default();
    let document = read_value(name, &Pointer::root(), &text, &mut diagnostics).ok()?;
    let mut documents = LocalDocuments::new(&NoFiles, "api.yaml");
    let document = normalize(document, &mut documents, &mut diagnostics)?;
    let document = parse(check(document, &mut diagnostics), &mut diagnostics)?;
    let before = diagnostics.list().len();
    let start = Instant::now();
    let api = lower(&document, &Settings::default(), &NameLock::default(), &Decimals::default(), &mut diagnostics);
    let (types, operations) = (api.types.len(), api.operations.len());
    let said = diagnostics.list().len() - before;
    let (taken, kib) = (start.elapsed().as_millis(), text.len() / 1024);
    Some(format!("{taken:>6} ms {kib:>6} KiB {types:>6} types {operations:>5} operations {said:>6} notes"))
}

#[test]
#[ignore = "needs a folder of documents"]
fn every_document_is_lowered() {
    let mut found = Vec::new();
    files(Path::new(&std::env::var("CORPUS").unwrap()), &mut found);
    found.sort();
    let work =
        move || found.iter().for_each(|path| println!("{} {}", lower_file(path).unwrap_or_default(), path.display()));
    std::thread::Builder::new().stack_size(64 << 20).spawn(work).unwrap().join().unwrap();
}
