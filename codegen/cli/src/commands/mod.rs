//! The commands, one file each.

mod add;
mod diff;
mod effective;
mod fetch;
mod regen;

use clap::Subcommand;

use crate::ending::{Failure, Verdict};
use crate::project::Project;

/// A command with its options.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Adds a document from a file or an address, with a settings file that shows every choice, and generates its client
    Add(add::Options),
    /// Generates the client modules of the documents in specs/
    Regen(regen::Options),
    /// Says what an update of the documents does to users
    Diff(diff::Options),
    /// Brings the documents that their publishers have now, from the `source` in their settings
    Fetch(fetch::Options),
    /// Prints a document as its overlay corrects it
    Effective(effective::Options),
}

impl Command {
    /// Runs the command on the files of a project.
    ///
    /// # Errors
    ///
    /// The arguments are wrong, or a file can't be read or written. Errors in a document are no failure: they are printed,
    /// and the verdict is [`Verdict::Bad`].
    pub fn run(&self, project: &Project) -> Result<Verdict, Failure> {
        match self {
            Self::Add(options) => add::run(options, project),
            Self::Regen(options) => regen::run(options, project),
            Self::Diff(options) => diff::run(options, project),
            Self::Fetch(options) => fetch::run(options, project),
            Self::Effective(options) => effective::run(options, project),
        }
    }
}
