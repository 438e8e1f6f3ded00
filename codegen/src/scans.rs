//! Counts of fields and names in generated code that compile but are not good. Fewer is better.

use serde::{Deserialize, Serialize};

use crate::ir::Api;
use crate::passes::{Tables, money_in_floats, paging_like_without_stream};

/// Counts of fields and names in generated code that compile but are not good. Fewer is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scans {
    /// Fields that seem to hold money and are `f64`.
    pub money_in_floats: usize,
    /// Operations whose requests carry no credential, whatever the client has.
    pub without_credential: usize,
    /// Names of types and methods with more than 45 characters.
    pub names_over_45: usize,
    /// Names of types and methods with more than 60 characters.
    pub names_over_60: usize,
    /// Operations with GET whose parameters speak of pages, and that have no stream.
    pub paging_like_without_stream: usize,
}

impl Scans {
    /// The counts of an API.
    pub(crate) fn of_api(api: &Api, tables: &Tables) -> Self {
        let longer = |limit| tables.names.types_and_methods().filter(|name| name.as_str().len() > limit).count();
        Self {
            money_in_floats: money_in_floats(api).len(),
            without_credential: api.operations.iter().filter(|operation| !operation.carries_credentials()).count(),
            names_over_45: longer(45),
            names_over_60: longer(60),
            paging_like_without_stream: paging_like_without_stream(api, &tables.pages),
        }
    }

    /// The name of each count, and the count.
    pub fn rows(&self) -> [(&'static str, usize); 5] {
        [
            ("fields with a money name that are f64", self.money_in_floats),
            ("operations that no credential reaches", self.without_credential),
            ("names over 45 characters", self.names_over_45),
            ("names over 60 characters", self.names_over_60),
            ("paging-like operations without a stream", self.paging_like_without_stream),
        ]
    }

    /// The counts of both.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            money_in_floats: self.money_in_floats + other.money_in_floats,
            without_credential: self.without_credential + other.without_credential,
            names_over_45: self.names_over_45 + other.names_over_45,
            names_over_60: self.names_over_60 + other.names_over_60,
            paging_like_without_stream: self.paging_like_without_stream + other.paging_like_without_stream,
        }
    }
}
