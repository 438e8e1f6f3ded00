//! `xml`.

use super::Schema;
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;
use crate::internal_keys::XML;

/// openapiv3 has no field for `xml`, so it travels as [`XML`].
pub(super) fn xml_to_internal_key(schema: &mut Schema, _: &Place<'_>, _: &mut Diagnostics) {
    if let Some(xml) = schema.shift_remove("xml") {
        schema.entry(XML).or_insert(xml);
    }
}
