//! What is measured: documents and generators.

use std::path::{Path, PathBuf};

use openapi_clients::Failure;

use super::generator::Generator;
use crate::corpus::CorpusDocument;
use crate::scratch::this_program;

/// What is measured, and how often.
pub struct Bench {
    /// The documents of the corpus.
    pub documents: Vec<CorpusDocument>,
    /// How many times each thing is measured.
    pub runs: usize,
    /// The generators: ours, and one to compare it with.
    pub generators: Vec<Generator>,
    /// What is generated and compiled goes there: below the folder that this program was built into.
    pub folder: PathBuf,
}

impl Bench {
    /// The documents and generators of these options; the folder is inside the one for what this program builds.
    pub fn new(documents: Vec<CorpusDocument>, runs: usize, generators: Vec<Generator>) -> Result<Self, Failure> {
        let program = this_program()?;
        let folder = program.ancestors().nth(2).unwrap_or(Path::new("target")).join("bench");
        Ok(Self { documents, runs, generators, folder })
    }

    /// The documents with these names, as far as the folder has them.
    pub fn named<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a CorpusDocument> {
        names.iter().filter_map(|name| self.documents.iter().find(|document| document.name == *name))
    }
}

/// A file's size in megabytes.
pub fn megabytes(path: &Path) -> Result<f64, Failure> {
    let bytes = std::fs::metadata(path).map_err(|error| Failure::io("read", path, &error))?.len();
    Ok(f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e6)
}
