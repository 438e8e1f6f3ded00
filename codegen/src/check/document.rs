//! The document itself.

use serde_json::{Value, json};

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::grammar::walk::Verdict;

/// Adds `info` and `paths` where they are missing (3.1 allows a document without paths).
pub(super) fn complete_document(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    if !object.get("info").is_some_and(Value::is_object) {
        diagnostics.push(Diagnostic::warning(
            "missing-field",
            &place.pointer(),
            "there is no `info` with a title and a version",
            "its title is taken to be `API`",
        ));
        object.insert("info".to_owned(), json!({ "title": "API", "version": "" }));
    }
    if !object.get("paths").is_some_and(Value::is_object) {
        object.insert("paths".to_owned(), json!({}));
    }
    Verdict::Keep
}
