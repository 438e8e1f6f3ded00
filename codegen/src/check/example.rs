//! Examples and links.

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::Verdict;
use crate::grammar::{Kind, Place};

/// Leaves out links that lead nowhere.
pub(super) fn check(kind: Kind, object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    if kind != Kind::Link {
        return Verdict::Keep;
    }
    let leads = object.contains_key("operationId") || object.contains_key("operationRef");
    diagnostics.push(Diagnostic::note(
        "link-not-supported",
        &place.pointer(),
        if leads { "links are not supported" } else { "this link names no operation" },
        "the link is ignored",
    ));
    if object.contains_key("operationId") {
        object.shift_remove("operationRef");
    }
    if leads { Verdict::Keep } else { Verdict::Drop }
}
