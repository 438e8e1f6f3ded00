//! Response and part headers.

use super::object::{Object, allow};
use super::parameter;
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;
use crate::grammar::walk::Verdict;

/// Sees to it that a header has either `schema` or `content`, and no other style than `simple`.
pub(super) fn check(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    object.shift_remove("name");
    object.shift_remove("in");
    allow(object, "style", &["simple"], place, diagnostics);
    parameter::value(object, place, diagnostics);
    Verdict::Keep
}
