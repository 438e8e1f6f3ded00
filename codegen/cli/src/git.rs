//! What git knows of a project's files: those of a revision, and those that were last committed. The program `git` reads them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::ending::Failure;

/// The files of a revision, from its root.
#[derive(Debug)]
pub(crate) struct Revision {
    /// Where git runs: any folder inside the repository.
    folder: PathBuf,
    revision: String,
    files: BTreeSet<String>,
}

impl Revision {
    /// Lists the files of a revision of the repository around `folder`.
    ///
    /// # Errors
    ///
    /// There is no such revision, or no repository; or the revision would be taken for an option.
    pub(crate) fn new(folder: &Path, revision: &str) -> Result<Self, Failure> {
        if revision.starts_with('-') {
            return Err(Failure::Usage(format!("`{revision}` is no revision: it begins with `-`")));
        }
        let listed = git(folder, &["ls-tree", "-r", "-z", "--full-tree", "--name-only", revision])?;
        let files = listed.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect();
        Ok(Self { folder: folder.to_owned(), revision: revision.to_owned(), files })
    }

    /// What stands before the colon.
    pub(crate) fn name(&self) -> &str {
        &self.revision
    }

    /// Whether there is a file at a path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.files.contains(path)
    }

    /// The files below a folder, sorted; all of them for the empty path.
    pub(crate) fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        let inside =
            move |path: &str| folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.files.iter().map(String::as_str).filter(move |path| inside(path))
    }

    /// A file's text.
    ///
    /// # Errors
    ///
    /// It is not there, or it is no UTF-8.
    pub(crate) fn read(&self, path: &str) -> Result<String, Failure> {
        git(&self.folder, &["cat-file", "blob", &format!("{}:{path}", self.revision)])
    }
}

/// The bytes of a file as it was last committed; `None` where there is no git, no repository, or no such file in the commit.
pub fn committed(file: &Path) -> Option<Vec<u8>> {
    let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    // `./` makes the path one from this folder, whatever its name begins with.
    let blob = format!("HEAD:./{}", file.file_name()?.to_str()?);
    let mut git = Command::new("git");
    let output = git.arg("-C").arg(folder).args(["cat-file", "blob", &blob]).stdin(Stdio::null()).output().ok()?;
    output.status.success().then_some(output.stdout)
}

/// The files of a folder that differ from the last commit, or that git does not know yet: paths from the repository's root.
///
/// # Errors
///
/// There is no repository, or no git.
pub(crate) fn changed_files(folder: &Path) -> Result<Vec<String>, Failure> {
    let options =
        ["--no-optional-locks", "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", "."];
    let entries = git(folder, &options)?;
    // Two letters and a blank stand before each path.
    Ok(entries.split('\0').filter_map(|entry| entry.get(3..)).map(str::to_owned).collect())
}

/// The path of a folder from the root of its repository, with `/` between the parts and none at its end.
pub(crate) fn path_in_repository(folder: &Path) -> Result<String, Failure> {
    let existing = folder.ancestors().find(|ancestor| ancestor.is_dir()).unwrap_or(Path::new("."));
    let existing = if existing == Path::new("") { Path::new(".") } else { existing };
    let prefix = git(existing, &["rev-parse", "--show-prefix"])?;
    let rest = folder.strip_prefix(existing).unwrap_or(Path::new(""));
    let parts = rest.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let path = prefix.trim_end().split('/').map(str::to_owned).chain(parts).filter(|part| !part.is_empty());
    Ok(path.filter(|part| part != ".").collect::<Vec<_>>().join("/"))
}

/// What git prints. No shell sees the arguments.
fn git(folder: &Path, arguments: &[&str]) -> Result<String, Failure> {
    let folder = if folder == Path::new("") { Path::new(".") } else { folder };
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    let output = output.map_err(|error| Failure::Run(format!("can't run git: {error}")))?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::Run(format!("git: {}", message.trim())));
    }
    String::from_utf8(output.stdout).map_err(|_| Failure::Run("git gives a text that is no UTF-8".to_owned()))
}
