//! Further derives of the generated types.

use indexmap::IndexMap;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::rust_path::RustPath;

/// Derives that generated types get beside their own.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Derives {
    /// For every type.
    pub all: Vec<Derive>,
    /// For enums, which are the types with listed values.
    pub enums: Vec<Derive>,
    /// For single types: by the name of their component; where it has none, by their name in Rust.
    pub types: IndexMap<String, Vec<Derive>>,
}

/// A derive.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Derive {
    /// One of Rust's own. A type can have it where all that it holds has it.
    Standard(StandardDerive),
    /// One of another crate, as `schemars::JsonSchema`. Whether a type can have it the compiler knows.
    Other(RustPath),
}

/// The derives of Rust that some generated types have and others have not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StandardDerive {
    /// `Copy`.
    Copy,
    /// `Default`.
    Default,
    /// `Eq`.
    Eq,
    /// `Hash`.
    Hash,
    /// `Ord`.
    Ord,
    /// `PartialOrd`.
    PartialOrd,
}

impl StandardDerive {
    const ALL: [Self; 6] = [Self::Copy, Self::Default, Self::Eq, Self::Hash, Self::Ord, Self::PartialOrd];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Copy => "Copy",
            Self::Default => "Default",
            Self::Eq => "Eq",
            Self::Hash => "Hash",
            Self::Ord => "Ord",
            Self::PartialOrd => "PartialOrd",
        }
    }

    /// The derives that Rust wants beside it.
    pub(crate) fn needs(self) -> &'static [Self] {
        match self {
            Self::Ord => &[Self::Eq, Self::PartialOrd],
            Self::Copy | Self::Default | Self::Eq | Self::Hash | Self::PartialOrd => &[],
        }
    }
}

impl Derive {
    /// The derive as settings write it.
    pub fn text(&self) -> String {
        match self {
            Self::Standard(derive) => derive.name().to_owned(),
            Self::Other(path) => path.to_string(),
        }
    }

    fn of_path(path: RustPath) -> Result<Self, String> {
        if path.names.last().is_some_and(|name| name == "Serialize" || name == "Deserialize") {
            return Err("every type has serde's `Serialize` and `Deserialize` without a derive".to_owned());
        }
        if !path.arguments.is_empty() {
            return Err(format!("`{path}` is no derive: it has angle brackets"));
        }
        match path.only_name() {
            None => Ok(Self::Other(path)),
            Some("Clone" | "Debug" | "PartialEq") => Err(format!("every type has `{path}` without this setting")),
            Some(name) => match StandardDerive::ALL.into_iter().find(|derive| derive.name() == name) {
                Some(derive) => Ok(Self::Standard(derive)),
                None => Err(format!("`{path}` is a type and no derive")),
            },
        }
    }
}

impl<'de> Deserialize<'de> for Derive {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        RustPath::deserialize(deserializer).and_then(|path| Self::of_path(path).map_err(D::Error::custom))
    }
}
