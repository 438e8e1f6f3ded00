//! What commands work on where the user names nothing else.

use std::path::PathBuf;

/// The folders of a project, and what its commands are called there.
#[derive(Clone, Debug)]
pub struct Project {
    /// What the user types before the name of a command, such as `cargo xtask`: messages say it.
    pub program: String,
    /// The folder of the documents.
    pub specs: PathBuf,
    /// The folder of the generated crate.
    pub generated: PathBuf,
}

impl Project {
    /// `specs/` and `generated/` of the current folder.
    pub fn in_current_folder(program: &str) -> Self {
        Self { program: program.to_owned(), specs: "specs".into(), generated: "generated".into() }
    }
}
