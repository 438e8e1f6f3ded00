//! Finds the documents, with their overlays, settings and name locks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::ending::Failure;
use crate::tree::{Disk, Tree};

const EXTENSIONS: [&str; 3] = ["yaml", "yml", "json"];

/// A document with its sidecars. Paths are as the user gave them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The API's name: the file's stem, or its folder's name.
    pub api: String,
    /// The document.
    pub path: PathBuf,
    /// `<api>.overlay.yaml`.
    pub overlay: Option<PathBuf>,
    /// `<api>.settings.yaml`.
    pub settings: Option<PathBuf>,
    /// `<api>.names.yaml`, which need not be there yet: `regen` writes it. `None` to give all names without one.
    pub name_lock: Option<PathBuf>,
}

impl Document {
    /// `<api>.lock`: the folder of what `fetch` brought of the network.
    pub fn lock_folder(&self) -> PathBuf {
        let beside = self.name_lock.as_deref().unwrap_or(&self.path);
        beside.with_file_name(format!("{}.lock", self.api))
    }

    /// The folder that the document's references stay inside.
    pub fn folder(&self) -> PathBuf {
        match self.path.parent() {
            Some(folder) if folder != Path::new("") => folder.to_owned(),
            _ => PathBuf::from("."),
        }
    }
}

/// The documents in a folder, sorted by name; or the one document that `specs` is.
///
/// # Errors
///
/// There is no such folder, no document in it, two documents for one module, or a sidecar without its document.
pub fn discover(specs: &Path) -> Result<Vec<Document>, Failure> {
    discover_in(&Disk, specs)
}

/// The same in another tree.
pub(crate) fn discover_in(tree: &dyn Tree, specs: &Path) -> Result<Vec<Document>, Failure> {
    let mut found = Found::default();
    if tree.is_file(specs) {
        found.single(tree, specs)?;
    } else if tree.is_folder(specs) {
        found.folder(tree, specs)?;
    } else if specs.exists() {
        return Err(Failure::Usage(format!("{} is neither a folder nor a regular file", tree.name(specs))));
    } else {
        return Err(Failure::Usage(format!("there is no folder or file {}", tree.name(specs))));
    }
    found.documents(specs)
}

/// The documents that were named, or all if none was.
///
/// # Errors
///
/// There is no document of a name.
pub fn asked_for<'a>(documents: &'a [Document], apis: &[String]) -> Result<Vec<&'a Document>, Failure> {
    if let Some(unknown) = apis.iter().find(|api| !documents.iter().any(|document| document.api == **api)) {
        let known: Vec<_> = documents.iter().map(|document| document.api.as_str()).collect();
        return Err(Failure::Usage(format!("there is no document `{unknown}`; there are: {}", known.join(", "))));
    }
    Ok(documents.iter().filter(|document| apis.is_empty() || apis.contains(&document.api)).collect())
}

/// The files of a folder by API.
#[derive(Default)]
struct Found {
    documents: BTreeMap<String, PathBuf>,
    overlays: BTreeMap<String, PathBuf>,
    settings: BTreeMap<String, PathBuf>,
    name_locks: BTreeMap<String, PathBuf>,
}

impl Found {
    fn folder(&mut self, tree: &dyn Tree, folder: &Path) -> Result<(), Failure> {
        for path in tree.entries(folder)? {
            if tree.is_folder(&path) {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if name.ends_with(".lock") {
                    continue;
                }
                for extension in EXTENSIONS {
                    let document = path.join("openapi").with_extension(extension);
                    if tree.is_file(&document) {
                        insert(&mut self.documents, name.clone(), document)?;
                    }
                }
            } else {
                self.file(path)?;
            }
        }
        Ok(())
    }

    /// One document, and the sidecars that are named after it.
    fn single(&mut self, tree: &dyn Tree, document: &Path) -> Result<(), Failure> {
        let api = document.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let folder = document.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        for path in tree.entries(folder)? {
            match Role::of(&path) {
                Some((Role::Overlay, of)) if of == api => {
                    insert(&mut self.overlays, of, document.with_file_name(name(&path)))?
                }
                Some((Role::Settings, of)) if of == api => {
                    insert(&mut self.settings, of, document.with_file_name(name(&path)))?
                }
                Some((Role::NameLock, of)) if of == api => {
                    insert(&mut self.name_locks, of, document.with_file_name(name(&path)))?
                }
                Some(_) | None => {}
            }
        }
        insert(&mut self.documents, api, document.to_owned())
    }

    fn file(&mut self, path: PathBuf) -> Result<(), Failure> {
        let (role, api) = match Role::of(&path) {
            Some(role) => role,
            None => return Ok(()),
        };
        match role {
            Role::Document => insert(&mut self.documents, api, path),
            Role::Overlay => insert(&mut self.overlays, api, path),
            Role::Settings => insert(&mut self.settings, api, path),
            Role::NameLock => insert(&mut self.name_locks, api, path),
        }
    }

    fn documents(mut self, specs: &Path) -> Result<Vec<Document>, Failure> {
        if self.documents.is_empty() {
            return Err(Failure::Usage(format!("there is no document (.yaml, .yml or .json) in {}", specs.display())));
        }
        let folder = if specs.is_file() { specs.parent().unwrap_or(Path::new("")) } else { specs };
        let mut documents = Vec::new();
        for (api, path) in self.documents {
            let (overlay, settings) = (self.overlays.remove(&api), self.settings.remove(&api));
            let new_lock = || folder.join(format!("{api}.names.yaml"));
            let name_lock = self.name_locks.remove(&api).unwrap_or_else(new_lock);
            documents.push(Document { api, path, overlay, settings, name_lock: Some(name_lock) });
        }
        let mut lonely = self.overlays.values().chain(self.settings.values()).chain(self.name_locks.values());
        if let Some(lonely) = lonely.next() {
            return Err(Failure::Run(format!("{} belongs to a document that is not there", lonely.display())));
        }
        one_module_each(&documents)?;
        Ok(documents)
    }
}

/// The kind of a file, by its name.
#[derive(Clone, Copy)]
enum Role {
    Document,
    Overlay,
    Settings,
    NameLock,
}

impl Role {
    /// The kind of a file, and the API that it belongs to; `None` for other files.
    fn of(path: &Path) -> Option<(Self, String)> {
        let extension = path.extension()?.to_str()?;
        let stem = path.file_stem()?.to_str()?;
        if !EXTENSIONS.contains(&extension) || stem.starts_with('.') {
            return None;
        }
        let sidecar = [(".overlay", Self::Overlay), (".settings", Self::Settings), (".names", Self::NameLock)];
        let sidecar = sidecar.into_iter().find_map(|(suffix, role)| Some((role, stem.strip_suffix(suffix)?)));
        let (role, api) = sidecar.unwrap_or((Self::Document, stem));
        Some((role, api.to_owned()))
    }
}

fn name(path: &Path) -> &std::ffi::OsStr {
    path.file_name().unwrap_or_default()
}

fn insert(files: &mut BTreeMap<String, PathBuf>, api: String, path: PathBuf) -> Result<(), Failure> {
    match files.insert(api, path.clone()) {
        Some(other) => Err(Failure::Run(format!("{} and {} are about the same API", other.display(), path.display()))),
        None => Ok(()),
    }
}

fn one_module_each(documents: &[Document]) -> Result<(), Failure> {
    let mut modules = BTreeMap::new();
    for document in documents {
        insert(&mut modules, codegen::module_name(&document.api), document.path.clone())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
