//! The package of a generated crate: its name, and whether it belongs to a workspace around it.

use std::path::{Path, PathBuf};

use codegen::is_keyword;
use toml::{Table, Value};

use crate::ending::Failure;
use crate::text_file;

/// The name of the package in a folder: the one in its manifest; for a new one the folder's name, in the characters that cargo allows.
pub fn package_name(folder: &Path) -> Result<String, Failure> {
    let manifest: Option<Table> =
        text_file::read_text(&folder.join("Cargo.toml")).ok().and_then(|text| text.parse().ok());
    let named = manifest.as_ref().and_then(|manifest| manifest.get("package")?.get("name")?.as_str());
    match named {
        Some(name) => Ok(name.to_owned()),
        None => name_of_folder(folder),
    }
}

/// What code calls the package in a folder.
pub fn library_name(folder: &Path) -> Result<String, Failure> {
    Ok(package_name(folder)?.replace('-', "_"))
}

fn name_of_folder(folder: &Path) -> Result<String, Failure> {
    let folder = absolute(folder)?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    let name = name.trim_matches('-');
    match name.chars().next() {
        None => Err(Failure::Usage(format!("{} gives no name for a package", folder.display()))),
        Some(first) if first.is_ascii_digit() || is_taken(name) => Ok(format!("api-{name}")),
        Some(_) => Ok(name.to_owned()),
    }
}

/// Whether a program could not name a library that is called so.
fn is_taken(name: &str) -> bool {
    is_keyword(name) || ["alloc", "core", "proc_macro", "std", "test"].contains(&name)
}

/// How a package in `folder` names the folder `other`: by a relative path where the user gave one, or where both lie in one workspace, so
/// that they can be moved together.
pub fn path_from(folder: &Path, other: &Path) -> Result<String, Failure> {
    let is_relative = other.is_relative();
    let (folder, other) = (absolute(folder)?, absolute(other)?);
    let is_shared =
        |ancestor: &&Path| other.starts_with(ancestor) && (is_relative || workspace_table(ancestor).is_some());
    let relative = folder.ancestors().find(is_shared).and_then(|shared| {
        let (out, into) = (folder.strip_prefix(shared).ok()?, other.strip_prefix(shared).ok()?);
        let out = out.components().map(|_| "..".to_owned());
        let into = into.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
        Some(out.chain(into).collect::<Vec<_>>().join("/"))
    });
    Ok(relative.unwrap_or_else(|| other.display().to_string()))
}

/// Whether a package in this folder has to be a workspace of its own: cargo refuses one that lies below a workspace which does
/// not list it.
pub fn is_standalone(folder: &Path) -> Result<bool, Failure> {
    let folder = absolute(folder)?;
    let workspace = folder.ancestors().skip(1).find_map(|ancestor| Some((ancestor, workspace_table(ancestor)?)));
    Ok(workspace.is_some_and(|(root, workspace)| !lists(&workspace, root, &folder)))
}

/// The `[workspace]` of a folder's Cargo.toml.
fn workspace_table(folder: &Path) -> Option<Table> {
    let manifest: Table = text_file::read_text(&folder.join("Cargo.toml")).ok()?.parse().ok()?;
    match manifest.get("workspace")? {
        Value::Table(workspace) => Some(workspace.clone()),
        _ => None,
    }
}

/// Whether `members` has the folder, by its path or a pattern.
fn lists(workspace: &Table, root: &Path, folder: &Path) -> bool {
    let members = workspace.get("members").and_then(Value::as_array);
    let patterns =
        members.into_iter().flatten().filter_map(Value::as_str).filter_map(|member| glob::Pattern::new(member).ok());
    let relative = folder.strip_prefix(root).unwrap_or(folder);
    let exact = glob::MatchOptions { require_literal_separator: true, ..glob::MatchOptions::default() };
    patterns.into_iter().any(|pattern| pattern.matches_path_with(relative, exact))
}

/// The absolute path of a folder that may not exist yet. Links and `..` are resolved in the part that exists.
fn absolute(folder: &Path) -> Result<PathBuf, Failure> {
    let path = std::path::absolute(folder).map_err(|error| Failure::io("find", folder, &error))?;
    let existing = path.ancestors().find_map(|ancestor| Some((ancestor, ancestor.canonicalize().ok()?)));
    Ok(match existing {
        Some((ancestor, canonical)) => match path.strip_prefix(ancestor) {
            Ok(rest) if rest != Path::new("") => canonical.join(rest),
            _ => canonical,
        },
        None => path,
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failure fails the test")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_package_is_named_after_its_folder() {
        let names = ["a/my_clients", "a/My Clients!", "a/3gpp", "a/crate", "a/core"]
            .map(|folder| package_name(Path::new(folder)).unwrap());
        assert_eq!(names, ["my_clients", "My-Clients", "api-3gpp", "api-crate", "api-core"]);
        assert!(package_name(Path::new("/")).is_err());
    }

    #[test]
    fn a_crate_that_its_workspace_does_not_list_stands_alone() {
        let temporary = tempfile::tempdir().unwrap();
        let root = temporary.path();
        fs::write(root.join("Cargo.toml"), "[workspace]\nmembers = ['generated', 'crates/*']\n").unwrap();
        let standalone =
            ["generated", "crates/a", "crates/a/b", "other"].map(|folder| is_standalone(&root.join(folder)).unwrap());
        assert_eq!(standalone, [false, false, true, true]);
    }

    #[test]
    fn a_package_around_it_is_no_workspace() {
        let temporary = tempfile::tempdir().unwrap();
        fs::write(temporary.path().join("Cargo.toml"), "[package]\nname = 'x'\n").unwrap();
        assert!(!is_standalone(&temporary.path().join("out")).unwrap());
    }
}
