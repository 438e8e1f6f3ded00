//! Which failures may be gone soon.

use std::error::Error as StdError;
use std::io;

use reqwest::StatusCode;

/// Whether the reason for which no response came may be gone soon. A certificate that is not trusted, or a server that does not speak
/// TLS, will be the same.
pub(super) fn may_pass(error: &reqwest::Error) -> bool {
    let is_tls = error.is_connect() && error.source().is_some_and(is_tls_error);
    !error.is_builder() && !error.is_redirect() && !is_tls
}

/// Whether TLS could not be agreed on: rustls reports that as invalid data, the other libraries name the certificate.
fn is_tls_error(error: &(dyn StdError + 'static)) -> bool {
    let io = error.downcast_ref::<io::Error>();
    if io.is_some_and(|error| error.kind() == io::ErrorKind::InvalidData) {
        return true;
    }
    // What an I/O error wraps is not its source.
    match io.and_then(io::Error::get_ref) {
        Some(wrapped) => is_tls_error(wrapped),
        None => {
            error.to_string().to_ascii_lowercase().contains("certificate") || error.source().is_some_and(is_tls_error)
        }
    }
}

/// Whether a server that answers with this status may soon answer otherwise.
pub(super) fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 502 | 503 | 504)
}
