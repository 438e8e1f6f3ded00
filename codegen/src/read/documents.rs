//! The other local files that a document refers to.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use super::read_value;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::pointer::Pointer;
use crate::reserved::remove_reserved_keys;

/// Access to the files beside a document, given by the caller: this crate opens none itself.
pub trait Files: Sync {
    /// The text of the file at `path`, which is relative to the root document's folder, has `/` between its parts and is
    /// normalized: only its first parts may be `..`.
    ///
    /// # Errors
    ///
    /// Why there is no such text, as a clause: "it does not exist", "it is outside of the document's folder".
    fn read(&self, path: &str) -> Result<String, String>;

    /// The text of the document itself before the update that is worked on, such as the one that was last committed, where the caller knows
    /// it. It is asked for when an overlay or the settings name something that the document does not have, to tell where that has gone.
    fn document_before(&self) -> Option<String> {
        None
    }
}

/// For documents without other files.
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> Result<String, String> {
        Err("the document has no files beside it".to_owned())
    }
}

/// The files that were read so far, each read once.
pub struct LocalDocuments<'a> {
    files: &'a dyn Files,
    root: String,
    read: HashMap<String, LocalDocument>,
    diagnostics: Diagnostics,
}

struct LocalDocument {
    text: String,
    /// `None` if the file could not be read.
    value: Option<Arc<Value>>,
}

impl<'a> LocalDocuments<'a> {
    /// No file is read yet. `root` is the root document's name as the user gave it; other files refer to the document by the last part
    /// of it.
    pub fn new(files: &'a dyn Files, root: &str) -> Self {
        let root = root.rsplit(['/', '\\']).next().unwrap_or(root).to_owned();
        Self { files, root, read: HashMap::new(), diagnostics: Diagnostics::default() }
    }

    /// The root document's own name, as other files refer to it.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// The value of the file at `path` (see [`Files::read`]), without reserved keys; `None` if it can't be read, or is neither
    /// YAML nor JSON, which is among the diagnostics.
    pub fn get(&mut self, path: &str) -> Option<Arc<Value>> {
        if let Some(document) = self.read.get(path) {
            return document.value.clone();
        }
        let document = self.load(path);
        let value = document.value.clone();
        self.read.insert(path.to_owned(), document);
        value
    }

    /// The text of a file that was read, for messages about it.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.read.get(file).map(|document| document.text.as_str())
    }

    /// Takes the diagnostics about the files.
    pub fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.diagnostics).into_list()
    }

    fn load(&mut self, path: &str) -> LocalDocument {
        let text = match self.files.read(path) {
            Ok(text) => text,
            Err(reason) => {
                self.diagnostics.push(unreadable(path, &reason));
                return LocalDocument { text: String::new(), value: None };
            }
        };
        let root = Pointer::root_of(path);
        let value = match read_value(path, &root, &text, &mut self.diagnostics) {
            Ok(mut value) => {
                remove_reserved_keys(&mut value, &Place::start(root), &mut self.diagnostics);
                Some(Arc::new(value))
            }
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        };
        LocalDocument { text, value }
    }
}

fn unreadable(file: &str, reason: &str) -> Diagnostic {
    let message = format!("the file `{file}` can't be read: {reason}");
    Diagnostic::error("unreadable-file", &Pointer::root_of(file), message, "references into this file are not resolved")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failure fails the test")]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use serde_json::json;

    use super::*;

    #[derive(Default)]
    struct Counted(AtomicUsize);

    impl Files for Counted {
        fn read(&self, path: &str) -> Result<String, String> {
            self.0.fetch_add(1, Ordering::Relaxed);
            match path {
                "schemas/pet.yaml" => Ok("type: object".to_owned()),
                "broken.yaml" => Ok("a: [".to_owned()),
                _ => Err("it does not exist".to_owned()),
            }
        }
    }

    #[test]
    fn a_file_is_read_once() {
        let files = Counted::default();
        let mut documents = LocalDocuments::new(&files, "openapi.yaml");
        for _ in 0..3 {
            assert_eq!(*documents.get("schemas/pet.yaml").unwrap(), json!({"type": "object"}));
            assert_eq!(documents.get("none.yaml"), None);
        }
        let messages: Vec<String> =
            documents.take_diagnostics().into_iter().map(|diagnostic| diagnostic.message).collect();
        assert_eq!(messages, ["the file `none.yaml` can't be read: it does not exist"]);
        assert_eq!(documents.text("schemas/pet.yaml"), Some("type: object"));
        assert_eq!(files.0.into_inner(), 2);
    }

    #[test]
    fn a_broken_file_is_pointed_at() {
        let files = Counted::default();
        let mut documents = LocalDocuments::new(&files, "openapi.yaml");
        assert_eq!(documents.get("broken.yaml"), None);
        let error = documents.take_diagnostics().remove(0);
        assert_eq!((error.code, error.pointer.file()), ("invalid-yaml", "broken.yaml"));
        assert!(error.position.is_some());
    }
}
