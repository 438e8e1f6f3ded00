//! The result for one document.

use std::collections::BTreeMap;

use codegen::Stats;
use serde::{Deserialize, Serialize};

use super::round_trip_counts::RoundTripCounts;

/// How far a document came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It is no OpenAPI document, and the generator has said so.
    NoOpenapi,
    /// Nothing was generated from it.
    Refused,
    /// The generator panicked, or was killed by a signal.
    Crashed,
    /// The generator took too long.
    TimedOut,
    /// It was generated, and not compiled yet.
    Generated,
    /// The compiler has errors.
    DoesNotCompile,
    /// The compiler has warnings.
    Warns,
    /// It compiles without a warning.
    Compiles,
}

impl Stage {
    /// The word for tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoOpenapi => "no OpenAPI 3",
            Self::Refused => "refused",
            Self::Crashed => "crashed",
            Self::TimedOut => "timed out",
            Self::Generated => "generated",
            Self::DoesNotCompile => "does not compile",
            Self::Warns => "warns",
            Self::Compiles => "compiles",
        }
    }
}

/// What the generator's process tells about a document.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Generated {
    /// Counts of what was made.
    #[serde(flatten)]
    pub stats: Stats,
    /// Lines of Rust.
    pub lines: usize,
    /// How long the generation took.
    pub milliseconds: u64,
    /// The process's peak memory, where the system tells.
    pub peak_kilobytes: Option<u64>,
    /// Diagnostics by severity.
    pub errors: usize,
    /// The same.
    pub warnings: usize,
    /// The same.
    pub notes: usize,
    /// Diagnostics by code.
    pub codes: BTreeMap<String, usize>,
}

/// A document's line of the report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    /// The document's name.
    pub name: String,
    /// Its module.
    pub module: String,
    /// How far it came.
    pub verdict: Stage,
    /// The document's size.
    pub bytes: u64,
    /// Counts and costs.
    #[serde(flatten)]
    pub generated: Generated,
    /// What is wrong: the panic, or what the compiler said.
    pub problems: Vec<String>,
    /// The results of the round trips, where they were asked for.
    #[serde(default)]
    pub round_trips: Option<RoundTripCounts>,
    /// What the result depends on.
    pub key: String,
}

impl Record {
    /// Whether nothing is wrong. A file that is no OpenAPI document is no failure.
    pub fn is_good(&self) -> bool {
        self.round_trips.as_ref().is_none_or(RoundTripCounts::is_good) && self.generated_well()
    }

    fn generated_well(&self) -> bool {
        match self.verdict {
            Stage::Compiles | Stage::Generated | Stage::NoOpenapi => true,
            Stage::Refused | Stage::Crashed | Stage::TimedOut | Stage::DoesNotCompile | Stage::Warns => false,
        }
    }
}
