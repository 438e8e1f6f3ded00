//! The documents that are test cases, `tests/cases/<topic>/<behaviour>.yaml`, each with its overlay, settings and other files.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostic::Diagnostic;
use codegen::settings::Settings;
use codegen::{Description, Files, Outcome, Source, SourceFile};

/// A document with its overlay, settings and name lock: `<behaviour>.overlay.yaml`, `<behaviour>.settings.yaml`, `<behaviour>.names.yaml`.
pub struct Case {
    /// Where the document is.
    pub path: PathBuf,
    document: SourceFile,
    overlay: Option<SourceFile>,
    settings: Option<SourceFile>,
    name_lock: Option<SourceFile>,
}

impl Case {
    /// All cases below a folder of `tests/`, sorted by their paths.
    ///
    /// # Panics
    ///
    /// On a folder or a document that cannot be read.
    pub fn all(folder: &str) -> Vec<Self> {
        let mut paths = Vec::new();
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder), &mut paths);
        paths.retain(|path| is_document(path));
        paths.sort();
        paths.into_iter().map(Self::read).collect()
    }

    fn read(path: PathBuf) -> Self {
        let beside = |end: &str| source_file(&path.with_extension(end)).ok();
        let (overlay, settings, name_lock) = (beside("overlay.yaml"), beside("settings.yaml"), beside("names.yaml"));
        let document = source_file(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self { path, document, overlay, settings, name_lock }
    }

    /// The name of the folder that the case is in.
    pub fn topic(&self) -> &str {
        self.path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default()
    }

    /// The document's file name without its ending.
    pub fn behaviour(&self) -> &str {
        self.path.file_stem().and_then(|name| name.to_str()).unwrap_or_default()
    }

    /// The document.
    pub fn document(&self) -> &SourceFile {
        &self.document
    }

    /// The input of the case: the document, its overlay, its settings, its name lock.
    pub fn shown(&self) -> String {
        let mut shown = self.document.text.clone();
        for (heading, file) in
            [("overlay", &self.overlay), ("settings", &self.settings), ("name lock", &self.name_lock)]
        {
            if let Some(file) = file {
                shown.push_str(&format!("\n──── {heading} ────\n{}", file.text));
            }
        }
        shown
    }

    /// Generates the module of the API `api` from the case.
    ///
    /// # Panics
    ///
    /// On settings that cannot be read.
    pub fn generate(&self, api: &str) -> Outcome {
        codegen::generate(&self.source(api), &self.usable_settings())
    }

    /// Describes what users and the wire see of the API `api` from the case.
    ///
    /// # Panics
    ///
    /// On settings that cannot be read.
    pub fn describe(&self, api: &str) -> Description {
        codegen::describe(&self.source(api), &self.usable_settings())
    }

    /// The same with another text of the document, and with another lock.
    ///
    /// # Panics
    ///
    /// On settings that cannot be read.
    pub fn describe_as(&self, api: &str, document: SourceFile, name_lock: Option<SourceFile>) -> Description {
        codegen::describe(&Source { document, name_lock, ..self.source(api) }, &self.usable_settings())
    }

    fn source(&self, api: &str) -> Source<'_> {
        Source {
            api: api.to_owned(),
            document: self.document.clone(),
            overlay: self.overlay.clone(),
            settings: self.settings.clone(),
            name_lock: self.name_lock.clone(),
            files: self,
            has_ext: false,
        }
    }

    fn usable_settings(&self) -> Settings {
        match self.settings() {
            Some((file, settings)) => settings.unwrap_or_else(|error| panic!("{}: {error:?}", file.name)),
            None => Settings::default(),
        }
    }

    /// The case's settings: the file, and the parsed settings.
    pub fn settings(&self) -> Option<(&SourceFile, Result<Settings, Diagnostic>)> {
        self.settings.as_ref().map(|file| (file, Settings::parse(&file.name, &file.text)))
    }
}

/// Files that the document refers to, by their paths from the document's folder.
impl Files for Case {
    fn read(&self, path: &str) -> Result<String, String> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::read_to_string(folder.join(path)).map_err(|error| error.to_string())
    }
}

/// A file under its name alone, as messages print it.
fn source_file(path: &Path) -> std::io::Result<SourceFile> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(SourceFile { name, text: fs::read_to_string(path)? })
}

/// Not an overlay, settings, a snapshot, or a file that a document refers to: those are in folders `parts`.
fn is_document(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_part = path.parent().is_some_and(|folder| folder.ends_with("parts"));
    !is_part
        && ![".overlay.yaml", ".settings.yaml", ".names.yaml", ".snap", ".snap.new"]
            .iter()
            .any(|end| name.ends_with(end))
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() { collect(&path, paths) } else { paths.push(path) }
    }
}
