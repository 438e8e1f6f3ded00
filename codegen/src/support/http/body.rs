//! Request bodies.

use bytes::Bytes;

use super::multipart::Part;

/// A body, ready to be sent any number of times.
#[derive(Clone)]
pub(super) enum Body {
    /// None at all.
    None,
    /// Bytes, with their media type.
    Bytes(&'static str, Bytes),
    /// Parts, with the media type that they make together.
    Parts(&'static str, Vec<Part>),
}

impl Body {
    /// Whether it can be had once more for another try.
    pub(super) fn can_be_sent_again(&self) -> bool {
        match self {
            // Files on disk are opened again.
            Self::None | Self::Bytes(..) | Self::Parts(..) => true,
        }
    }
}

/// The `Content-Type` for a media type of the document, which may be a range (`*/*`).
pub(super) fn content_type(media_type: &'static str) -> &'static str {
    if media_type.contains('*') { "application/octet-stream" } else { media_type }
}
