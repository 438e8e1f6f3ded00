//! The files of a generated crate: compares those that are there with those that are wanted, and writes and deletes files.
//!
//! A file belongs to us if its first line is the header of generated files; no other file is ever written over or deleted, and no link is
//! followed. Of the manifest only some entries are ours.

mod diff;
mod disk;
mod staged;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use codegen::{OutputFile, ext_path, is_generated};

use crate::ending::Failure;
use crate::manifest;
pub use diff::{Change, unified};
pub use staged::Staged;
use staged::is_leftover;

/// The changes after which a folder holds the wanted files.
#[derive(Debug, Default)]
pub struct Plan {
    /// The crate's folder.
    root: PathBuf,
    /// By path inside the folder.
    writes: BTreeMap<String, Write>,
    /// The files to delete with their texts, by path inside the folder.
    deletes: BTreeMap<String, String>,
    /// What a run left that was killed while it wrote: paths inside the folder.
    leftovers: Vec<String>,
}

#[derive(Debug)]
struct Write {
    old: Option<String>,
    new: String,
}

/// The modules whose files stay in this run: those of APIs that were not named, or that could not be generated.
pub type KeptModules = BTreeSet<String>;

impl Plan {
    /// Compares the wanted files with the folder. Generated files where we write some, that are not wanted, go, unless they are of
    /// a kept module.
    ///
    /// # Errors
    ///
    /// In the way of a wanted file is one that we did not generate, or a link; or reading fails.
    pub fn new(root: &Path, wanted: Vec<OutputFile>, kept: &KeptModules) -> Result<Self, Failure> {
        let mut plan = Self { root: root.to_owned(), ..Self::default() };
        let mut paths = BTreeSet::new();
        for file in wanted {
            paths.insert(file.path.clone());
            match file.path == manifest::FILE {
                true => plan.edit_manifest(&file.text)?,
                false => plan.write(file)?,
            }
        }
        let is_kept = |path: &str| is_ext(path) || api_module(path).is_some_and(|module| kept.contains(module));
        for path in present(root)?.into_iter().filter(|path| !paths.contains(path)) {
            let text = || Ok::<_, Failure>(disk::read_file(root, &path)?.unwrap_or_default());
            if is_leftover(&path) {
                let text = text()?;
                plan.leftovers.extend(Some(path).filter(|_| text.is_empty() || is_generated(&text)));
            } else if may_be_generated(&path) && !is_kept(&path) {
                let text = text()?;
                if is_generated(&text) {
                    plan.deletes.insert(path, text);
                }
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

    /// What would change, as a unified diff of all files, each cut to a readable length.
    pub fn diff(&self) -> String {
        let change = |path, old, new| Change { path: self.root.join(path), old, new };
        let writes = self.writes.iter().map(|(path, file)| change(path, file.old.as_deref(), Some(file.new.as_str())));
        let deletes = self.deletes.iter().map(|(path, old)| change(path, Some(old.as_str()), None));
        writes.chain(deletes).map(|change| unified(&change)).collect()
    }

    /// Makes the changes.
    ///
    /// # Errors
    ///
    /// A file can't be written: then the folder is as it was. Or one can't be put in its place, or deleted: those before it are done.
    pub fn apply(&self) -> Result<(), Failure> {
        for path in &self.leftovers {
            disk::delete(&self.root.join(path), &self.root)?;
        }
        let mut staged = Staged::default();
        for (path, file) in &self.writes {
            staged.add(&self.root.join(path), file.new.as_bytes())?;
        }
        staged.put_in_place()?;
        for path in self.deletes.keys().map(|path| self.root.join(path)) {
            disk::delete(&path, &self.root)?;
        }
        Ok(())
    }

    /// The manifest belongs to the user: what is not ours in it stays.
    fn edit_manifest(&mut self, wanted: &str) -> Result<(), Failure> {
        let old = disk::read_file(&self.root, manifest::FILE)?;
        let new = manifest::updated(old.as_deref(), wanted, &self.root.join(manifest::FILE).display().to_string())?;
        if old.as_ref() != Some(&new) {
            self.writes.insert(manifest::FILE.to_owned(), Write { old, new });
        }
        Ok(())
    }

    fn write(&mut self, file: OutputFile) -> Result<(), Failure> {
        let path = self.root.join(&file.path);
        let old = disk::read_file(&self.root, &file.path)?;
        match &old {
            Some(old) if *old == file.text => return Ok(()),
            Some(old) if !is_generated(old) => {
                let message = "was not generated (its first line is not the `@generated` header) and stands where a \
                               generated file goes";
                return Err(Failure::Run(format!("{} {message}; nothing is written", path.display())));
            }
            Some(_) | None => {}
        }
        self.writes.insert(file.path, Write { old, new: file.text });
        Ok(())
    }
}

/// Puts other bytes in the place of a file that is there; whoever reads it meanwhile sees the old ones or the new ones.
///
/// # Errors
///
/// The file is a link or no regular file, or can't be written.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let metadata = std::fs::symlink_metadata(path).map_err(|error| Failure::io("read", path, &error))?;
    if !metadata.is_file() {
        return Err(Failure::Run(format!("{} is not a regular file; nothing is written", path.display())));
    }
    let mut staged = Staged::default();
    staged.add(path, bytes)?;
    staged.put_in_place()
}

/// The files where generated ones may be: in and below the folders of code, in the crate's folder, and in the runtime's.
fn present(root: &Path) -> Result<Vec<String>, Failure> {
    let mut files = disk::files_in(root, "")?;
    files.extend(disk::files_in(root, "runtime")?);
    for folder in ["src", "examples", "runtime/src"] {
        disk::files_below(root, folder, &mut files)?;
    }
    Ok(files)
}

/// Whether a generated file is deleted when it is no longer wanted. The manifest never is, since every crate needs one.
fn may_be_generated(path: &str) -> bool {
    match path.rsplit_once('/') {
        None => false,
        // In the same folders are files that cargo writes.
        Some(("runtime", name)) => name.ends_with(".toml") || name.ends_with(".md"),
        Some(_) => path.ends_with(".rs"),
    }
}

/// Whether a file is code for an API that people write by hand: `src/campfire/ext.rs`.
fn is_ext(path: &str) -> bool {
    api_module(path).is_some_and(|module| path == ext_path(module))
}

/// The module of the API that a file belongs to: `campfire` for `src/campfire/types.rs` and `src/campfire.rs`.
fn api_module(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    Some(inside.split_once('/').map_or_else(|| inside.strip_suffix(".rs").unwrap_or(inside), |(module, _)| module))
}

#[cfg(test)]
mod tests;
