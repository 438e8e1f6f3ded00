//! Request bodies, media types, encodings.

use serde_json::{Map, Value};

use super::object::{Object, allow};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::Verdict;
use crate::grammar::{Kind, Place};
use crate::internal_keys::ITEM_SCHEMA;

/// Leaves out a body that has no content, and styles that encodings do not have.
pub(super) fn check(kind: Kind, object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    match kind {
        Kind::RequestBody if object.get("content").and_then(Value::as_object).is_none_or(Map::is_empty) => {
            diagnostics.push(Diagnostic::warning(
                "body-without-content",
                &place.pointer(),
                "the request body has no `content`",
                "no body is sent",
            ));
            return Verdict::Drop;
        }
        Kind::MediaType => {
            if let Some(items) = object.shift_remove("itemSchema") {
                object.entry(ITEM_SCHEMA).or_insert(items);
            }
            for key in ["prefixEncoding", "itemEncoding"] {
                object.shift_remove(key);
            }
        }
        Kind::Encoding => {
            allow(object, "style", &["form", "spaceDelimited", "pipeDelimited", "deepObject"], place, diagnostics);
        }
        _ => (),
    }
    Verdict::Keep
}
