//! The files that a document may refer to.

use std::path::{Path, PathBuf};

use codegen::Files;

use crate::{git, text_file};

/// The files in one folder and below it.
pub struct Folder {
    folder: PathBuf,
    /// The folder that references must not lead out of: the document's folder, or one around it.
    root: PathBuf,
    /// The document whose last committed text is the one before the update.
    document: Option<PathBuf>,
}

impl Folder {
    /// The folder that holds the document.
    pub fn new(folder: PathBuf) -> Self {
        Self { root: folder.clone(), folder, document: None }
    }

    /// The same, with references that may lead out of it but not out of `root`.
    pub fn inside(root: PathBuf, folder: PathBuf) -> Self {
        Self { folder, root, document: None }
    }

    /// The same, for a document of which git may know an earlier text.
    #[must_use]
    pub fn with_history_of(self, document: &Path) -> Self {
        Self { document: Some(document.to_owned()), ..self }
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

    fn document_before(&self) -> Option<String> {
        String::from_utf8(git::committed(self.document.as_deref()?)?).ok()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failure fails the test")]
mod tests {
    use std::fs;

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
