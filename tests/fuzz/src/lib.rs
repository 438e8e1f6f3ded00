//! What fuzzers call: a function of bytes for each thing that takes what strangers write. Each panics where a promise is broken.
//!
//! `fuzz/` calls them under cargo-fuzz; `tests/bounded_loop.rs` for a short time on stable Rust.

mod decoding;
mod document;

pub use decoding::decode_types;
pub use document::generate_document;
