//! The commands that turn OpenAPI documents into a crate of Rust clients.
//!
//! The binary of this package is [`Command`] in the current folder. A program with commands of its own flattens [`Command`] into its
//! own list, and says in a [`Project`] which folders they work on.

mod change_lines;
mod commands;
mod comparison;
mod ending;
mod fetch;
pub mod files;
mod git;
mod in_build;
mod kept_names;
mod manifest;
mod module_files;
mod name_locks;
pub mod output;
mod package;
mod project;
mod reference_lock;
pub mod report;
mod runtime;
pub mod source;
pub mod specs;
mod state;
mod text_file;
mod tree;

pub use commands::Command;
pub use ending::{Failure, Verdict, exit_code};
pub use in_build::generate_in_build_script;
pub use module_files::module_files;
pub use project::Project;
pub use runtime::RuntimeSource;
