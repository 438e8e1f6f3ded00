//! What the tests share: running the generator on a document, and reading the public surface of what it made.

mod run;
mod surface;

pub use run::{Run, rendered, run, run_named};
pub use surface::surface;
