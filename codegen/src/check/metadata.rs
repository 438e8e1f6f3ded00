//! What a document says about itself: info, license, tags, external documentation.

use super::object::{Object, require_text};
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;
use crate::grammar::walk::Verdict;

/// Adds the title and the version where they are missing.
pub(super) fn complete_info(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    require_text(object, "title", "API", place, diagnostics);
    require_text(object, "version", "", place, diagnostics);
    Verdict::Keep
}

/// Adds the name of a license or a tag where it is missing.
pub(super) fn complete_name(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    require_text(object, "name", "", place, diagnostics);
    Verdict::Keep
}

/// Leaves out external documentation that has no URL to link to.
pub(super) fn drop_documentation_without_url(object: &Object) -> Verdict {
    if object.contains_key("url") { Verdict::Keep } else { Verdict::Drop }
}
