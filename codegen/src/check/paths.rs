//! The keys of `paths`.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::pointer::Pointer;

/// Puts a `/` in front of paths that have none.
pub(super) fn check(document: &mut Value, diagnostics: &mut Diagnostics) {
    let Some(Value::Object(paths)) = document.get_mut("paths") else { return };
    if paths.keys().all(|path| path.starts_with('/') || path.starts_with("x-")) {
        return;
    }
    let root = Place::start(Pointer::root());
    let place = root.key("paths");
    for (path, item) in std::mem::take(paths) {
        if path.starts_with('/') || path.starts_with("x-") {
            paths.insert(path, item);
            continue;
        }
        let repaired = format!("/{path}");
        let action = if paths.contains_key(&repaired) { "it is left out" } else { "a `/` is put in front" };
        diagnostics.push(Diagnostic::warning(
            "path-without-slash",
            &place.key(&path).pointer(),
            format!("the path `{path}` does not start with `/`"),
            action,
        ));
        paths.entry(repaired).or_insert(item);
    }
}
