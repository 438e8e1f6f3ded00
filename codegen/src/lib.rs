//! OpenAPI documents in, Rust files and diagnostics out.
//!
//! No file system, clock, network or process: whoever calls reads the documents and writes the files.

pub mod diagnostic;
pub mod ir;
pub mod pointer;
pub mod settings;
pub mod support;

mod check;
mod lower;
mod normalize;
mod overlay;
mod parse;
mod passes;
mod read;
mod render;
