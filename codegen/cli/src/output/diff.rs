//! The difference between the old and the new text of a file, as people read it.

use std::path::PathBuf;
use std::time::Duration;

use similar::TextDiff;

/// How many lines of one file's difference are shown.
const SHOWN_LINES: usize = 200;

/// How long to look for the smallest difference of one file.
const PATIENCE: Duration = Duration::from_secs(1);

/// A file that is written or deleted.
pub struct Change<'a> {
    /// The file, as messages show it.
    pub path: PathBuf,
    /// The text that the file has; `None` for a new file.
    pub old: Option<&'a str>,
    /// The text that it will have; `None` if it is deleted.
    pub new: Option<&'a str>,
}

/// One file's difference; a side that does not exist is `/dev/null`, as diff and git have it.
pub fn unified(change: &Change<'_>) -> String {
    let path = change.path.display().to_string();
    let side = |text: Option<&str>| if text.is_some() { path.clone() } else { "/dev/null".to_owned() };
    let (old, new) = (change.old.unwrap_or_default(), change.new.unwrap_or_default());
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(old, new);
    let unified = diff.unified_diff().header(&side(change.old), &side(change.new)).to_string();
    let mut lines = unified.lines();
    let mut text: String = lines.by_ref().take(SHOWN_LINES).map(|line| format!("{line}\n")).collect();
    match lines.count() {
        0 => {}
        hidden => text.push_str(&format!("… and {hidden} more lines\n")),
    }
    text
}
