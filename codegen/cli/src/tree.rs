//! Where documents are read from: the disk, or a revision of git.

use std::io::{Error, Result as IoResult};
use std::path::{Component, Path, PathBuf};

use codegen::Files;

use crate::ending::Failure;
use crate::files::{Folder, is_document};
use crate::git::Revision;
use crate::reference_lock::locked_text;
use crate::specs::Document;
use crate::text_file;

/// Files in folders.
pub trait Tree: Sync {
    /// Whether there is a file at a path.
    fn is_file(&self, path: &Path) -> bool;

    /// Whether there is a folder at a path.
    fn is_folder(&self, path: &Path) -> bool;

    /// The paths of the files and folders in a folder, sorted.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    fn entries(&self, folder: &Path) -> Result<Vec<PathBuf>, Failure>;

    /// A file's text.
    ///
    /// # Errors
    ///
    /// It cannot be read, or is no text.
    fn read_text(&self, path: &Path) -> IoResult<String>;

    /// A path as messages print it.
    fn name(&self, path: &Path) -> String;

    /// The files that a document may refer to: those beside it, and what was fetched for it.
    fn files(&self, document: &Document) -> Box<dyn Files + '_>;
}

/// The disk.
pub struct Disk;

impl Tree for Disk {
    fn is_file(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn entries(&self, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
        let read = |error| Failure::io("read", folder, &error);
        let entries = std::fs::read_dir(folder).map_err(read)?;
        let paths: IoResult<Vec<PathBuf>> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
        let mut paths = paths.map_err(read)?;
        paths.sort();
        Ok(paths)
    }

    fn read_text(&self, path: &Path) -> IoResult<String> {
        text_file::read_text(path)
    }

    fn name(&self, path: &Path) -> String {
        path.display().to_string()
    }

    fn files(&self, document: &Document) -> Box<dyn Files + '_> {
        Box::new(Folder::new(document.folder()).with_lock_of(document, format!("fetch {}", document.api)))
    }
}

impl Tree for Revision {
    fn is_file(&self, path: &Path) -> bool {
        self.has(&slashed(path))
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.below(&slashed(path)).next().is_some()
    }

    fn entries(&self, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
        let inside = slashed(folder);
        let names = self.below(&inside).filter_map(|path| {
            let rest = path.strip_prefix(&inside)?.trim_start_matches('/');
            rest.split('/').next().map(|name| folder.join(name))
        });
        let mut entries: Vec<PathBuf> = names.collect();
        entries.sort();
        entries.dedup();
        Ok(entries)
    }

    fn read_text(&self, path: &Path) -> IoResult<String> {
        self.read(&slashed(path)).map_err(|failure| Error::other(failure.to_string()))
    }

    fn name(&self, path: &Path) -> String {
        format!("{}:{}", Revision::name(self), slashed(path))
    }

    fn files(&self, document: &Document) -> Box<dyn Files + '_> {
        let (folder, lock) = (document.folder(), document.lock_folder());
        Box::new(RevisionFolder { revision: self, folder, lock, api: document.api.clone() })
    }
}

/// A folder of a revision.
struct RevisionFolder<'a> {
    revision: &'a Revision,
    folder: PathBuf,
    lock: PathBuf,
    api: String,
}

impl Files for RevisionFolder<'_> {
    fn read(&self, path: &str) -> Result<String, String> {
        if Path::new(path).components().any(|part| part == Component::ParentDir) {
            return Err(format!("it is outside of the document's folder `{}`", self.folder.display()));
        }
        self.revision.read(&slashed(&self.folder.join(path))).map_err(|failure| failure.to_string())
    }

    fn fetched(&self, address: &str) -> Result<String, String> {
        locked_text(self.revision, &self.lock, address, &format!("fetch {}", self.api))
    }

    fn others(&self) -> Vec<String> {
        let inside = slashed(&self.folder);
        let paths = self.revision.below(&inside).filter(|path| is_document(path));
        paths.filter_map(|path| Some(path.strip_prefix(&inside)?.trim_start_matches('/').to_owned())).collect()
    }
}

/// The path with `/` between its parts, as git has it.
fn slashed(path: &Path) -> String {
    let parts = path.components().filter(|part| matches!(part, Component::Normal(_)));
    parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}
