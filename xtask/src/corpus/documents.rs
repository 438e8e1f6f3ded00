//! Which documents a corpus has.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::module_name;
use serde::Deserialize;

use super::state::hash;
use crate::failure::Failure;

/// A document of a corpus.
#[derive(Clone, Debug)]
pub struct CorpusDocument {
    /// Its name, distinct within the corpus, as a module too.
    pub name: String,
    /// The document.
    pub path: PathBuf,
    /// The folder that its references stay inside.
    pub root: PathBuf,
}

impl CorpusDocument {
    /// The module that it becomes.
    pub fn module(&self) -> String {
        module_name(&self.name)
    }
}

/// The documents that `manifest.json` lists; where there is none, every OpenAPI document below the folder. Sorted by name.
pub fn find(folder: &Path) -> Result<Vec<CorpusDocument>, Failure> {
    let manifest = folder.join("manifest.json");
    let mut documents = if manifest.is_file() { listed(folder, &manifest)? } else { below(folder)? };
    if documents.is_empty() {
        return Err(Failure::Usage(format!("there is no OpenAPI document below {}", folder.display())));
    }
    documents.sort_by(|one, other| one.name.cmp(&other.name));
    let mut modules = BTreeSet::new();
    for document in &mut documents {
        let name = document.name.clone();
        let mut number = 1;
        while !modules.insert(document.module()) {
            number += 1;
            document.name = format!("{name}-{number}");
        }
    }
    Ok(documents)
}

/// Those that are asked for by name, or a sample that depends on the names alone.
pub fn choose(
    mut documents: Vec<CorpusDocument>,
    only: &[String],
    sample: Option<usize>,
) -> Result<Vec<CorpusDocument>, Failure> {
    if let Some(unknown) = only.iter().find(|name| !documents.iter().any(|document| document.name == **name)) {
        return Err(Failure::Usage(format!("there is no document `{unknown}`")));
    }
    documents.retain(|document| only.is_empty() || only.contains(&document.name));
    if let Some(count) = sample {
        documents.sort_by_key(|document| hash(document.name.as_bytes()));
        documents.truncate(count);
        documents.sort_by(|one, other| one.name.cmp(&other.name));
    }
    Ok(documents)
}

#[derive(Deserialize)]
struct Entry {
    name: String,
    file: String,
}

fn listed(folder: &Path, manifest: &Path) -> Result<Vec<CorpusDocument>, Failure> {
    let text = fs::read_to_string(manifest).map_err(|error| Failure::io("read", manifest, &error))?;
    let entries: Vec<Entry> = serde_json::from_str(&text)
        .map_err(|error| Failure::Run(format!("{} is no manifest: {error}", manifest.display())))?;
    Ok(entries.into_iter().map(|entry| document(folder, entry.name, Path::new(&entry.file))).collect())
}

fn below(folder: &Path) -> Result<Vec<CorpusDocument>, Failure> {
    let mut documents = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let entries = fs::read_dir(&next).map_err(|error| Failure::io("read", &next, &error))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                open.push(path);
            } else if is_openapi(&path) {
                let file = path.strip_prefix(folder).unwrap_or(&path);
                documents.push(document(folder, file.with_extension("").to_string_lossy().into_owned(), file));
            }
        }
    }
    Ok(documents)
}

/// Whether a file says at its top that it is an OpenAPI document; parts of one do not.
fn is_openapi(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let Ok(text) = fs::read_to_string(path) else { return false };
    match extension {
        Some("yaml" | "yml") => text.lines().any(|line| line.trim_start_matches(['"', '\'']).starts_with("openapi")),
        Some("json") => serde_json::from_str::<Head>(&text).is_ok_and(|head| head.openapi.is_some()),
        Some(_) | None => false,
    }
}

#[derive(Deserialize)]
struct Head {
    openapi: Option<serde::de::IgnoredAny>,
}

/// Documents lie in folders by kind; one further down has files beside it, in a folder of its own.
fn document(folder: &Path, name: String, file: &Path) -> CorpusDocument {
    let path = folder.join(file);
    let parts: Vec<_> = file.components().collect();
    let root = match parts.as_slice() {
        [kind, own, _, ..] => folder.join(kind).join(own),
        _ => path.parent().unwrap_or(folder).to_owned(),
    };
    CorpusDocument { name, path, root }
}
