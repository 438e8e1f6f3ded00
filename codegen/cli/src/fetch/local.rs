//! A document that another program has put into a file.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::{MOST_BYTES, too_large};

/// The bytes of a regular file.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| error.to_string();
    if !std::fs::metadata(path).map_err(failed)?.is_file() {
        return Err("it is not a regular file".to_owned());
    }
    let mut bytes = Vec::new();
    let read = File::open(path).map_err(failed)?.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if u64::try_from(read).is_ok_and(|read| read > MOST_BYTES) { Err(too_large()) } else { Ok(bytes) }
}
