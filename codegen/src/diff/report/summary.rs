//! How many facts of each kind there are, and the version that they need.

use super::Report;
use crate::diff::{Bump, Kind};

/// How many facts of each kind there are, and the version that they need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The version that the changes need from 1.0 on; `None` where nothing has changed.
    pub bump: Option<Bump>,
    /// How many facts there are of each kind, in the order of [`Kind::ALL`].
    pub counts: Vec<(Kind, usize)>,
    /// How many lines of documentation differ.
    pub documentation: usize,
}

impl Report {
    /// Counts the facts.
    pub fn summary(&self) -> Summary {
        let rules = self.facts_by_rule();
        let count = |kind| rules.iter().filter(|rule| rule.rule.kind == kind).map(|rule| rule.facts.len()).sum();
        let documentation = (self.documentation > 0).then_some(Bump::Patch);
        Summary {
            bump: self.changes.iter().map(|located| located.change.rule.bump).max().max(documentation),
            counts: Kind::ALL.into_iter().map(|kind| (kind, count(kind))).collect(),
            documentation: self.documentation,
        }
    }
}

impl Summary {
    /// How many facts of a kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        self.counts.iter().find(|(other, _)| *other == kind).map_or(0, |(_, count)| *count)
    }

    /// One line: `major (minor before 1.0) · 5 breaking · 23 additive`.
    pub fn text(&self) -> String {
        let Some(bump) = self.bump else { return "no change".to_owned() };
        let words = |kind| match kind {
            Kind::Breaking => "breaking",
            Kind::Wire => "wire only",
            Kind::Rename => "renamed",
            Kind::Literal => "only for whoever writes all fields",
            Kind::Additive => "additive",
            Kind::Documentation => "in the documentation",
        };
        let counts = self.counts.iter().filter(|(_, count)| *count > 0);
        let counts = counts.map(|(kind, count)| format!(" · {count} {}", words(*kind)));
        let documentation = match self.documentation {
            0 => String::new(),
            lines => format!(" · {lines} lines of documentation"),
        };
        let before = bump.before_1_0();
        let below = if before == bump { String::new() } else { format!(" ({} before 1.0)", before.word()) };
        format!("{}{below}{}{documentation}", bump.word(), counts.collect::<String>())
    }
}
