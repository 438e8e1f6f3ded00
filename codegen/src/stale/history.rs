//! The document before the update.

use std::cell::OnceCell;

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::pointer::Pointer;
use crate::read::documents::Files;
use crate::read::read_value;

/// What the document was before the update, read when a message asks for it.
pub(crate) struct History<'a> {
    files: &'a dyn Files,
    before: OnceCell<Option<Value>>,
}

impl<'a> History<'a> {
    /// Nothing is read yet.
    pub(crate) fn new(files: &'a dyn Files) -> Self {
        Self { files, before: OnceCell::new() }
    }

    /// The document's value before the update; `None` if nobody knows it, or it could not be read then.
    pub(crate) fn before(&self) -> Option<&Value> {
        let read = |text: String| read_value("", &Pointer::root(), &text, &mut Diagnostics::default()).ok();
        self.before.get_or_init(|| self.files.document_before().and_then(read)).as_ref()
    }
}
