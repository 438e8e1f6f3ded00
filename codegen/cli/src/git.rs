//! What git knows of a project's files.

use std::path::Path;
use std::process::{Command, Stdio};

/// The bytes of a file as it was last committed; `None` where there is no git, no repository, or no such file in the commit.
pub fn committed(file: &Path) -> Option<Vec<u8>> {
    let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    // `./` makes the path one from this folder, whatever its name begins with.
    let blob = format!("HEAD:./{}", file.file_name()?.to_str()?);
    let mut git = Command::new("git");
    let output = git.arg("-C").arg(folder).args(["cat-file", "blob", &blob]).stdin(Stdio::null()).output().ok()?;
    output.status.success().then_some(output.stdout)
}
