//! Reads a document's files and runs the generator on them.

use std::path::Path;

use codegen::diagnostic::{Diagnostic, Located};
use codegen::pointer::Pointer;
use codegen::settings::Settings;
use codegen::{Outcome, Source, SourceFile, locate_in_file};

use crate::files::Folder;
use crate::specs::Document;
use crate::text_file;

/// Generates one API. `has_ext` says whether the crate has code written by hand for it. A file that can't be read or understood gives
/// a message in the outcome.
pub fn generate_document(document: &Document, files: &Folder, has_ext: bool) -> Outcome {
    match generate_from_files(document, files, has_ext) {
        Ok(outcome) => outcome,
        Err(diagnostics) => Outcome { diagnostics, ..Outcome::default() },
    }
}

fn generate_from_files(document: &Document, files: &Folder, has_ext: bool) -> Result<Outcome, Vec<Located>> {
    let source = Source {
        api: document.api.clone(),
        document: read_source(&document.path)?,
        overlay: document.overlay.as_deref().map(read_source).transpose()?,
        settings: document.settings.as_deref().map(read_source).transpose()?,
        files,
        has_ext,
    };
    let settings = source.settings.as_ref().map(parse_settings).transpose()?.unwrap_or_default();
    Ok(codegen::generate(&source, &settings))
}

fn parse_settings(file: &SourceFile) -> Result<Settings, Vec<Located>> {
    Settings::parse(&file.name, &file.text).map_err(|error| locate_in_file(vec![error], file))
}

fn read_source(path: &Path) -> Result<SourceFile, Vec<Located>> {
    let name = path.display().to_string();
    match text_file::read_text(path) {
        Ok(text) => Ok(SourceFile { name, text }),
        Err(error) => {
            let message = format!("the file can't be read: {error}");
            let error = Diagnostic::error("unreadable-file", &Pointer::root(), message, "nothing is generated from it");
            Err(locate_in_file(vec![error], &SourceFile { name, text: String::new() }))
        }
    }
}
