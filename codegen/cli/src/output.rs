//! The files of a generated crate: what is there, what is to be there, and the steps between.
//!
//! A file belongs to us if one of its first lines says `@generated`; no other file is ever written over or deleted.

mod diff;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use codegen::OutputFile;

use crate::ending::Failure;

pub use diff::diff;

/// How many lines the header may take.
const HEADER_LINES: usize = 5;

/// What has to happen so that a folder holds the wanted files.
#[derive(Debug, Default)]
pub struct Plan {
    /// The crate's folder.
    root: PathBuf,
    /// By path inside the folder.
    writes: BTreeMap<String, Write>,
    /// By path inside the folder, with the text that goes.
    deletes: BTreeMap<String, String>,
}

#[derive(Debug)]
struct Write {
    old: Option<String>,
    new: String,
}

/// The modules whose files are not ours to delete in this run: of APIs that were not asked for, or that could not be generated.
pub type KeptModules = BTreeSet<String>;

impl Plan {
    /// Compares the wanted files with the folder. Generated Rust files below `src/` and `examples/` that are not wanted go, unless
    /// they are of a kept module.
    ///
    /// # Errors
    ///
    /// A wanted file is in the way of one that we did not generate; or reading fails.
    pub fn new(root: &Path, wanted: Vec<OutputFile>, kept: &KeptModules) -> Result<Self, Failure> {
        let mut plan = Self { root: root.to_owned(), ..Self::default() };
        let mut paths = BTreeSet::new();
        for file in wanted {
            paths.insert(file.path.clone());
            plan.write(file)?;
        }
        let mut present = Vec::new();
        for folder in ["src", "examples"] {
            rust_files(&root.join(folder), folder, &mut present)?;
        }
        for path in present.into_iter().filter(|path| !paths.contains(path) && !kept.contains(module(path))) {
            match read(&root.join(&path))? {
                Some(text) if is_generated(&text) => drop(plan.deletes.insert(path, text)),
                Some(_) | None => {}
            }
        }
        Ok(plan)
    }

    /// Whether the folder is as it should be.
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty() && self.deletes.is_empty()
    }

    /// How many files would be written and deleted.
    pub fn counts(&self) -> (usize, usize) {
        (self.writes.len(), self.deletes.len())
    }

    /// Takes the steps.
    pub fn apply(&self) -> Result<(), Failure> {
        for (path, file) in &self.writes {
            write(&self.root.join(path), &file.new)?;
        }
        for path in self.deletes.keys().map(|path| self.root.join(path)) {
            fs::remove_file(&path).map_err(|error| Failure::io("delete", &path, &error))?;
            remove_empty_folders(&path, &self.root);
        }
        Ok(())
    }

    fn write(&mut self, file: OutputFile) -> Result<(), Failure> {
        let path = self.root.join(&file.path);
        let old = read(&path)?;
        match &old {
            Some(old) if *old == file.text => return Ok(()),
            Some(old) if !is_generated(old) => {
                let message =
                    "was not generated (it has no `@generated` header) and stands where a generated file goes";
                return Err(Failure::Run(format!("{} {message}; nothing is written", path.display())));
            }
            Some(_) | None => {}
        }
        self.writes.insert(file.path, Write { old, new: file.text });
        Ok(())
    }
}

fn is_generated(text: &str) -> bool {
    text.lines().take(HEADER_LINES).any(|line| line.contains("@generated"))
}

/// `campfire` for `src/campfire/types.rs` and `src/campfire.rs`.
fn module(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.split_once('/').map_or_else(|| inside.strip_suffix(".rs").unwrap_or(inside), |(module, _)| module)
}

/// A file's text; a file that is no text is none of ours.
fn read(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io("read", path, &error)),
    }
}

/// The Rust files below a folder, as paths that start with `prefix`; links are not followed.
fn rust_files(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<(), Failure> {
    let failed = |error| Failure::io("read", folder, &error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(error)),
    };
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        let path = format!("{prefix}/{}", entry.file_name().to_string_lossy());
        if kind.is_dir() {
            rust_files(&entry.path(), &path, files)?;
        } else if kind.is_file() && path.ends_with(".rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// Whoever reads the file meanwhile sees the old text or the new one.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error| Failure::io("write", path, &error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let temporary = path.with_file_name(name);
    fs::write(&temporary, text).and_then(|()| fs::rename(&temporary, path)).map_err(|error| {
        // Nothing more can be done about a file that can't be deleted either.
        let _ = fs::remove_file(&temporary);
        failed(error)
    })
}

/// Removes the folders that a deletion left empty; a folder that isn't empty can't be removed, which ends it.
fn remove_empty_folders(deleted: &Path, root: &Path) {
    let folders = deleted.ancestors().skip(1).take_while(|folder| *folder != root);
    let _: Vec<_> = folders.map_while(|folder| fs::remove_dir(folder).ok()).collect();
}

#[cfg(test)]
mod tests;
