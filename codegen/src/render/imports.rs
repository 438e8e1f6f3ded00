//! The imports that a file needs.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A name that generated code is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Import {
    BTreeMap,
    DateTime,
    NaiveDate,
    Civil,
    OffsetDateTime,
    Decimal,
    Value,
    Uuid,
    Base64,
    Base64Url,
    DecimalString,
    FilePart,
    Maybe,
    OrBlank,
    Serde,
    SerdeNumber,
    UnknownValue,
    /// The module of the API's own types. Its path depends on the file, which writes the `use` line itself; so it does for those below.
    Types,
    /// The runtime's `Credential`.
    Credential,
}

impl Import {
    /// The module, and the names in it.
    fn path(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::BTreeMap => ("std::collections", &["BTreeMap"]),
            Self::DateTime => ("openapi_client_runtime::crates::chrono", &["DateTime", "Utc"]),
            Self::NaiveDate => ("openapi_client_runtime::crates::chrono", &["NaiveDate"]),
            Self::Civil => ("openapi_client_runtime::crates::jiff", &["civil"]),
            Self::OffsetDateTime => ("openapi_client_runtime", &["OffsetDateTime"]),
            Self::Decimal => ("openapi_client_runtime::crates::rust_decimal", &["Decimal"]),
            Self::Value => ("openapi_client_runtime::crates::serde_json", &["Value"]),
            Self::Uuid => ("openapi_client_runtime::crates::uuid", &["Uuid"]),
            Self::Base64 => ("openapi_client_runtime", &["Base64"]),
            Self::Base64Url => ("openapi_client_runtime", &["Base64Url"]),
            Self::DecimalString => ("openapi_client_runtime", &["DecimalString"]),
            Self::FilePart => ("openapi_client_runtime", &["FilePart"]),
            Self::Maybe => ("openapi_client_runtime", &["Maybe"]),
            Self::OrBlank => ("openapi_client_runtime", &["OrBlank"]),
            Self::Serde => ("openapi_client_runtime", &["Serde"]),
            Self::SerdeNumber => ("openapi_client_runtime", &["SerdeNumber"]),
            Self::UnknownValue => ("openapi_client_runtime", &["UnknownValue"]),
            Self::Types | Self::Credential => ("", &[]),
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

    /// Remembers the names that others remember.
    pub(super) fn extend(&self, others: &Self) {
        self.used.borrow_mut().extend(others.used.borrow().iter());
    }

    /// Whether a name was written.
    pub(super) fn needs(&self, import: Import) -> bool {
        self.used.borrow().contains(&import)
    }

    /// The `use` lines: the standard library's, a blank line, the runtime's.
    pub(super) fn lines(&self) -> String {
        let mut modules: BTreeMap<(bool, &str), BTreeSet<&str>> = BTreeMap::new();
        for import in self.used.borrow().iter() {
            let (module, names) = import.path();
            if names.is_empty() {
                continue;
            }
            modules.entry((!module.starts_with("std::"), module)).or_default().extend(names);
        }
        let mut lines = String::new();
        let mut last = None;
        for ((group, module), names) in modules {
            lines.push_str(if last.is_some_and(|last| last != group) { "\n" } else { "" });
            last = Some(group);
            let names = names.into_iter().collect::<Vec<_>>();
            let names =
                if let [only] = names.as_slice() { (*only).to_owned() } else { format!("{{{}}}", names.join(", ")) };
            lines.push_str(&format!("use {module}::{names};\n"));
        }
        lines
    }
}
