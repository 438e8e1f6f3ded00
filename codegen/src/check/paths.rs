//! The keys of `paths`.

use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::pointer::Pointer;

/// The longest path that is used. Servers refuse longer ones, and every message about something in a path would be as long.
const LONGEST: usize = 8_000;

/// Leaves out paths that are too long.
pub(super) fn leave_out_long_paths(document: &mut Value, diagnostics: &mut Diagnostics) {
    let Some(Value::Object(paths)) = document.get_mut("paths") else { return };
    let root = Place::start(Pointer::root());
    let place = root.key("paths");
    paths.retain(|path, _| {
        if path.len() > LONGEST {
            let message = format!("a path has {} bytes; at most {LONGEST} are used", path.len());
            diagnostics.push(Diagnostic::error("path-too-long", &place.key(path).pointer(), message, "it is left out"));
        }
        path.len() <= LONGEST
    });
}

/// Puts a `/` in front of paths that have none.
pub(super) fn add_leading_slashes(document: &mut Value, diagnostics: &mut Diagnostics) {
    let Some(Value::Object(paths)) = document.get_mut("paths") else { return };
    if paths.keys().all(|path| path.starts_with('/') || path.starts_with("x-")) {
        return;
    }
    let root = Place::start(Pointer::root());
    let place = root.key("paths");
    let written = std::mem::take(paths);
    let known: HashSet<String> = written.keys().cloned().collect();
    for (path, item) in written {
        if path.starts_with('/') || path.starts_with("x-") {
            paths.insert(path, item);
            continue;
        }
        let repaired = format!("/{path}");
        let is_taken = known.contains(&repaired);
        let action = if is_taken {
            format!("it is left out: there is a path `{repaired}` too")
        } else {
            "a `/` is put in front".to_owned()
        };
        diagnostics.push(Diagnostic::warning(
            "path-without-slash",
            &place.key(&path).pointer(),
            format!("the path `{path}` does not start with `/`"),
            action,
        ));
        if !is_taken {
            paths.insert(repaired, item);
        }
    }
}
