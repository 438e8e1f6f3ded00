//! What changed for users since the last commit, in one line for each API.

use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::comparison::{Pair, compare_telling, pair_documents};
use crate::ending::Failure;
use crate::git::changed_files;
use crate::project::Project;
use crate::specs::Document;
use crate::state::State;

/// Prints a line for each of these documents that changes something for users. Prints nothing where there is no repository, or no commit.
pub fn print_change_lines(specs: &Path, documents: &[&Document], project: &Project) {
    for line in change_lines(specs, documents, project).unwrap_or_default() {
        anstream::eprintln!("{line}");
    }
}

fn change_lines(specs: &Path, documents: &[&Document], project: &Project) -> Result<Vec<String>, Failure> {
    let changed = Changed::since_commit(specs)?;
    let is_shared = changed.has_file_of_none(documents);
    let asked =
        |api: &str| documents.iter().any(|document| document.api == api) && (is_shared || changed.has_file_of(api));
    if !documents.iter().any(|document| asked(&document.api)) {
        return Ok(Vec::new());
    }
    let project = Project { specs: specs.to_owned(), ..project.clone() };
    let (old, new) = (State::parse("HEAD:", &project)?, State::now(&project));
    let pairs: Vec<Pair> = pair_documents(&old, &new)?.into_iter().filter(|pair| asked(pair.api())).collect();
    let line = |pair: Pair| change_line(&old, &new, &pair, &project.program);
    Ok(pairs.into_par_iter().map(line).collect::<Vec<_>>().into_iter().flatten().collect())
}

/// The line about one API; `None` where nothing changes for its users, or a state can't be read, about which there are messages already.
fn change_line(old: &State, new: &State, pair: &Pair, program: &str) -> Option<String> {
    let summary = compare_telling(old, new, pair, |_| ()).ok()?.summary();
    summary.bump.map(|_| format!("{}: {} · run {program} diff", pair.api(), summary.text()))
}

/// The files that changed since the last commit, as paths from the folder of the documents.
struct Changed {
    files: Vec<PathBuf>,
}

impl Changed {
    fn since_commit(specs: &Path) -> Result<Self, Failure> {
        let folder = if specs.is_dir() { specs } else { specs.parent().unwrap_or(Path::new("")) };
        let root = crate::git::path_in_repository(folder)?;
        let inside = |path: String| Path::new(&path).strip_prefix(&root).map(Path::to_owned).ok();
        Ok(Self { files: changed_files(folder)?.into_iter().filter_map(inside).collect() })
    }

    fn has_file_of(&self, api: &str) -> bool {
        self.files.iter().any(|file| belongs_to(file, api))
    }

    /// Whether a file changed to which several documents may refer.
    fn has_file_of_none(&self, documents: &[&Document]) -> bool {
        self.files.iter().any(|file| !documents.iter().any(|document| belongs_to(file, &document.api)))
    }
}

/// Whether a file is an API's document, lies beside that, or is in the API's folder.
fn belongs_to(file: &Path, api: &str) -> bool {
    let first = file.iter().next().unwrap_or_default().to_string_lossy();
    first == api || first.strip_prefix(api).is_some_and(|rest| rest.starts_with('.'))
}
