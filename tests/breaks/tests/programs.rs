//! The programs: nine that use the base document, and one for each case that takes something away which the base document does not have.

use std::fs;
use std::path::{Path, PathBuf};

use snapshot_tests::DiffCase;

/// A program: its name, and its text with `state` in place of the module that it uses.
pub struct Program {
    pub name: String,
    pub text: String,
}

/// The programs that are about a case.
pub fn programs_of(case: &DiffCase) -> Vec<Program> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    if case.is_undone() {
        let own = folder.join("undone").join(format!("{}.rs", case.code));
        return if own.is_file() { vec![program(&own)] } else { Vec::new() };
    }
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder.join("programs")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| program(path)).collect()
}

fn program(path: &Path) -> Program {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    Program { name, text: fs::read_to_string(path).unwrap() }
}

/// Whether only whoever writes or destructures all fields has such a program; who names request types by their modules is one of them
/// where the report has a change for them.
pub fn is_only_for_literals(program: &str, says_literal: bool) -> bool {
    match program {
        "literal" | "destructure" => true,
        "names" => says_literal,
        _ => false,
    }
}
