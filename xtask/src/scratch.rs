//! Packages that this program writes and builds for itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use openapi_clients::Failure;

use crate::workspace;

/// A cargo command, by the same cargo that runs this program, if one does.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// This program's file, to run it again in a process of its own.
pub fn this_program() -> Result<PathBuf, Failure> {
    std::env::current_exe().map_err(|error| Failure::Run(format!("can't find this program: {error}")))
}

/// Writes a file if its text is new. A file that stays untouched is not compiled again.
pub fn write_changed(path: &Path, text: &str) -> Result<(), Failure> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
    }
    fs::write(path, text).map_err(|error| Failure::io("write", path, &error))
}

/// The target folder of this repository's workspace. Packages that are built there find what its own packages have built of the
/// dependencies that they share.
pub fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace::folder().join("target"), PathBuf::from)
}

/// Writes the workspace of these members, without the members. It has the profiles of this repository's workspace, the versions of
/// dependencies, and a member that asks for the features of dependencies: all three must be the same for [`target_folder`] to help.
pub fn write_workspace(folder: &Path, members: &[String]) -> Result<(), Failure> {
    let members: Vec<&str> = members.iter().map(String::as_str).chain(["same-features"]).collect();
    let ours = read_text(&workspace::folder().join("Cargo.toml"))?;
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n{}", profiles(&ours));
    write_changed(&folder.join("Cargo.toml"), &manifest)?;
    write_changed(&folder.join("Cargo.lock"), &read_text(&workspace::folder().join("Cargo.lock"))?)?;
    write_changed(&folder.join("same-features/src/lib.rs"), "")?;
    let server = workspace::folder().join("tests/server");
    write_changed(
        &folder.join("same-features/Cargo.toml"),
        &format!("{SAME_FEATURES}recording-server = {{ path = {server:?} }}\n"),
    )
}

const SAME_FEATURES: &str = r#"[package]
name = "same-features"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
"#;

/// The profiles of a workspace's manifest, which stand last in it.
fn profiles(manifest: &str) -> &str {
    manifest.find("[profile.").and_then(|start| manifest.get(start..)).unwrap_or_default()
}

fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::io("read", path, &error))
}
