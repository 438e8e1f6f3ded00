//! Gets documents from where they are published.

mod curl;
mod local;
mod references;

use codegen::settings::Origin;
use std::path::Path;

pub use references::{Fetched, fetch_references};

/// The most bytes that a document may have.
const MOST_BYTES: u64 = 64 << 20;

/// The bytes of a document as its publisher has them now. `folder` is where its settings are.
///
/// # Errors
///
/// Why there are none, as a clause.
pub fn published(origin: &Origin, folder: &Path) -> Result<Vec<u8>, String> {
    match origin {
        Origin::Address(address) => curl::download(address),
        Origin::File(path) => local::read(&folder.join(path)),
    }
}

fn too_large() -> String {
    format!("it has more than {} MB", MOST_BYTES >> 20)
}
