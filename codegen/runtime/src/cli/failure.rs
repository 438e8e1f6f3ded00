//! Why the command line has no result.

use std::fmt;

use super::names;
use crate::http::Error;
use crate::invoke::Reply;

/// Why the command line has no result.
#[derive(Debug)]
pub enum Failure {
    /// The arguments or environment variables are wrong, as the sentence says.
    Usage(String),
    /// The call failed.
    Call(Error<Reply>),
    /// Something on this machine failed, as the sentence says.
    Machine(String),
}

impl Failure {
    /// The program's exit code.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Call(_) | Self::Machine(_) => 1,
        }
    }

    /// An unknown name; the message lists similar names, or all names if there are few.
    pub(super) fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str> + Clone) -> Self {
        let name = names::shown(name);
        let mut near = names::nearest(&name, known.clone());
        let (hint, few) = match near.is_empty() {
            true => ("there are", 8),
            false => ("did you mean", near.len()),
        };
        if near.is_empty() {
            near = known.collect();
        }
        if near.is_empty() || near.len() > few {
            return Self::Usage(format!("there is no {what} `{name}`; see --help"));
        }
        let names: Vec<String> = near.iter().map(|name| format!("`{}`", names::shown(name))).collect();
        Self::Usage(format!("there is no {what} `{name}`; {hint}: {}", names.join(", ")))
    }
}

/// A call that was refused before anything was sent is wrong usage.
impl From<Error<Reply>> for Failure {
    fn from(error: Error<Reply>) -> Self {
        match error {
            Error::InvalidRequest(why) => Self::Usage(why.to_string()),
            other => Self::Call(other),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(why) | Self::Machine(why) => f.write_str(why),
            Self::Call(error) => write!(f, "{error}"),
        }
    }
}
