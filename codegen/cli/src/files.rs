//! The files that a document may refer to.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::{Files, NoFiles};

use crate::reference_lock::locked_text;
use crate::specs::Document;
use crate::tree::Disk;
use crate::{git, text_file};

/// How many files are listed, and how many folders deep.
const MOST_FILES: usize = 1_000;
const DEEPEST: usize = 8;

/// Whether a file may be a document, by its name.
pub(crate) fn is_document(name: &str) -> bool {
    [".yaml", ".yml", ".json"].iter().any(|end| name.ends_with(end))
}

/// The files in one folder and below it.
pub struct Folder {
    folder: PathBuf,
    /// The folder that references must not lead out of: the document's folder, or one around it.
    root: PathBuf,
    /// The document whose last committed text is the one before the update.
    document: Option<PathBuf>,
    lock: Option<ReferenceLock>,
}

/// Where what was fetched is.
struct ReferenceLock {
    folder: PathBuf,
    /// The command that brings what is missing.
    command: String,
}

impl Folder {
    /// The folder that holds the document.
    pub fn new(folder: PathBuf) -> Self {
        Self { root: folder.clone(), folder, document: None, lock: None }
    }

    /// The same, with references that may lead out of it but not out of `root`.
    pub fn inside(root: PathBuf, folder: PathBuf) -> Self {
        Self { folder, root, document: None, lock: None }
    }

    /// The same, for a document of which git may know an earlier text.
    #[must_use]
    pub fn with_history_of(self, document: &Path) -> Self {
        Self { document: Some(document.to_owned()), ..self }
    }
}

impl Folder {
    /// The same with what was fetched for a document; `command` brings what is missing.
    #[must_use]
    pub(crate) fn with_lock_of(self, document: &Document, command: String) -> Self {
        Self { lock: Some(ReferenceLock { folder: document.lock_folder(), command }), ..self }
    }

    /// Adds the paths of documents in a folder and below it, which is `inside` this one.
    fn documents_below(&self, inside: &str, depth: usize, found: &mut Vec<String>) {
        let mut entries: Vec<_> = fs::read_dir(self.folder.join(inside)).into_iter().flatten().flatten().collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if inside.is_empty() { name.clone() } else { format!("{inside}/{name}") };
            match entry.file_type() {
                _ if found.len() >= MOST_FILES || name.starts_with('.') => {}
                Ok(kind) if kind.is_dir() && depth > 0 && !name.ends_with(".lock") => {
                    self.documents_below(&path, depth - 1, found);
                }
                Ok(kind) if kind.is_file() && is_document(&name) => found.push(path),
                Ok(_) | Err(_) => {}
            }
        }
    }
}

impl Files for Folder {
    /// The file behind a path, with links followed: a link may not lead out of the folder either.
    fn read(&self, path: &str) -> Result<String, String> {
        let root = self.root.canonicalize().map_err(|error| error.to_string())?;
        let file = self.folder.join(path).canonicalize().map_err(|error| error.to_string())?;
        if !file.starts_with(&root) {
            return Err(format!("it is outside of the document's folder `{}`", self.root.display()));
        }
        text_file::read_text(&file).map_err(|error| error.to_string())
    }

    fn fetched(&self, address: &str) -> Result<String, String> {
        match &self.lock {
            Some(ReferenceLock { folder, command }) => locked_text(&Disk, folder, address, command),
            None => NoFiles.fetched(address),
        }
    }

    fn others(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.documents_below("", DEEPEST, &mut found);
        found
    }

    fn document_before(&self) -> Option<String> {
        String::from_utf8(git::committed(self.document.as_deref()?)?).ok()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failure fails the test")]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_inside_is_read() {
        let temporary = tempfile::tempdir().unwrap();
        let root = temporary.path().join("specs");
        fs::create_dir_all(root.join("schemas")).unwrap();
        fs::write(root.join("schemas/pet.yaml"), "a: 1").unwrap();
        fs::write(temporary.path().join("secret.yaml"), "b: 1").unwrap();
        let files = Folder::new(root);
        assert_eq!(files.read("schemas/pet.yaml").unwrap(), "a: 1");
        assert!(files.read("../secret.yaml").unwrap_err().contains("outside"));
        assert!(files.read("schemas/none.yaml").is_err());
        assert_eq!(files.read("schemas").unwrap_err(), "it is not a regular file");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_out() {
        let temporary = tempfile::tempdir().unwrap();
        let root = temporary.path().join("specs");
        fs::create_dir(&root).unwrap();
        fs::write(temporary.path().join("secret.yaml"), "b: 1").unwrap();
        std::os::unix::fs::symlink("../secret.yaml", root.join("link.yaml")).unwrap();
        assert!(Folder::new(root).read("link.yaml").unwrap_err().contains("outside"));
    }
}
