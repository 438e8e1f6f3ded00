//! Reads and deletes the files of a crate. Links are not followed, since they may lead to files of something else.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::ending::Failure;

/// The text of a file below `root`, if there is one. Bytes that are no UTF-8 are replaced: such a file was not generated, so only its
/// first line matters.
///
/// # Errors
///
/// The file, or a folder between `root` and the file, is a link or something else that is neither a file nor a folder.
pub fn read_file(root: &Path, path: &str) -> Result<Option<String>, Failure> {
    let mut file = root.to_owned();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        file.push(part);
        let kind = match fs::symlink_metadata(&file) {
            Ok(metadata) => metadata.file_type(),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Failure::io("read", &file, &error)),
        };
        let wanted = if parts.peek().is_some() { kind.is_dir() } else { kind.is_file() };
        if !wanted {
            let what = if kind.is_symlink() { "is a symbolic link" } else { "is neither a folder nor a regular file" };
            let message = "and stands where a generated file goes; nothing is written";
            return Err(Failure::Run(format!("{} {what} {message}", file.display())));
        }
    }
    let bytes = fs::read(&file).map_err(|error| Failure::io("read", &file, &error))?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// Deletes a file, and the folders below `root` that this leaves empty.
pub fn delete(path: &Path, root: &Path) -> Result<(), Failure> {
    fs::remove_file(path).map_err(|error| Failure::io("delete", path, &error))?;
    let folders = path.ancestors().skip(1).take_while(|folder| *folder != root);
    // Removing a folder fails where it isn't empty, and the folders around it stay as well.
    let _: Vec<_> = folders.map_while(|folder| fs::remove_dir(folder).ok()).collect();
    Ok(())
}

/// The files below a folder of `root`, as paths from there.
pub fn files_below(root: &Path, folder: &str, files: &mut Vec<String>) -> Result<(), Failure> {
    for (path, kind) in entries(root, folder)? {
        if kind.is_dir() {
            files_below(root, &path, files)?;
        } else if kind.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

/// The files in a folder of `root` and not below it, as paths from there.
pub fn files_in(root: &Path, folder: &str) -> Result<Vec<String>, Failure> {
    Ok(entries(root, folder)?.into_iter().filter(|(_, kind)| kind.is_file()).map(|(path, _)| path).collect())
}

/// What is in a folder; nothing if it does not exist, or is a link.
fn entries(root: &Path, folder: &str) -> Result<Vec<(String, fs::FileType)>, Failure> {
    let path = root.join(folder);
    let failed = |error| Failure::io("read", &path, &error);
    if !folder.is_empty() && path.is_symlink() {
        return Ok(Vec::new());
    }
    let entries = match fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let entry =
        |entry: fs::DirEntry| Ok((format!("{prefix}{}", entry.file_name().to_string_lossy()), entry.file_type()?));
    entries.map(|found| found.and_then(entry)).collect::<Result<_, _>>().map_err(failed)
}
