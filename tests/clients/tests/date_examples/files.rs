//! The files of a document in a corpus.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use serde_json::Value;

/// Parsed files by their paths.
pub struct Files(pub BTreeMap<PathBuf, Value>);

/// A part of one of the files.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    pub file: &'a Path,
    pub value: &'a Value,
}

impl Files {
    /// Parses a file, or all YAML and JSON files below a folder. Those that cannot be parsed come back as messages.
    pub fn below(path: &Path) -> (Self, Vec<String>) {
        let (mut files, mut unread) = (BTreeMap::new(), Vec::new());
        let mut open = vec![path.to_owned()];
        while let Some(path) = open.pop() {
            if path.is_dir() {
                open.extend(entries(&path));
                continue;
            }
            match parse(&path) {
                Some(Ok(value)) => {
                    files.insert(path, value);
                }
                Some(Err(why)) => unread.push(why),
                None => {}
            }
        }
        (Self(files), unread)
    }

    /// All files.
    pub fn iter(&self) -> impl Iterator<Item = Part<'_>> {
        self.0.iter().map(|(file, value)| Part { file, value })
    }

    /// The part that a `$ref` in `from` leads to; `None` for an anchor.
    pub fn resolve<'a>(&'a self, from: Part<'a>, reference: &str) -> Option<Part<'a>> {
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let path = if file.is_empty() { from.file.to_owned() } else { beside(from.file, file)? };
        let (file, value) = self.0.get_key_value(&path)?;
        let pointer = percent_decode_str(fragment).decode_utf8_lossy();
        Some(Part { file, value: value.pointer(&pointer)? })
    }
}

/// The files and folders in a folder, sorted.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn parse(path: &Path) -> Option<Result<Value, String>> {
    let text = std::fs::read_to_string(path).ok()?;
    match path.extension()?.to_str()? {
        "json" => Some(serde_json::from_str(&text).map_err(|error| error.to_string())),
        "yaml" | "yml" => Some(serde_yaml::from_str(&text).map_err(|error| error.to_string())),
        _ => None,
    }
}

/// The path of a file that is named relative to another.
fn beside(file: &Path, name: &str) -> Option<PathBuf> {
    let mut path = file.parent()?.to_owned();
    for part in percent_decode_str(name).decode_utf8_lossy().split('/') {
        match part {
            "." => {}
            ".." => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    Some(path)
}
