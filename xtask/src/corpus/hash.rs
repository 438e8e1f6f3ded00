//! Hashes that are the same in every run.

use std::hash::{DefaultHasher, Hash, Hasher};

/// A hash of bytes: the same bytes have the same hash in every run of this program.
pub fn stable_hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}
