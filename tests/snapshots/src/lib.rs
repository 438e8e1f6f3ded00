//! Documents that are tests, and the documents in `specs/`, run through the generator.

mod case;
mod crossings;
mod diff_case;
mod generated_crate;
mod messages;
mod specs;

pub use case::Case;
pub use crossings::{CrossedValue, Crossings, Extent};
pub use diff_case::DiffCase;
pub use generated_crate::generated_crate;
pub use messages::{rendered, rendered_with_notes};
pub use specs::{apis, describe_spec, describe_spec_as, generate_spec, workspace};
