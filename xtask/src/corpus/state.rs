//! What is kept between runs, below `target/corpus`.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use openapi_clients::Failure;

use super::documents::CorpusDocument;
use super::hash::stable_hash;
use super::record::Record;
use crate::scratch::this_program;

/// The folder, and the generator that made its records.
pub struct State {
    folder: PathBuf,
    generator: u64,
}

impl State {
    /// The state of this program; it is built into `target/<profile>/`.
    pub fn open() -> Result<Self, Failure> {
        let program = this_program()?;
        let bytes = fs::read(&program).map_err(|error| Failure::io("read", &program, &error))?;
        let target = program.ancestors().nth(2).unwrap_or(Path::new("target"));
        let folder = target.join("corpus");
        let state = Self { folder, generator: stable_hash(&bytes) };
        let records = state.folder.join("records");
        fs::create_dir_all(&records).map_err(|error| Failure::io("create", &records, &error))?;
        Ok(state)
    }

    /// Where the files of a module go.
    pub fn output(&self, module: &str) -> PathBuf {
        self.folder.join("documents").join(module)
    }

    /// The workspace that results are compiled in.
    pub fn workspace(&self) -> PathBuf {
        self.folder.join("check")
    }

    /// Where the instances of a module's schemas are kept.
    pub fn instances(&self, module: &str) -> PathBuf {
        self.folder.join("instances").join(module).with_extension("jsonl")
    }

    /// Where the programs that make instances are.
    pub fn node(&self) -> PathBuf {
        self.folder.join("node")
    }

    /// The workspace of the programs that read and write instances.
    pub fn round_trip_workspace(&self) -> PathBuf {
        self.folder.join("round-trip")
    }

    /// The record of an earlier run on the same document by the same generator.
    pub fn load(&self, document: &CorpusDocument) -> Option<Record> {
        let text = fs::read_to_string(self.record(&document.module())).ok()?;
        let record: Record = serde_json::from_str(&text).ok()?;
        (record.key == self.key(document)).then_some(record)
    }

    /// Keeps a record; a program that is stopped meanwhile leaves the old one.
    pub fn save(&self, record: &Record) -> Result<(), Failure> {
        let path = self.record(&record.module);
        let new = path.with_extension("new");
        let text = serde_json::to_string(record).map_err(|error| Failure::Run(error.to_string()))?;
        fs::write(&new, text).map_err(|error| Failure::io("write", &new, &error))?;
        fs::rename(&new, &path).map_err(|error| Failure::io("write", &path, &error))
    }

    /// What a result depends on: the generator, the document, and the files that it may refer to.
    pub fn key(&self, document: &CorpusDocument) -> String {
        format!("{:016x} {}", self.generator, self.source_key(document))
    }

    /// The same without the generator.
    pub fn source_key(&self, document: &CorpusDocument) -> String {
        let mut hasher = DefaultHasher::new();
        document.name.hash(&mut hasher);
        let has_own_folder = document.path.parent() != Some(document.root.as_path());
        let files = if has_own_folder { files_below(&document.root) } else { vec![document.path.clone()] };
        for file in files {
            file.hash(&mut hasher);
            fs::read(&file).unwrap_or_default().hash(&mut hasher);
        }
        format!("{:016x}", hasher.finish())
    }

    fn record(&self, module: &str) -> PathBuf {
        self.folder.join("records").join(format!("{module}.json"))
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let (mut files, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = open.pop() {
        for path in fs::read_dir(next).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() { open.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}
