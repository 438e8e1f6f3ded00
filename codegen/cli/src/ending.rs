//! How a command ends.

use std::fmt;
use std::process::ExitCode;

/// The result of a command that ran to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is wrong.
    Good,
    /// A document has errors, or output is stale. A message about it was printed.
    Bad,
}

impl Verdict {
    /// Good if both are.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == Self::Good { other } else { self }
    }
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Good => Self::SUCCESS,
            Verdict::Bad => Self::FAILURE,
        }
    }
}

/// Why a command did not run to its end.
#[derive(Debug)]
pub enum Failure {
    /// Its arguments are wrong.
    Usage(String),
    /// Something else failed, such as reading or writing a file.
    Run(String),
}

impl Failure {
    /// A file operation failed.
    pub fn io(action: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::Run(format!("can't {action} {}: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(message) | Self::Run(message) => f.write_str(message),
        }
    }
}

impl From<Failure> for ExitCode {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Usage(_) => Self::from(2),
            Failure::Run(_) => Self::FAILURE,
        }
    }
}

/// The exit code of a command; a failure is printed.
///
/// 0: good. 1: a document has errors, output is stale, or a file can't be read or written. 2: wrong usage, as clap has it.
pub fn exit_code(result: Result<Verdict, Failure>) -> ExitCode {
    match result {
        Ok(verdict) => verdict.into(),
        Err(failure) => {
            anstream::eprintln!("error: {failure}");
            failure.into()
        }
    }
}
