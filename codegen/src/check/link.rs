//! Links.

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::grammar::walk::Verdict;

/// Says that links are not supported, and leaves out those that name no operation.
pub(super) fn report_link(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    let names_operation = object.contains_key("operationId") || object.contains_key("operationRef");
    diagnostics.push(Diagnostic::note(
        "link-not-supported",
        &place.pointer(),
        if names_operation { "links are not supported" } else { "this link names no operation" },
        "the link is ignored",
    ));
    if object.contains_key("operationId") {
        object.shift_remove("operationRef");
    }
    if names_operation { Verdict::Keep } else { Verdict::Drop }
}
