//! The generators that are compared: how each is called, and how its output becomes a crate.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use openapi_clients::Failure;

use super::cost::Cost;
use crate::scratch::this_program;

/// A generator.
pub enum Generator {
    /// This one.
    Ours,
    /// openapi-to-rust, installed there.
    OpenapiToRust(PathBuf),
}

impl Generator {
    /// What it is called in tables.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::OpenapiToRust(_) => "openapi-to-rust",
        }
    }

    /// Generates a document into an empty folder, and tells what that cost. Where a runtime is given to share, ours writes no copy of it.
    pub fn generate(&self, document: &Path, out: &Path, runtime: Option<&Path>) -> Result<Cost, Failure> {
        empty(out)?;
        let command = match self {
            Self::Ours => {
                let mut command = Command::new(this_program()?);
                command.arg("regen").arg("--specs").arg(document).arg("--out").arg(out);
                runtime.map(|runtime| command.arg("--runtime").arg(runtime));
                command
            }
            Self::OpenapiToRust(program) => {
                let mut command = Command::new(program);
                command.arg("generate").arg(document).arg("--quiet").arg("--output-dir").arg(out.join("src/generated"));
                command
            }
        };
        Cost::of(&command)
    }

    /// Completes the output to a crate, where the generator does not write a whole one. Gives the crate's root file.
    pub fn complete(&self, out: &Path) -> Result<PathBuf, Failure> {
        let root = out.join("src/lib.rs");
        match self {
            Self::Ours => (),
            Self::OpenapiToRust(_) => {
                let required = out.join("src/generated/REQUIRED_DEPS.toml");
                let required = fs::read_to_string(&required).map_err(|error| Failure::io("read", &required, &error))?;
                let name = out.file_name().unwrap_or_default().display();
                let package = format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
                write_file(&out.join("Cargo.toml"), &format!("{package}\n[workspace]\n\n{required}"))?;
                write_file(&root, "pub mod generated;\n")?;
            }
        }
        Ok(root)
    }
}

fn empty(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Failure::io("delete", folder, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))
}

fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|error| Failure::io("write", path, &error))
}
