//! Response and part headers.

use super::object::{Object, allow};
use super::parameter::leave_schema_or_content;
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;
use crate::grammar::walk::Verdict;

/// Makes a header have either `schema` or `content`, and no other style than `simple`.
pub(super) fn check_header(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    object.shift_remove("name");
    object.shift_remove("in");
    allow(object, "style", &["simple"], place, diagnostics);
    leave_schema_or_content(object, place, diagnostics);
    Verdict::Keep
}
