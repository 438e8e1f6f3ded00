//! Info, contact, license, tags, external documentation.

use super::object::{Object, require_text};
use crate::diagnostic::Diagnostics;
use crate::grammar::walk::Verdict;
use crate::grammar::{Kind, Place};

/// Adds required texts that are missing.
pub(super) fn check(kind: Kind, object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    match kind {
        Kind::Info => {
            require_text(object, "title", "API", place, diagnostics);
            require_text(object, "version", "", place, diagnostics);
        }
        Kind::License => require_text(object, "name", "", place, diagnostics),
        Kind::Tag => require_text(object, "name", "", place, diagnostics),
        // Without a URL there is nothing to link to.
        Kind::ExternalDocs if !object.contains_key("url") => return Verdict::Drop,
        _ => (),
    }
    Verdict::Keep
}
