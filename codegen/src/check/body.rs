//! Request bodies, media types, encodings.

use serde_json::Value;

use super::object::{Object, allow};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::grammar::walk::Verdict;
use crate::internal_keys::ITEM_SCHEMA;

/// Leaves out a body that has no content.
pub(super) fn drop_empty_body(object: &Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    if object.get("content").and_then(Value::as_object).is_some_and(|content| !content.is_empty()) {
        return Verdict::Keep;
    }
    diagnostics.push(Diagnostic::warning(
        "body-without-content",
        &place.pointer(),
        "the request body has no `content`",
        "no body is sent",
    ));
    Verdict::Drop
}

/// Moves 3.2's `itemSchema`, which openapiv3 does not know, to [`ITEM_SCHEMA`], and removes encodings by position.
pub(super) fn move_item_schema(object: &mut Object) -> Verdict {
    if let Some(items) = object.shift_remove("itemSchema") {
        object.entry(ITEM_SCHEMA).or_insert(items);
    }
    for key in ["prefixEncoding", "itemEncoding"] {
        object.shift_remove(key);
    }
    Verdict::Keep
}

/// Removes a style that encodings do not have.
pub(super) fn check_encoding(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    allow(object, "style", &["form", "spaceDelimited", "pipeDelimited", "deepObject"], place, diagnostics);
    Verdict::Keep
}
