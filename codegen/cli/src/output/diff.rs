//! What a plan would change, for people to read.

use std::path::Path;
use std::time::Duration;

use similar::TextDiff;

use super::Plan;

/// How many lines of one file's difference are shown.
const SHOWN_LINES: usize = 200;

/// How long to look for the smallest difference of one file.
const PATIENCE: Duration = Duration::from_secs(1);

/// The unified diff of all files, each cut to a readable length.
pub fn diff(plan: &Plan) -> String {
    let writes = plan.writes.iter().map(|(path, file)| (path, file.old.as_deref(), Some(file.new.as_str())));
    let deletes = plan.deletes.iter().map(|(path, old)| (path, Some(old.as_str()), None));
    let mut text = String::new();
    for (path, old, new) in writes.chain(deletes) {
        text.push_str(&file(&plan.root.join(path), old, new));
    }
    text
}

/// One file's difference; a side that does not exist is `/dev/null`, as diff and git have it.
fn file(path: &Path, old: Option<&str>, new: Option<&str>) -> String {
    let path = path.display().to_string();
    let side = |text: Option<&str>| if text.is_some() { path.clone() } else { "/dev/null".to_owned() };
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(old.unwrap_or_default(), new.unwrap_or_default());
    let unified = diff.unified_diff().header(&side(old), &side(new)).to_string();
    let mut lines = unified.lines();
    let mut text: String = lines.by_ref().take(SHOWN_LINES).map(|line| format!("{line}\n")).collect();
    match lines.count() {
        0 => {}
        hidden => text.push_str(&format!("… and {hidden} more lines\n")),
    }
    text
}
