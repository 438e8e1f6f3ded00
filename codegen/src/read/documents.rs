//! The other documents that a document refers to: local files, and what was fetched from the network.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;
use url::Url;

use super::read_value;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::pointer::Pointer;
use crate::reserved::remove_reserved_keys;
use crate::settings::Origin;

/// How many files beside a document are asked what they call themselves.
const MOST_OTHERS: usize = 1_000;

/// Access to the files beside a document, given by the caller: this crate opens none itself.
pub trait Files: Sync {
    /// The text of the file at `path`, which is relative to the root document's folder, has `/` between its parts and is
    /// normalized: only its first parts may be `..`.
    ///
    /// # Errors
    ///
    /// Why there is no such text, as a clause: "it does not exist", "it is outside of the document's folder".
    fn read(&self, path: &str) -> Result<String, String>;

    /// The text of the document at an address (`http` or `https`, without a fragment), as it was fetched.
    ///
    /// # Errors
    ///
    /// What the reader can do to have it, as a sentence without a capital and a full stop: "run `cargo xtask fetch`".
    fn fetched(&self, _address: &str) -> Result<String, String> {
        Err("save the file beside the document, and refer to that file".to_owned())
    }

    /// The paths (see [`read`](Self::read)) of the files beside the document that may be documents. They are asked for where references are to
    /// what documents call themselves (`$self`), which need not be what their files are called.
    fn others(&self) -> Vec<String> {
        Vec::new()
    }

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

/// The documents that were read so far, each read once.
pub struct LocalDocuments<'a> {
    files: &'a dyn Files,
    root: String,
    address: Option<Url>,
    read: HashMap<String, LocalDocument>,
    diagnostics: Diagnostics,
}

struct LocalDocument {
    text: String,
    /// `None` if the file could not be read.
    value: Option<Arc<Value>>,
    /// For what was not fetched: what the reader can do.
    help: Option<String>,
}

impl<'a> LocalDocuments<'a> {
    /// No file is read yet. `root` is the root document's name as the user gave it; other files refer to the document by the last part
    /// of it.
    pub fn new(files: &'a dyn Files, root: &str) -> Self {
        let root = root.rsplit(['/', '\\']).next().unwrap_or(root).to_owned();
        Self { files, root, address: None, read: HashMap::new(), diagnostics: Diagnostics::default() }
    }

    /// The same for a document that comes from an address.
    #[must_use]
    pub(crate) fn coming_from(self, origin: Option<&Origin>) -> Self {
        let address = match origin {
            Some(Origin::Address(address)) => Url::parse(address).ok(),
            Some(Origin::File(_)) | None => None,
        };
        Self { address, ..self }
    }

    /// Where the root document comes from.
    pub(crate) fn address(&self) -> Option<&Url> {
        self.address.as_ref()
    }

    /// Whether there is a file at `path` (see [`Files::read`]).
    pub(crate) fn has_file(&self, path: &str) -> bool {
        let known = self.read.get(path).map(|document| document.value.is_some());
        path == self.root || known.unwrap_or_else(|| self.files.read(path).is_ok())
    }

    /// What the files beside the document call themselves: their paths, and their `$self`.
    pub(crate) fn own_names(&self) -> Vec<(String, String)> {
        let others = self.files.others().into_iter().take(MOST_OTHERS).filter(|path| *path != self.root);
        let named = others.filter_map(|path| {
            let text = self.files.read(&path).ok().filter(|text| text.contains("$self"))?;
            let value = read_value(&path, &Pointer::root_of(&path), &text, &mut Diagnostics::default()).ok()?;
            let name = value.get("$self")?.as_str()?.to_owned();
            Some((path, name))
        });
        named.collect()
    }

    /// The value of the document at an address, as [`get`](Self::get) gives it.
    ///
    /// # Errors
    ///
    /// It was not fetched, with what the reader can do; or it is no document, which is among the diagnostics.
    pub(crate) fn fetched(&mut self, address: &str) -> Result<Arc<Value>, Option<String>> {
        let value = self.get(address);
        value.ok_or_else(|| self.read.get(address).and_then(|document| document.help.clone()))
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
        let missing = |help| LocalDocument { text: String::new(), value: None, help };
        let text = if is_address(path) {
            match self.files.fetched(path) {
                Ok(text) => text,
                Err(help) => return missing(Some(help)),
            }
        } else {
            match self.files.read(path) {
                Ok(text) => text,
                Err(reason) => {
                    self.diagnostics.push(unreadable(path, &reason));
                    return missing(None);
                }
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
        LocalDocument { text, value, help: None }
    }
}

/// Whether a document's name is an address, and no path.
pub(crate) fn is_address(name: &str) -> bool {
    name.starts_with("https://") || name.starts_with("http://")
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
