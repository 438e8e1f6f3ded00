//! The folders that commands work on where the user names no others.

use std::path::PathBuf;

use crate::runtime::RuntimeSource;

/// The folders of a project, and what its commands are called there.
#[derive(Clone, Debug)]
pub struct Project {
    /// What the user types before the name of a command, such as `cargo xtask`. Messages use it.
    pub program: String,
    /// The folder of the documents.
    pub specs: PathBuf,
    /// The folder of the generated crate.
    pub generated: PathBuf,
    /// The runtime of the generated crate.
    pub runtime: RuntimeSource,
}

impl Project {
    /// `specs/` and `generated/` of the current folder, with a copy of the runtime.
    pub fn in_current_folder(program: &str) -> Self {
        let program = program.to_owned();
        Self { program, specs: "specs".into(), generated: "generated".into(), runtime: RuntimeSource::Copy }
    }
}
