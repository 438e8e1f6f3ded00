//! Request bodies.

use bytes::Bytes;

use super::super::file_part::FilePart;
use super::part::Part;

/// A body, ready to be sent.
#[derive(Clone)]
pub(super) enum Body {
    /// No body.
    None,
    /// Bytes, with their media type.
    Bytes(&'static str, Bytes),
    /// Parts, with the media type that they make together.
    Parts(&'static str, Vec<Part>),
    /// Parts without names, with the media type that they make together.
    Mixed(&'static str, Vec<Part>),
    /// A file, with its media type unless the file has one of its own.
    File(&'static str, FilePart),
}

impl Body {
    /// Whether it can be sent again for another try.
    pub(super) fn can_be_sent_again(&self) -> bool {
        match self {
            Self::None | Self::Bytes(..) => true,
            // Files on disk are opened again.
            Self::Parts(_, parts) | Self::Mixed(_, parts) => parts.iter().all(Part::is_repeatable),
            Self::File(_, file) => file.is_repeatable(),
        }
    }
}

/// The `Content-Type` for a media type of the document, which may be a range (`*/*`).
pub(super) fn content_type(media_type: &'static str) -> &'static str {
    if media_type.contains('*') { "application/octet-stream" } else { media_type }
}
