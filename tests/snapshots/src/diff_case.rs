//! Two states of a document: `tests/diff/base.yaml`, and what a patch makes of it.

use std::fs;
use std::path::PathBuf;

use codegen::diff::{Report, compare};
use codegen::settings::Settings;
use codegen::{Description, Source, SourceFile, describe, locate_places};

use crate::workspace;

/// A change of the base document. `tests/diff/<code>.diff` is a case for the rule of this code; in `tests/diff/<code>.undo.diff` the
/// document that the patch makes is the old one.
pub struct DiffCase {
    /// The patch.
    pub path: PathBuf,
    /// The code of the rule that the case is for.
    pub code: String,
    /// The patch from the old document to the new one.
    pub patch: String,
    /// The old document.
    pub old: String,
    /// The new document.
    pub new: String,
}

impl DiffCase {
    /// All cases, sorted by their paths.
    ///
    /// # Panics
    ///
    /// On a file that cannot be read, and on a patch that does not fit.
    pub fn all() -> Vec<Self> {
        let folder = workspace().join("tests/diff");
        let read =
            |path: &PathBuf| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let base = read(&folder.join("base.yaml"));
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let paths = entries.flatten().map(|entry| entry.path());
        let mut paths: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|end| end == "diff")).collect();
        paths.sort();
        paths.into_iter().map(|path| Self::new(&base, read(&path), path)).collect()
    }

    fn new(base: &str, patch: String, path: PathBuf) -> Self {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let patched = patched(base, &patch).unwrap_or_else(|hunk| panic!("{}: no place for {hunk}", path.display()));
        let (code, patch, old, new) = match name.strip_suffix(".undo") {
            Some(code) => (code.to_owned(), undone(&patch), patched, base.to_owned()),
            None => (name, patch, base.to_owned(), patched),
        };
        Self { path, code, patch, old, new }
    }

    /// The patch's file name without its ending.
    pub fn name(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Whether the base document is the new state.
    pub fn is_undone(&self) -> bool {
        self.name().ends_with(".undo")
    }

    /// What `diff` says of the two states.
    pub fn report(&self) -> Report {
        let (old, new) = (source("old.yaml", &self.old), source("new.yaml", &self.new));
        let surface = |source: &Source<'_>| surface_or_panic(describe(source, &Settings::default()));
        let comparison = compare(&surface(&old), &surface(&new));
        let (was_at, at) = comparison.places();
        Report::new("case", comparison, locate_places(&was_at, &old), locate_places(&at, &new))
    }
}

fn surface_or_panic(description: Description) -> codegen::surface::ApiSurface {
    let diagnostics = crate::rendered(&description.diagnostics);
    description.surface.unwrap_or_else(|| panic!("{diagnostics}"))
}

fn source(name: &str, text: &str) -> Source<'static> {
    let document = SourceFile::new(name, text);
    Source::alone("case", document)
}

/// The text after the patch: hunks behind `@@`, of lines that stay, go (`-`) and come (`+`). A hunk's old lines must be there once. The
/// error is the hunk that does not fit.
fn patched(base: &str, patch: &str) -> Result<String, String> {
    let mut text = base.to_owned();
    for hunk in patch.split("@@\n").skip(1) {
        let side = |other: char| -> String {
            let lines = hunk.lines().filter(|line| !line.starts_with(other));
            lines.map(|line| format!("{}\n", line.get(1..).unwrap_or_default())).collect()
        };
        let (old, new) = (side('+'), side('-'));
        if old.is_empty() || text.matches(&old).count() != 1 {
            return Err(hunk.to_owned());
        }
        text = text.replace(&old, &new);
    }
    Ok(text)
}

/// The patch in the other direction.
fn undone(patch: &str) -> String {
    let swapped = |line: &str| match line.split_at_checked(1) {
        Some(("+", rest)) => format!("-{rest}\n"),
        Some(("-", rest)) => format!("+{rest}\n"),
        Some(_) | None => format!("{line}\n"),
    };
    patch.lines().map(swapped).collect()
}
