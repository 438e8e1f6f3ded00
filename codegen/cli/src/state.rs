//! A state of a project's documents, as users name it: a file, a folder, or either in a revision of git.

use std::path::{Path, PathBuf};

use crate::ending::Failure;
use crate::git::{Revision, path_in_repository};
use crate::project::Project;
use crate::specs::{self, Document};
use crate::tree::{Disk, Tree};

/// A state of documents.
pub struct State {
    /// Where they are read from.
    pub tree: Box<dyn Tree>,
    /// The folder, or the one document.
    pub specs: PathBuf,
}

impl State {
    /// The project's documents as they are.
    pub fn now(project: &Project) -> Self {
        Self { tree: Box::new(Disk), specs: project.specs.clone() }
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
            Some(_) | None => Ok(Self { tree: Box::new(Disk), specs: argument.into() }),
        }
    }

    fn in_revision(revision: &str, path: &str, project: &Project) -> Result<Self, Failure> {
        if !path.is_empty() {
            return Ok(Self { tree: Box::new(Revision::new(Path::new("."), revision)?), specs: path.into() });
        }
        let around = project.specs.parent().unwrap_or(Path::new("."));
        let specs = path_in_repository(&project.specs)?;
        Ok(Self { tree: Box::new(Revision::new(around, revision)?), specs: specs.into() })
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
