//! A state of a project's documents, as users name it: a file, a folder, or either in a revision of git.

use std::path::{Path, PathBuf};

use crate::ending::Failure;
use crate::git::{Revision, path_in_repository};
use crate::project::Project;
use crate::specs::{self, Document};
use crate::tree::{Disk, Tree};

/// A state of documents.
pub struct State {
    /// Whether they are on the disk, and no revision of git.
    on_disk: bool,
    /// Where they are read from.
    pub tree: Box<dyn Tree>,
    /// The folder, or the one document.
    pub specs: PathBuf,
}

impl State {
    /// The project's documents as they are.
    pub fn now(project: &Project) -> Self {
        Self::on_disk(project.specs.clone())
    }

    /// The state that an argument names: `REV:` is the project's folder in a revision, `REV:path` a path from the repository's root, and
    /// anything else a path.
    ///
    /// # Errors
    ///
    /// There is no such revision.
    pub fn parse(argument: &str, project: &Project) -> Result<Self, Failure> {
        match argument.split_once(':') {
            Some((revision, path)) if !Path::new(argument).exists() && !revision.is_empty() => {
                Self::in_revision(revision, path, project)
            }
            Some(_) | None => Ok(Self::on_disk(argument.into())),
        }
    }

    fn in_revision(revision: &str, path: &str, project: &Project) -> Result<Self, Failure> {
        if !path.is_empty() {
            return Self::of_revision(Path::new("."), revision, path.into());
        }
        let around = project.specs.parent().unwrap_or(Path::new("."));
        let specs = path_in_repository(&project.specs)?;
        Self::of_revision(around, revision, specs.into())
    }

    fn of_revision(folder: &Path, revision: &str, specs: PathBuf) -> Result<Self, Failure> {
        Ok(Self { on_disk: false, tree: Box::new(Revision::new(folder, revision)?), specs })
    }

    fn on_disk(specs: PathBuf) -> Self {
        Self { on_disk: true, tree: Box::new(Disk), specs }
    }

    /// Whether the documents are files on the disk.
    pub fn is_on_disk(&self) -> bool {
        self.on_disk
    }

    /// The documents of the state.
    ///
    /// # Errors
    ///
    /// There are none, or their files do not belong together.
    pub fn documents(&self) -> Result<Vec<Document>, Failure> {
        specs::discover_in(self.tree.as_ref(), &self.specs)
    }

    /// Whether the state is one document.
    pub fn is_single(&self) -> bool {
        self.tree.is_file(&self.specs)
    }
}
