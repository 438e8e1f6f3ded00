//! Documents that are tests: `cases/<topic>/<behaviour>.yaml` and what lies beside it.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostic::Diagnostic;
use codegen::settings::Settings;
use codegen::{Files, Outcome, SourceFile};

use crate::Run;

/// A document with its overlay and settings, which are called like it: `<behaviour>.overlay.yaml`, `<behaviour>.settings.yaml`.
pub struct Case {
    /// Where the document is.
    pub path: PathBuf,
    /// The document's text.
    pub document: String,
    overlay: Option<String>,
    settings: Option<String>,
}

impl Case {
    /// Reads a case; `None` if the file belongs to another one.
    ///
    /// # Panics
    ///
    /// On a file that cannot be read.
    pub fn read(path: &Path) -> Option<Self> {
        let beside = |end: &str| fs::read_to_string(path.with_extension(end)).ok();
        if path.is_dir() || belongs_to_another(path) {
            return None;
        }
        let document = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Some(Self {
            path: path.to_owned(),
            document,
            overlay: beside("overlay.yaml"),
            settings: beside("settings.yaml"),
        })
    }

    /// All cases below a folder of this crate, in order.
    ///
    /// # Panics
    ///
    /// On a folder that cannot be read.
    pub fn all(folder: &str) -> Vec<Self> {
        let mut paths = Vec::new();
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut paths);
        paths.sort();
        paths.iter().filter_map(|path| Self::read(path)).collect()
    }

    /// The folder that the case is in.
    pub fn topic(&self) -> &str {
        self.path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default()
    }

    /// The file's name without its ending.
    pub fn behaviour(&self) -> &str {
        self.path.file_stem().and_then(|name| name.to_str()).unwrap_or_default()
    }

    /// Everything that was written by hand: the document, then what lies beside it.
    pub fn shown(&self) -> String {
        let mut shown = self.document.clone();
        for (what, text) in [("overlay", &self.overlay), ("settings", &self.settings)] {
            if let Some(text) = text {
                shown.push_str(&format!("\n──── {what} ────\n{text}"));
            }
        }
        shown
    }

    /// Generates the client, as the API that is called `api`.
    ///
    /// # Panics
    ///
    /// On settings that cannot be read.
    pub fn generate(&self, api: &str) -> Outcome {
        let settings = match self.settings() {
            Some((file, settings)) => settings.unwrap_or_else(|error| panic!("{}: {error:?}", file.name)),
            None => Settings::default(),
        };
        self.run(api).generate(&settings)
    }

    /// The settings of the case, read.
    pub fn settings(&self) -> Option<(SourceFile, Result<Settings, Diagnostic>)> {
        let file = SourceFile { name: self.name("settings.yaml"), text: self.settings.clone()? };
        let settings = Settings::parse(&file.name, &file.text);
        Some((file, settings))
    }

    fn run<'a>(&'a self, api: &'a str) -> Run<'a> {
        let document = (self.name("yaml"), self.document.clone());
        let with_name = |end: &str, text: &Option<String>| text.clone().map(|text| (self.name(end), text));
        Run {
            api,
            document,
            overlay: with_name("overlay.yaml", &self.overlay),
            settings: with_name("settings.yaml", &self.settings),
            files: self,
        }
    }

    /// The name of a file of the case, as messages print it.
    fn name(&self, end: &str) -> String {
        match end {
            "yaml" => self.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            _ => format!("{}.{end}", self.behaviour()),
        }
    }
}

/// The files beside the document that are in folders of their own.
impl Files for Case {
    fn read(&self, path: &str) -> Result<String, String> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::read_to_string(folder.join(path)).map_err(|error| error.to_string())
    }
}

/// Overlays, settings, snapshots, and files that a document refers to (they are in `parts/`).
fn belongs_to_another(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let in_parts = path.parent().is_some_and(|folder| folder.ends_with("parts"));
    in_parts || [".overlay.yaml", ".settings.yaml", ".snap", ".snap.new"].iter().any(|end| name.ends_with(end))
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() { collect(&path, paths) } else { paths.push(path) }
    }
}
