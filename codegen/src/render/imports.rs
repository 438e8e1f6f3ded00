//! What the types of a file come from.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Names that types are written with, and where they live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Import {
    BTreeMap,
    DateTime,
    NaiveDate,
    Decimal,
    Value,
    Uuid,
    Base64,
    Base64Url,
    DecimalString,
    FilePart,
    Maybe,
    OrBlank,
    UnknownValue,
}

impl Import {
    fn path(self) -> &'static str {
        match self {
            Self::BTreeMap => "std::collections::BTreeMap",
            Self::DateTime => "chrono::{DateTime, Utc}",
            Self::NaiveDate => "chrono::NaiveDate",
            Self::Decimal => "rust_decimal::Decimal",
            Self::Value => "serde_json::Value",
            Self::Uuid => "uuid::Uuid",
            Self::Base64 => "crate::support::Base64",
            Self::Base64Url => "crate::support::Base64Url",
            Self::DecimalString => "crate::support::DecimalString",
            Self::FilePart => "crate::support::FilePart",
            Self::Maybe => "crate::support::Maybe",
            Self::OrBlank => "crate::support::OrBlank",
            Self::UnknownValue => "crate::support::UnknownValue",
        }
    }
}

/// The imports that the items of a file turned out to need.
#[derive(Debug, Default)]
pub(super) struct Imports {
    used: RefCell<BTreeSet<Import>>,
}

impl Imports {
    /// Remembers that a name was written.
    pub(super) fn need(&self, import: Import) {
        self.used.borrow_mut().insert(import);
    }

    /// The `use` lines.
    pub(super) fn lines(&self) -> String {
        let mut lines = String::new();
        for import in self.used.borrow().iter() {
            // Writing to a string does not fail.
            let _ = writeln!(lines, "use {};", import.path());
        }
        lines
    }
}
