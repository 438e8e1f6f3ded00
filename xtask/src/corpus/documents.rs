//! Which documents a corpus has.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::module_name;
use openapi_clients::Failure;
use serde::Deserialize;

use super::hash::stable_hash;

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

/// The documents that are asked for by name, or a sample, which is the same on every run.
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
        documents.sort_by_key(|document| stable_hash(document.name.as_bytes()));
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

/// Whether a file is a whole OpenAPI document: it has the key `openapi` or `swagger`, which parts of a document do not have.
fn is_openapi(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let Ok(text) = fs::read_to_string(path) else { return false };
    match extension {
        Some("yaml" | "yml") => text.lines().map(|line| line.trim_start_matches(['"', '\''])).any(names_version),
        Some("json") => serde_json::from_str::<Head>(&text).is_ok_and(|head| head.openapi.or(head.swagger).is_some()),
        Some(_) | None => false,
    }
}

/// Whether a line of YAML, without a quote in front, has one of the keys.
fn names_version(line: &str) -> bool {
    ["openapi", "swagger"].iter().any(|key| line.starts_with(key))
}

#[derive(Deserialize)]
struct Head {
    openapi: Option<serde::de::IgnoredAny>,
    swagger: Option<serde::de::IgnoredAny>,
}

/// A document of the corpus. Its references stay inside `kind/name` where it lies in or below such a folder, else inside its own folder.
fn document(folder: &Path, name: String, file: &Path) -> CorpusDocument {
    let path = folder.join(file);
    let parts: Vec<_> = file.components().collect();
    let root = match parts.as_slice() {
        [kind, own, _, ..] => folder.join(kind).join(own),
        _ => path.parent().unwrap_or(folder).to_owned(),
    };
    CorpusDocument { name, path, root }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failure fails the test")]
mod tests {
    use super::*;

    #[test]
    fn documents_are_found_with_and_without_a_manifest() {
        let temporary = tempfile::tempdir().unwrap();
        let root = temporary.path();
        fs::create_dir_all(root.join("multi/pets/api")).unwrap();
        fs::write(root.join("one.json"), r#"{"openapi": "3.0.0"}"#).unwrap();
        fs::write(root.join("two.json"), r#"{"swagger": "2.0"}"#).unwrap();
        fs::write(root.join("multi/pets/api/openapi.yaml"), "openapi: 3.1.0\n").unwrap();
        fs::write(root.join("multi/pets/api/part.yaml"), "type: object\n").unwrap();
        let found = |root: &Path| -> Vec<(String, PathBuf)> {
            let documents = find(root).unwrap().into_iter();
            documents.map(|document| (document.name, document.root.strip_prefix(root).unwrap().to_owned())).collect()
        };
        let names = [("multi/pets/api/openapi", "multi/pets"), ("one", ""), ("two", "")];
        let expected = names.map(|(name, root)| (name.to_owned(), PathBuf::from(root)));
        assert_eq!(found(root), expected);
        fs::write(root.join("manifest.json"), r#"[{"name": "a", "file": "one.json"}]"#).unwrap();
        assert_eq!(found(root), [("a".to_owned(), PathBuf::new())]);
    }

    #[test]
    fn a_sample_does_not_depend_on_the_order() {
        let named = |name: &str| document(Path::new("c"), name.to_owned(), Path::new("x.json"));
        let names = |documents: Vec<CorpusDocument>| -> Vec<String> {
            let chosen = choose(documents, &[], Some(2)).unwrap().into_iter();
            chosen.map(|document| document.name).collect()
        };
        let there = names(["a", "b", "c", "d"].map(named).to_vec());
        let back = names(["d", "c", "b", "a"].map(named).to_vec());
        assert_eq!((there.len(), &there), (2, &back));
        assert!(choose(vec![named("a")], &["z".to_owned()], None).is_err());
    }
}
