//! Examples.

use super::object::Object;
use crate::grammar::walk::Verdict;

/// Moves 3.2's `dataValue`, which openapiv3 does not know, to `value`.
pub(super) fn move_data_value(object: &mut Object) -> Verdict {
    if let Some(value) = object.shift_remove("dataValue") {
        object.insert("value".to_owned(), value);
    }
    Verdict::Keep
}
