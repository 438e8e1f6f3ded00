//! OpenAPI documents in, Rust files and diagnostics out.
//!
//! No file system, clock, network or process: whoever calls reads the documents and writes the files.

pub mod diagnostic;
pub mod ir;
pub mod pointer;
pub mod settings;
pub mod support;

mod check;
mod locate;
mod lower;
mod normalize;
mod overlay;
mod parse;
mod passes;
mod read;
mod render;
mod source;

pub use locate::in_file as locate_in_file;
pub use read::documents::{Files, NoFiles};
pub use source::{CrateOptions, Outcome, OutputFile, Source, SourceFile, Stats, module_name};

use diagnostic::Diagnostics;
use read::documents::LocalDocuments;
use settings::Settings;

/// Makes the client module of one document.
///
/// Never fails and never panics: what could not be used is in the diagnostics, and if the whole document could not be used
/// there are no files.
pub fn generate(source: &Source<'_>, settings: &Settings) -> Outcome {
    let mut diagnostics = Diagnostics::default();
    let mut documents = LocalDocuments::new(source.files);
    let files = stages(source, settings, &mut documents, &mut diagnostics).unwrap_or_default();
    documents.take_diagnostics().into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
    let diagnostics = locate::in_run(diagnostics.into_list(), source, &documents);
    Outcome { files, diagnostics, stats: Stats::default() }
}

/// The stages in order; `None` if one of them could use nothing of the document.
fn stages(
    source: &Source<'_>,
    settings: &Settings,
    _documents: &mut LocalDocuments<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<OutputFile>> {
    let mut document = source.read(diagnostics)?;
    source.correct(&mut document, diagnostics)?;
    let _decimals = settings.select(&document, diagnostics);
    Some(Vec::new())
}

/// The files of a generated crate that belong to no single document.
pub fn crate_files(_options: &CrateOptions) -> Vec<OutputFile> {
    Vec::new()
}
