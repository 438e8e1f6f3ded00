//! What commands work on where the user names nothing else.

use std::path::{Path, PathBuf};

/// The folders of a project, and what its commands are called there.
#[derive(Clone, Debug)]
pub struct Project {
    /// What the user types before the name of a command, such as `cargo xtask`: messages say it.
    pub program: String,
    /// The folder of the documents.
    pub specs: PathBuf,
    /// The folder of the generated crate.
    pub generated: PathBuf,
    /// The folder of the runtime that the generated crate depends on.
    pub runtime: PathBuf,
}

impl Project {
    /// `specs/` and `generated/` of the current folder.
    pub fn in_current_folder(program: &str) -> Self {
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("runtime");
        Self { program: program.to_owned(), specs: "specs".into(), generated: "generated".into(), runtime }
    }
}
