//! The parts of a `multipart/*` body, before they are sent.

use super::super::file_part::FilePart;

/// One part of a `multipart/*` body.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) content_type: Option<String>,
    pub(super) content: PartContent,
}

/// What a part holds.
#[derive(Clone)]
pub(super) enum PartContent {
    Text(String),
    File(FilePart),
}

impl Part {
    /// Whether it can be read again for another try.
    pub(super) fn is_repeatable(&self) -> bool {
        match &self.content {
            PartContent::Text(_) => true,
            PartContent::File(file) => file.is_repeatable(),
        }
    }
}

/// A header that the caller sets for the parts of a name.
#[derive(Clone)]
pub(super) struct PartHeader {
    pub(super) part: String,
    pub(super) name: String,
    pub(super) value: String,
}
