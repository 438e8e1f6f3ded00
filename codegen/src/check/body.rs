//! Request bodies, media types, encodings.

use serde_json::Value;

use super::object::{Object, allow};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::grammar::walk::Verdict;
use crate::internal_keys::{ITEM_ENCODING, ITEM_SCHEMA, ORIGIN, PREFIX_ENCODING};

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

/// Moves 3.2's `itemSchema` and encodings by position, which openapiv3 does not know, to keys of our own.
pub(super) fn move_items(object: &mut Object, place: &Place<'_>) -> Verdict {
    remember_places(object, place);
    let moved = [("itemSchema", ITEM_SCHEMA), ("prefixEncoding", PREFIX_ENCODING), ("itemEncoding", ITEM_ENCODING)];
    for (key, kept) in moved {
        if let Some(value) = object.shift_remove(key) {
            object.entry(kept).or_insert(value);
        }
    }
    Verdict::Keep
}

/// Says in each encoding by position where it stands, before it moves.
fn remember_places(object: &mut Object, place: &Place<'_>) {
    let remember = |encoding: &mut Value, place: &Place<'_>| {
        if let Value::Object(encoding) = encoding {
            encoding.entry(ORIGIN).or_insert_with(|| place.pointer().to_string().into());
        }
    };
    let prefix = object.get_mut("prefixEncoding").and_then(Value::as_array_mut);
    for (index, encoding) in prefix.into_iter().flatten().enumerate() {
        remember(encoding, &place.key("prefixEncoding").index(index));
    }
    if let Some(encoding) = object.get_mut("itemEncoding") {
        remember(encoding, &place.key("itemEncoding"));
    }
}

/// Removes a style that encodings do not have.
pub(super) fn check_encoding(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    allow(object, "style", &["form", "spaceDelimited", "pipeDelimited", "deepObject"], place, diagnostics);
    Verdict::Keep
}
