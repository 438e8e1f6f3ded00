//! What the tests share: cases, running the generator on them, and reading the public surface of what it made.

mod case;
mod compiled;
mod run;
mod snapshot;
mod specs;
mod surface;

pub use case::Case;
pub use compiled::{cargo, write_crate};
pub use run::{Run, rendered, rendered_with_notes};
pub use snapshot::beside;
pub use specs::{apis, generate_spec, workspace};
pub use surface::surface;
