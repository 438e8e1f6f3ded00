//! Reading, writing and deleting the files of a crate.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::ending::Failure;

/// A file's text, if there is one; a file that is no text is none of ours, whatever stands in it.
pub fn read_file(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io("read", path, &error)),
    }
}

/// Writes a file; whoever reads it meanwhile sees the old text or the new one.
pub fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error| Failure::io("write", path, &error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let temporary = path.with_file_name(name);
    fs::write(&temporary, text).and_then(|()| fs::rename(&temporary, path)).map_err(|error| {
        // Nothing more can be done about a file that can't be deleted either.
        let _ = fs::remove_file(&temporary);
        failed(error)
    })
}

/// Deletes a file, and the folders below `root` that this leaves empty.
pub fn delete(path: &Path, root: &Path) -> Result<(), Failure> {
    fs::remove_file(path).map_err(|error| Failure::io("delete", path, &error))?;
    let folders = path.ancestors().skip(1).take_while(|folder| *folder != root);
    // A folder that isn't empty can't be removed, which ends it.
    let _: Vec<_> = folders.map_while(|folder| fs::remove_dir(folder).ok()).collect();
    Ok(())
}

/// The Rust files below a folder, as paths that start with `prefix`; links are not followed.
pub fn rust_files(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<(), Failure> {
    for (path, kind) in entries(folder, prefix)? {
        if kind.is_dir() {
            let name = path.rsplit('/').next().unwrap_or(&path);
            rust_files(&folder.join(name), &path, files)?;
        } else if kind.is_file() && path.ends_with(".rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// The files in a folder and not below it, as paths that start with `prefix`; links are not followed.
pub fn files_in(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<(), Failure> {
    let entries = entries(folder, prefix)?.into_iter();
    files.extend(entries.filter(|(_, kind)| kind.is_file()).map(|(path, _)| path));
    Ok(())
}

/// What is in a folder; nothing if it does not exist.
fn entries(folder: &Path, prefix: &str) -> Result<Vec<(String, fs::FileType)>, Failure> {
    let failed = |error| Failure::io("read", folder, &error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let entry =
        |entry: fs::DirEntry| Ok((format!("{prefix}/{}", entry.file_name().to_string_lossy()), entry.file_type()?));
    entries.map(|found| found.and_then(entry)).collect::<Result<_, _>>().map_err(failed)
}
