//! What a write would send, for somebody who sits at a terminal and has not said `--yes`.

use super::names::shown;
use super::settings::Settings;
use super::wrap::beginning;
use super::{Done, json};
use crate::description::Operation;

/// How much of the arguments is shown: a file may be one of them.
const MOST: usize = 4_000;

/// Whether the operation may change something: by its HTTP method, since a document says no more.
pub(super) fn is_write(operation: &Operation) -> bool {
    !matches!(operation.method, "GET" | "HEAD" | "OPTIONS" | "TRACE")
}

/// The request, and how to send it.
pub(super) fn preview(operation: &Operation, arguments: &str, settings: &Settings) -> Done {
    let server = settings.base_url().map(|url| format!(" to {url}")).unwrap_or_default();
    let head = format!("{} {}{server}", operation.method, operation.path);
    let arguments = beginning(&json::pretty(arguments), MOST);
    let said = format!(
        "this would be sent:\n{}\n{}\nnothing was sent: add --yes to send it\n",
        shown(&settings.hidden(&head)),
        settings.hidden(&arguments)
    );
    Done { out: Vec::new(), said, code: 2 }
}
