//! Crossings: documents that combine every kind of schema with every place in an operation, and every kind of page with every way to
//! the next one. `compiled-cases` compiles their clients, and sends values through them.
//!
//! A schema can be used in many ways: as it is, as a list, where null is allowed … All combinations of a schema, a use and a place would be
//! ten thousand operations, so the uses turn: each schema stands in each place, and each place has each use.

mod document;
mod pages;
mod places;
mod schemas;
mod uses;

use codegen::settings::Settings;
use codegen::{Outcome, Source, SourceFile};
use serde_json::Value;

use pages::paged_crossings;
use places::{called_crossings, read_crossings, sent_crossings};

/// A document of crossings.
pub struct Crossings {
    /// The API's name.
    pub api: &'static str,
    /// The OpenAPI document.
    pub document: Value,
    /// How many operations it has.
    pub operations: usize,
    /// What operations take as their body and answer with.
    pub values: Vec<CrossedValue>,
}

/// A value that an operation takes as its body and answers with.
pub struct CrossedValue {
    /// The operation.
    pub operation: String,
    /// The value.
    pub value: Value,
}

/// How many of the crossings are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Each place with a sixth of the schemas, and each schema with a sixth of the places.
    Sample,
    /// All.
    Whole,
}

impl Extent {
    /// Whether what stands in this row and column belongs to it.
    fn has(self, row: usize, column: usize) -> bool {
        match self {
            Self::Sample => (row + column).is_multiple_of(6),
            Self::Whole => true,
        }
    }
}

impl Crossings {
    /// All documents.
    pub fn all(extent: Extent) -> Vec<Self> {
        vec![read_crossings(extent), sent_crossings(extent), called_crossings(), paged_crossings(extent)]
    }

    /// Generates the module of the API.
    pub fn generate(&self) -> Outcome {
        let document = SourceFile { name: format!("{}.json", self.api), text: format!("{:#}", self.document) };
        codegen::generate(&Source::alone(self.api, document), &Settings::default())
    }
}
