//! The error about settings that are not what they must be.

use serde_path_to_error::Segment;

use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;
use crate::similar::did_you_mean;

/// The message about what serde could not read.
pub(super) fn invalid_settings(name: &str, error: &serde_path_to_error::Error<serde_json::Error>) -> Diagnostic {
    let mut tokens: Vec<String> = error.path().iter().filter_map(token).collect();
    let said = error.inner().to_string();
    let unknown = Unknown::read(&said);
    let message = match &unknown {
        // Inside of a choice by `style`, serde's path ends before the key.
        Some(Unknown { kind: Kind::Key, name, .. }) if tokens.last().is_none_or(|last| last != name) => {
            tokens.push((*name).to_owned());
            said.replacen("unknown field", "unknown key", 1)
        }
        Some(Unknown { kind: Kind::Key, .. }) => said.replacen("unknown field", "unknown key", 1),
        Some(Unknown { kind: Kind::Value, .. }) => said.replacen("unknown variant", "unknown value", 1),
        None => said.replacen("missing field", "missing key", 1),
    };
    let pointer = tokens.into_iter().fold(Pointer::root_of(name), |pointer, token| pointer.child(token));
    let help = unknown.and_then(|unknown| did_you_mean(unknown.name, unknown.expected));
    Diagnostic {
        help,
        ..Diagnostic::error("invalid-settings", &pointer, message, "nothing is generated from this document")
    }
}

fn token(segment: &Segment) -> Option<String> {
    match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => Some(key.clone()),
        Segment::Enum { .. } | Segment::Unknown => None,
    }
}

/// A key, or a value of a list of choices, that serde does not know.
struct Unknown<'a> {
    kind: Kind,
    name: &'a str,
    expected: Vec<&'a str>,
}

enum Kind {
    Key,
    Value,
}

impl<'a> Unknown<'a> {
    /// Reads serde's message: "unknown field `a`, expected one of `b`, `c`".
    fn read(said: &'a str) -> Option<Self> {
        let keys = said.strip_prefix("unknown field `").map(|rest| (Kind::Key, rest));
        let (kind, rest) = keys.or_else(|| Some((Kind::Value, said.strip_prefix("unknown variant `")?)))?;
        let (name, expected) = rest.split_once("`, ")?;
        // Between backticks: every second part.
        Some(Self { kind, name, expected: expected.split('`').skip(1).step_by(2).collect() })
    }
}
