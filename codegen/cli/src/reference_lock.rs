//! `<api>.lock/`: the documents that a document's references to the network lead to, as `fetch` brought them.
//!
//! Its `index.txt` has a line for each: the SHA-256 of its bytes, its file, and its address.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::ending::Failure;
use crate::output::replace_file;
use crate::tree::Tree;

const INDEX: &str = "index.txt";

/// The text of the document at an address.
///
/// # Errors
///
/// What the user can do to have it: the command that brings it.
pub fn locked_text(tree: &dyn Tree, folder: &Path, address: &str, command: &str) -> Result<String, String> {
    let missing = || format!("run `{command}`, which brings it");
    let index = tree.read_text(&folder.join(INDEX)).map_err(|_| missing())?;
    let entry = index.lines().filter_map(Entry::parse).find(|entry| entry.address == address).ok_or_else(missing)?;
    let path = folder.join(entry.file);
    let changed = |why: &str| format!("{why} `{}`: run `{command}`, which brings it again", tree.name(&path));
    let text = tree.read_text(&path).map_err(|error| changed(&format!("{error}:")))?;
    match sha256(text.as_bytes()) == entry.hash {
        true => Ok(text),
        false => Err(changed("somebody has changed")),
    }
}

/// A line of the index.
struct Entry<'a> {
    hash: &'a str,
    file: &'a str,
    address: &'a str,
}

impl<'a> Entry<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let mut words = line.split_whitespace();
        let (hash, file, address) = (words.next()?, words.next()?, words.next()?);
        // A file of this folder, and no path out of it.
        let is_name = !file.contains(['/', '\\']) && !file.starts_with('.');
        (hash != "#" && is_name).then_some(Self { hash, file, address })
    }
}

/// The files of a lock, by their names.
pub type LockFiles = BTreeMap<String, Vec<u8>>;

/// The files of the lock that has these documents, by their addresses.
pub fn lock_files(documents: &BTreeMap<String, Vec<u8>>) -> LockFiles {
    if documents.is_empty() {
        return LockFiles::new();
    }
    let mut index =
        "# Documents on the network that references lead to, as `fetch` brought them: SHA-256, file, address.\n"
            .to_owned();
    let mut files = LockFiles::new();
    for (address, bytes) in documents {
        let name = file_name(address);
        index.push_str(&format!("{} {name} {address}\n", sha256(bytes)));
        files.insert(name, bytes.clone());
    }
    files.insert(INDEX.to_owned(), index.into_bytes());
    files
}

/// The files that a lock has; none where there is no such folder.
///
/// # Errors
///
/// The folder cannot be read.
pub fn read_lock(folder: &Path) -> Result<LockFiles, Failure> {
    let failed = |error| Failure::io("read", folder, &error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(LockFiles::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut files = LockFiles::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        if entry.file_type().map_err(failed)?.is_file() {
            let bytes = fs::read(entry.path()).map_err(|error| Failure::io("read", &entry.path(), &error))?;
            files.insert(entry.file_name().to_string_lossy().into_owned(), bytes);
        }
    }
    Ok(files)
}

/// Writes what is new in a lock, and deletes what is not wanted any more.
///
/// # Errors
///
/// A file cannot be written or deleted.
pub fn write_lock(folder: &Path, old: &LockFiles, new: &LockFiles) -> Result<(), Failure> {
    if !new.is_empty() {
        fs::create_dir_all(folder).map_err(|error| Failure::io("make", folder, &error))?;
    }
    for (name, bytes) in new.iter().filter(|(name, bytes)| old.get(*name) != Some(bytes)) {
        let path = folder.join(name);
        match old.contains_key(name) {
            true => replace_file(&path, bytes)?,
            false => fs::write(&path, bytes).map_err(|error| Failure::io("write", &path, &error))?,
        }
    }
    for name in old.keys().filter(|name| !new.contains_key(*name)) {
        let path = folder.join(name);
        fs::remove_file(&path).map_err(|error| Failure::io("delete", &path, &error))?;
    }
    if new.is_empty() && !old.is_empty() {
        // It stays where something else is in it.
        let _ = fs::remove_dir(folder);
    }
    Ok(())
}

/// A name for the file of an address: the last part of its path, and a number for the rest.
fn file_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let (stem, extension) = last.rsplit_once('.').unwrap_or((last, ""));
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-' || *c == '_';
    let stem: String = stem.chars().filter(is_plain).take(40).collect();
    let extension = if ["yaml", "yml", "json"].contains(&extension) { extension } else { "txt" };
    let number: String = sha256(address.as_bytes()).chars().take(8).collect();
    format!("{stem}-{number}.{extension}").trim_start_matches('-').to_owned()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a failure fails the test")]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_files_of_their_own() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let names = [
            "https://a.example/x/pet.yaml",
            "https://b.example/x/pet.yaml",
            "https://a.example/../%2e%2e/",
            "https://a.example/x?v=1.json",
        ];
        let names: Vec<String> = names.into_iter().map(file_name).collect();
        assert!(names[0].starts_with("pet-") && names[0].ends_with(".yaml"), "{names:?}");
        assert_ne!(names[0], names[1]);
        assert!(
            names.iter().all(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))),
            "{names:?}"
        );
    }

    #[test]
    fn a_line_that_leads_out_of_the_folder_is_none() {
        for line in ["# a b c", "hash ../secret https://x", "hash .git https://x", "hash a\\b https://x", "hash a"] {
            assert!(Entry::parse(line).is_none(), "{line}");
        }
    }
}
