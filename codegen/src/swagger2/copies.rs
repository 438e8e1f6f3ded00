//! What stands once in a document of 2.0 and several times in one of 3.0: a schema for each media type, what operations share.

use std::cell::Cell;

use serde_json::Value;

use super::Object;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

/// How many values all copies may have together. Documents that people wrote need a hundredth of it; a hostile one could ask for
/// thousands of copies of a large schema.
const MOST_VALUES: usize = 1_000_000;

/// Counts the copies of a document.
#[derive(Debug, Default)]
pub(super) struct Copies {
    values: Cell<usize>,
}

impl Copies {
    /// Whether an object may be copied once more.
    pub(super) fn allow(&self, object: &Object) -> bool {
        if !self.is_used_up() {
            self.values.set(self.values.get() + object.values().map(size).sum::<usize>());
        }
        !self.is_used_up()
    }

    /// Those of the media types that may have a copy of the schema. The first always may.
    pub(super) fn limited<'m>(&self, media_types: &'m [String], schema: &Object) -> &'m [String] {
        let more = media_types.iter().skip(1).take_while(|_| self.allow(schema)).count();
        media_types.get(..=more).unwrap_or(media_types)
    }

    /// The message about what was not copied.
    pub(super) fn diagnostic(&self) -> Option<Diagnostic> {
        let message = || {
            Diagnostic::error(
                "too-many-copies",
                &Pointer::root(),
                format!("media types, and what operations share, make more than {MOST_VALUES} values of this document"),
                "operations have only the first of further media types, and no further fields of shared forms",
            )
        };
        self.is_used_up().then(message)
    }

    fn is_used_up(&self) -> bool {
        self.values.get() > MOST_VALUES
    }
}

/// How many values a value consists of.
fn size(value: &Value) -> usize {
    1 + match value {
        Value::Object(object) => object.values().map(size).sum(),
        Value::Array(list) => list.iter().map(size).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}
