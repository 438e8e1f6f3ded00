//! Reads the files that users name.

use std::io::{Error, ErrorKind, Result};
use std::path::Path;

/// Larger files are refused: the largest document that is known has 70 MB.
const MOST_BYTES: u64 = 256 << 20;

/// A file's text.
///
/// # Errors
///
/// There is no such file; it is no UTF-8; it is too large; or it is a named pipe, a device, a socket or a folder: reading one of those
/// could wait forever.
pub fn read_text(path: &Path) -> Result<String> {
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(Error::new(ErrorKind::InvalidInput, "it is not a regular file"));
    }
    if metadata.len() > MOST_BYTES {
        return Err(Error::new(ErrorKind::FileTooLarge, format!("it has more than {} MB", MOST_BYTES >> 20)));
    }
    std::fs::read_to_string(path)
}
