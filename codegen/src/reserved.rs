//! Keys of a document that only the generator may write.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::internal_keys::PREFIX;

/// Takes every key that starts with [`PREFIX`] out of a file's value, each with an error.
pub(crate) fn remove_reserved_keys(value: &mut Value, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    match value {
        Value::Object(object) => object.retain(|key, value| {
            let place = place.key(key);
            let is_reserved = key.starts_with(PREFIX);
            if is_reserved {
                diagnostics.push(reserved(key, &place));
            } else {
                remove_reserved_keys(value, &place, diagnostics);
            }
            !is_reserved
        }),
        Value::Array(list) => {
            for (index, item) in list.iter_mut().enumerate() {
                remove_reserved_keys(item, &place.index(index), diagnostics);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => (),
    }
}

fn reserved(key: &str, place: &Place<'_>) -> Diagnostic {
    let message = format!("a document cannot use the key `{key}`");
    Diagnostic::error("reserved-key", &place.pointer(), message, "the key and its value are ignored")
        .help(format!("rename the key: the generator keeps its own data under keys that start with `{PREFIX}`"))
}
