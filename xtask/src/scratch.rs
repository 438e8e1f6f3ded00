//! Packages that this program writes and builds for itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use openapi_clients::Failure;

use crate::workspace;

/// Cargo: the one that runs this program, if one does.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// This program's file, to run it again in a process of its own.
pub fn this_program() -> Result<PathBuf, Failure> {
    std::env::current_exe().map_err(|error| Failure::Run(format!("can't find this program: {error}")))
}

/// Writes a file if it differs: the compiler looks at the time of its last change.
pub fn write_changed(path: &Path, text: &str) -> Result<(), Failure> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
    }
    fs::write(path, text).map_err(|error| Failure::io("write", path, &error))
}

/// Writes the workspace's versions of all dependencies: they are on this machine already, so that no registry is asked.
pub fn write_lock(folder: &Path) -> Result<(), Failure> {
    let lock = workspace::folder().join("Cargo.lock");
    let versions = fs::read_to_string(&lock).map_err(|error| Failure::io("read", &lock, &error))?;
    write_changed(&folder.join("Cargo.lock"), &versions)
}
