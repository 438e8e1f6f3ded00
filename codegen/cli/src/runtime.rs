//! The runtime that a generated crate depends on, and the copy of it that regen keeps beside a crate.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use codegen::{OutputFile, Runtime};
use include_dir::{Dir, include_dir};
use toml::Table;

use crate::ending::Failure;
use crate::{package, text_file};

/// The package's name.
const PACKAGE: &str = "openapi-client-runtime";

/// Where the copy stands in a crate's folder.
pub(crate) const COPY: &str = "runtime";

/// The package's folder as it was when this program was built.
static SOURCE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../runtime");

/// Where a generated crate gets its runtime from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeSource {
    /// From a copy in the crate's own folder `runtime/`, which regen writes and keeps up to date.
    Copy,
    /// From a folder that regen leaves alone, so that several crates can share it.
    Folder(PathBuf),
    /// From the registry, in the versions that this requirement allows.
    Version(String),
}

impl From<OsString> for RuntimeSource {
    /// A version where the text is a requirement of one (`0.1`, `=0.1.3`); else a folder.
    fn from(text: OsString) -> Self {
        match text.to_str().filter(|text| semver::VersionReq::parse(text).is_ok()) {
            Some(version) => Self::Version(version.to_owned()),
            None => Self::Folder(text.into()),
        }
    }
}

impl RuntimeSource {
    /// How the manifest of the crate in `folder` names it.
    ///
    /// # Errors
    ///
    /// The folder does not hold the runtime.
    pub fn dependency(&self, folder: &Path) -> Result<Runtime, Failure> {
        match self {
            Self::Copy => Ok(Runtime::Path(COPY.to_owned())),
            Self::Folder(runtime) if is_runtime(runtime) => Ok(Runtime::Path(package::path_from(folder, runtime)?)),
            Self::Folder(runtime) => {
                Err(Failure::Usage(format!("there is no package `{PACKAGE}` in the folder {}", runtime.display())))
            }
            Self::Version(version) => Ok(Runtime::Version(version.clone())),
        }
    }

    /// The files that this adds to a crate.
    pub fn files(&self) -> Vec<OutputFile> {
        match self {
            Self::Copy => copied_files(),
            Self::Folder(_) | Self::Version(_) => Vec::new(),
        }
    }
}

fn is_runtime(folder: &Path) -> bool {
    let manifest = text_file::read_text(&folder.join("Cargo.toml")).ok().and_then(|text| text.parse::<Table>().ok());
    let name = manifest.as_ref().and_then(|manifest| manifest.get("package")?.get("name")?.as_str());
    name == Some(PACKAGE)
}

/// The package's manifest, settings and source. Its tests stay behind, because they need other packages of this repository.
fn copied_files() -> Vec<OutputFile> {
    let mut files = Vec::new();
    add_files(&SOURCE, &mut files);
    if let Some(source) = SOURCE.get_dir("src") {
        add_below(source, &mut files);
    }
    files
}

fn add_below(folder: &Dir<'_>, files: &mut Vec<OutputFile>) {
    add_files(folder, files);
    folder.dirs().for_each(|folder| add_below(folder, files));
}

/// Adds the files of a folder that can have a header. Others, such as an editor's backups, are no part of the package.
fn add_files(folder: &Dir<'_>, files: &mut Vec<OutputFile>) {
    for file in folder.files() {
        let path =
            file.path().components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        if let (Some(header), Some(text)) = (header(&path), file.contents_utf8()) {
            files.push(OutputFile { path: format!("{COPY}/{path}"), text: format!("{header}\n\n{text}") });
        }
    }
}

/// The header of a generated file, as a comment in the file's language.
fn header(path: &str) -> Option<String> {
    let text = codegen::header_text(&format!("a copy of `codegen/runtime/{path}`"));
    match Path::new(path).extension()?.to_str()? {
        "rs" => Some(format!("// {text}")),
        "toml" => Some(format!("# {text}")),
        "md" => Some(format!("<!-- {text} -->")),
        _ => None,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failure fails the test")]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use codegen::{CrateApi, CrateOptions, crate_files};

    use super::*;

    #[test]
    fn a_version_is_told_from_a_folder() {
        let of = |text: &str| RuntimeSource::from(OsString::from(text));
        for version in ["0.1", "1", "=0.1.3", ">=0.2, <0.4"] {
            assert_eq!(of(version), RuntimeSource::Version(version.to_owned()));
        }
        for folder in ["runtime", "../runtime", "./0.1", "/opt/runtime"] {
            assert_eq!(of(folder), RuntimeSource::Folder(folder.into()));
        }
    }

    #[test]
    fn the_copy_is_the_package_without_its_tests_and_every_file_is_marked() {
        let files = RuntimeSource::Copy.files();
        let has = |path: &str| files.iter().any(|file| file.path == path);
        assert!(has("runtime/Cargo.toml") && has("runtime/README.md") && has("runtime/src/lib.rs"));
        assert!(has("runtime/src/http/mod.rs"));
        for OutputFile { path, text } in &files {
            assert!(codegen::is_generated(text), "{path}");
            assert!(!path.starts_with("runtime/tests") && !path.contains("target/"), "{path}");
        }
    }

    #[test]
    fn the_copy_is_the_source_as_the_folder_holds_it_now() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut there = BTreeMap::new();
        let mut open = vec![root.join("runtime/src")];
        while let Some(folder) = open.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    open.push(path);
                } else {
                    let name = path.strip_prefix(&root).unwrap().display().to_string();
                    there.insert(name, fs::read_to_string(path).unwrap());
                }
            }
        }
        let files = RuntimeSource::Copy.files().into_iter().filter(|file| file.path.starts_with("runtime/src/"));
        let without_header = |text: &str| text.split_once("\n\n").unwrap().1.to_owned();
        let copied: BTreeMap<_, _> = files.map(|file| (file.path, without_header(&file.text))).collect();
        assert!(copied.keys().eq(there.keys()), "other files: {:?} and {:?}", copied.keys(), there.keys());
        let stale: Vec<_> = there.iter().filter(|(path, text)| copied.get(*path) != Some(text)).collect();
        assert!(stale.is_empty(), "other texts: {:?}", stale.iter().map(|(path, _)| path).collect::<Vec<_>>());
    }

    #[test]
    fn crates_ask_for_the_version_that_is_copied() {
        let options = CrateOptions {
            package: "x".to_owned(),
            apis: vec![CrateApi::new("pets", &[])],
            runtime: RuntimeSource::Copy.dependency(Path::new("x")).unwrap(),
            standalone_workspace: false,
        };
        let text = |files: Vec<OutputFile>, path: &str| files.into_iter().find(|file| file.path == path).unwrap().text;
        let manifest: Table = text(crate_files(&options), "Cargo.toml").parse().unwrap();
        let copy: Table = text(RuntimeSource::Copy.files(), "runtime/Cargo.toml").parse().unwrap();
        let wanted = manifest.get("dependencies").and_then(|all| all.get(PACKAGE)?.get("version"));
        assert_eq!(wanted, copy.get("package").and_then(|package| package.get("version")));
        assert!(wanted.is_some());
    }

    #[test]
    fn a_folder_without_the_runtime_is_wrong_usage() {
        let temporary = tempfile::tempdir().unwrap();
        let source = RuntimeSource::Folder(temporary.path().to_owned());
        assert!(matches!(source.dependency(Path::new("x")), Err(Failure::Usage(_))));
        fs::write(temporary.path().join("Cargo.toml"), "[package]\nname = 'other'\n").unwrap();
        assert!(matches!(source.dependency(Path::new("x")), Err(Failure::Usage(_))));
    }
}
