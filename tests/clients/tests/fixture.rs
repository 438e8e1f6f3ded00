//! The bodies that servers answer with.

use std::fs;
use std::path::Path;

/// The text of a file in `fixtures/`.
///
/// # Panics
///
/// If there is none.
pub fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
