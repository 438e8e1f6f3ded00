//! Writes many files: either all of them, or none.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::ending::Failure;

/// The ending of a file that is not in its place yet; before it stands the number of the process that wrote it.
const ENDING: &str = ".new";

/// Files that stand beside their places until all of them are written. Those that get no further are deleted, with the folders that
/// were made for them.
#[derive(Default)]
pub struct Staged {
    /// Where each stands, and its place.
    files: Vec<(PathBuf, PathBuf)>,
    /// The folders that were made, each behind the one that holds it.
    folders: Vec<PathBuf>,
}

impl Staged {
    /// Writes a file beside its place.
    pub fn add(&mut self, place: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let failed = |error| Failure::io("write", place, &error);
        self.make_folder(place.parent().unwrap_or(Path::new(""))).map_err(failed)?;
        let mut name = place.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}{ENDING}", std::process::id()));
        let temporary = place.with_file_name(name);
        // A link of this name must not be followed.
        let mut file = OpenOptions::new().write(true).create_new(true).open(&temporary).map_err(failed)?;
        self.files.push((temporary, place.to_owned()));
        file.write_all(bytes).map_err(failed)
    }

    /// Puts every file in its place; whoever reads one meanwhile sees the old text or the new one.
    pub fn put_in_place(mut self) -> Result<(), Failure> {
        self.folders.clear();
        while let Some((temporary, place)) = self.files.last() {
            fs::rename(temporary, place).map_err(|error| Failure::io("write", place, &error))?;
            self.files.pop();
        }
        Ok(())
    }

    fn make_folder(&mut self, folder: &Path) -> std::io::Result<()> {
        if folder.as_os_str().is_empty() || folder.is_dir() {
            return Ok(());
        }
        if let Some(parent) = folder.parent() {
            self.make_folder(parent)?;
        }
        fs::create_dir(folder)?;
        self.folders.push(folder.to_owned());
        Ok(())
    }
}

impl Drop for Staged {
    /// Nothing more can be done about what can't be deleted.
    fn drop(&mut self) {
        for (temporary, _) in &self.files {
            let _ = fs::remove_file(temporary);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Whether a file with this path may be one that a run which was killed left beside its place: `types.rs.4711.new`.
pub fn is_leftover(path: &str) -> bool {
    let number = path.strip_suffix(ENDING).and_then(|path| path.rsplit_once('.')).map(|(_, number)| number);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}
