//! [`LIST_STYLE`]: a style by which a list is one text where 3.0 has no such style.

use indexmap::IndexMap;
use serde_json::Value;

use crate::internal_keys::LIST_STYLE;
use crate::ir::Style;

/// The style that the key says; `None` where the object does not have it.
pub(super) fn list_style(extensions: &IndexMap<String, Value>) -> Option<Style> {
    match extensions.get(LIST_STYLE)?.as_str()? {
        "simple" => Some(Style::Simple),
        "form" => Some(Style::Form),
        "spaceDelimited" => Some(Style::SpaceDelimited),
        "pipeDelimited" => Some(Style::PipeDelimited),
        "tabDelimited" => Some(Style::TabDelimited),
        _ => None,
    }
}
