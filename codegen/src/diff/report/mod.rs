//! A comparison for people and tools: with lines and columns, as text, Markdown or JSON.

mod json;
mod markdown;
mod summary;
mod text;

pub use summary::Summary;

use indexmap::IndexMap;

use super::{Change, Comparison, RULES, Rule};
use crate::diagnostic::Location;
use crate::name_lock::NamesToKeep;

/// What changed in one API, with places that people can open.
#[derive(Debug)]
pub struct Report {
    /// The API.
    pub api: String,
    /// Every change.
    pub changes: Vec<LocatedChange>,
    /// How many lines of documentation differ.
    pub documentation: usize,
}

/// A change with its places.
#[derive(Debug)]
pub struct LocatedChange {
    /// The change.
    pub change: Change,
    /// Its place in the old document.
    pub was_at: Option<Location>,
    /// Its place in the new document.
    pub at: Option<Location>,
}

/// Changes that are one fact, such as an error body that is documented on every operation. They are of one rule.
pub(super) type Fact<'a> = Vec<&'a LocatedChange>;

/// The facts of one rule.
pub(super) struct RuleFacts<'a> {
    rule: &'static Rule,
    facts: Vec<Fact<'a>>,
}

impl Report {
    /// Puts a comparison together with the places of its changes; these are in the order of [`Comparison::places`].
    pub fn new(
        api: impl Into<String>,
        comparison: Comparison,
        was_at: impl IntoIterator<Item = Option<Location>>,
        at: impl IntoIterator<Item = Option<Location>>,
    ) -> Self {
        let places = was_at.into_iter().zip(at);
        let changes = comparison.changes.into_iter().zip(places);
        let changes = changes.map(|(change, (was_at, at))| LocatedChange { change, was_at, at });
        Self { api: api.into(), changes: changes.collect(), documentation: comparison.documentation }
    }

    /// The names that things have lost, for a lock that gives them back.
    pub fn names_to_keep(&self) -> NamesToKeep {
        let mut names = NamesToKeep::default();
        self.changes.iter().filter_map(|located| located.change.renamed.as_ref()).for_each(|lost| names.insert(lost));
        names
    }

    /// The facts by rule, in the order of the rules.
    fn facts_by_rule(&self) -> Vec<RuleFacts<'_>> {
        let mut facts: IndexMap<&str, IndexMap<String, Fact<'_>>> = IndexMap::new();
        for located in &self.changes {
            let of_rule = facts.entry(located.change.rule.code).or_default();
            of_rule.entry(located.change.fact_key()).or_default().push(located);
        }
        let of_rule = |rule: &&'static Rule| {
            let facts = facts.swap_remove(rule.code)?.into_values().collect();
            Some(RuleFacts { rule, facts })
        };
        RULES.iter().filter_map(of_rule).collect()
    }
}

/// What the changes of a fact are about: the first few, and how many more.
fn subjects(fact: &Fact<'_>) -> String {
    const SHOWN: usize = 3;
    let mut subjects: Vec<&str> = fact.iter().map(|located| located.change.subject.as_str()).take(SHOWN).collect();
    let more = fact.len().saturating_sub(SHOWN);
    let more_text = format!("{more} more");
    if more > 0 {
        subjects.push(&more_text);
    }
    subjects.join(", ")
}

/// The file's name without the revision, the line and the column.
fn place_text(location: &Location) -> String {
    format!("{}:{}:{}", location.file, location.line, location.column)
}
