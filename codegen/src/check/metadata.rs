//! What a document says about itself: info, license, tags, external documentation.

use serde_json::Value;

use super::object::{Object, require_text};
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;
use crate::grammar::walk::Verdict;
use crate::internal_keys::TAG;

/// Adds the title and the version where they are missing.
pub(super) fn complete_info(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    require_text(object, "title", "API", place, diagnostics);
    require_text(object, "version", "", place, diagnostics);
    Verdict::Keep
}

/// Adds the name of a license where it is missing.
pub(super) fn complete_name(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    require_text(object, "name", "", place, diagnostics);
    Verdict::Keep
}

/// Adds the name of a tag where it is missing, and moves what openapiv3 does not know to [`TAG`].
pub(super) fn complete_tag(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    let moved = ["summary", "parent", "kind"].into_iter().filter_map(|key| object.shift_remove_entry(key));
    let moved: Object = moved.collect();
    if !moved.is_empty() {
        object.entry(TAG).or_insert(Value::Object(moved));
    }
    complete_name(object, place, diagnostics)
}

/// Leaves out external documentation that has no URL to link to.
pub(super) fn drop_documentation_without_url(object: &Object) -> Verdict {
    if object.contains_key("url") { Verdict::Keep } else { Verdict::Drop }
}
