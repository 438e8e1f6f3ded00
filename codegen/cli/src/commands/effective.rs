//! `effective`: a document as its overlay corrects it.

use std::path::PathBuf;
use std::slice;

use clap::Args;
use codegen::diagnostic::Severity;

use crate::ending::{Failure, Verdict};
use crate::files::Folder;
use crate::project::Project;
use crate::report::{self, MessageFormat};
use crate::source::read_sources;
use crate::specs;
use crate::tree::Disk;

/// The options of `effective`.
#[derive(Args, Debug)]
pub struct Options {
    /// The API, by its document's name
    #[arg(value_name = "API")]
    api: String,
    /// A folder of documents, or one document [default: specs/]
    #[arg(long, value_name = "DIR|FILE")]
    specs: Option<PathBuf>,
}

/// Prints the document as YAML on stdout, and on stderr what is wrong with its overlay.
pub fn run(options: &Options, project: &Project) -> Result<Verdict, Failure> {
    let documents = specs::discover(options.specs.as_ref().unwrap_or(&project.specs))?;
    let mut verdict = Verdict::Good;
    for document in specs::asked_for(&documents, slice::from_ref(&options.api))? {
        let files = Folder::new(document.folder()).with_history_of(&document.path);
        let messages = match read_sources(&Disk, document, &files, false) {
            Ok((source, _)) => {
                let corrected = codegen::correct(&source);
                anstream::print!("{}", corrected.yaml.unwrap_or_default());
                corrected.diagnostics
            }
            Err(messages) => messages,
        };
        report::messages(&messages, MessageFormat::Human, false);
        if messages.iter().any(|message| message.diagnostic.severity == Severity::Error) {
            verdict = Verdict::Bad;
        }
    }
    Ok(verdict)
}
