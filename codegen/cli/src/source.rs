//! Reads a document's files and runs the generator on them.

use std::path::Path;

use codegen::diagnostic::{Diagnostic, Located};
use codegen::pointer::Pointer;
use codegen::settings::Settings;
use codegen::{Files, Outcome, Source, SourceFile, locate_in_file};

use crate::files::Folder;
use crate::specs::Document;
use crate::tree::{Disk, Tree};

/// Generates one API. `has_ext` says whether the crate has code written by hand for it. A file that can't be read or understood gives
/// a message in the outcome.
pub fn generate_document(document: &Document, files: &Folder, has_ext: bool) -> Outcome {
    match generate_from_files(document, files, has_ext) {
        Ok(outcome) => outcome,
        Err(diagnostics) => Outcome { diagnostics, ..Outcome::default() },
    }
}

fn generate_from_files(document: &Document, files: &Folder, has_ext: bool) -> Result<Outcome, Vec<Located>> {
    let (source, settings) = read_sources(&Disk, document, files, has_ext)?;
    Ok(codegen::generate(&source, &settings))
}

/// Reads a document and what lies beside it, from any tree.
pub(crate) fn read_sources<'a>(
    tree: &dyn Tree,
    document: &Document,
    files: &'a dyn Files,
    has_ext: bool,
) -> Result<(Source<'a>, Settings), Vec<Located>> {
    let read = |path: &Path| read_source(tree, path);
    let source = Source {
        api: document.api.clone(),
        document: read(&document.path)?,
        overlay: document.overlay.as_deref().map(read).transpose()?,
        settings: document.settings.as_deref().map(read).transpose()?,
        name_lock: document.name_lock.as_deref().filter(|path| tree.is_file(path)).map(read).transpose()?,
        files,
        has_ext,
    };
    let settings = source.settings.as_ref().map(parse_settings).transpose()?.unwrap_or_default();
    Ok((source, settings))
}

/// The settings of a document; the defaults where it has no file of them.
///
/// # Errors
///
/// What is wrong with the file.
pub fn read_settings(document: &Document) -> Result<Settings, Vec<Located>> {
    let file = document.settings.as_deref().map(|path| read_source(&Disk, path)).transpose()?;
    Ok(file.as_ref().map(parse_settings).transpose()?.unwrap_or_default())
}

fn parse_settings(file: &SourceFile) -> Result<Settings, Vec<Located>> {
    Settings::parse(&file.name, &file.text).map_err(|error| locate_in_file(vec![error], file))
}

fn read_source(tree: &dyn Tree, path: &Path) -> Result<SourceFile, Vec<Located>> {
    let name = tree.name(path);
    match tree.read_text(path) {
        Ok(text) => Ok(SourceFile { name, text }),
        Err(error) => {
            let message = format!("the file can't be read: {error}");
            let error = Diagnostic::error("unreadable-file", &Pointer::root(), message, "nothing is generated from it");
            Err(locate_in_file(vec![error], &SourceFile { name, text: String::new() }))
        }
    }
}
