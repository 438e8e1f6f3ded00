//! A report as text: a section for each kind, in it each rule with what to do, and below it a line for each fact.

use super::{Fact, Report, RuleFacts, place_text, subjects};
use crate::diff::Kind;

impl Report {
    /// The report as text, with a line break at its end.
    pub fn text(&self) -> String {
        let mut text = format!("{}: {}\n", self.api, self.summary().text());
        let rules = self.facts_by_rule();
        for kind in Kind::ALL {
            let of_kind: Vec<&RuleFacts<'_>> = rules.iter().filter(|rule| rule.rule.kind == kind).collect();
            if !of_kind.is_empty() {
                text.push_str(&format!("\n{}\n", heading(kind)));
                of_kind.iter().for_each(|rule| text.push_str(&rule_text(rule)));
            }
        }
        text
    }
}

/// The heading of a section.
pub(super) fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Breaking => "breaking",
        Kind::Wire => "wire only: code compiles as before, and builds from before may fail",
        Kind::Rename => "renamed: nothing else about it has changed",
        Kind::Literal => "only for whoever writes or destructures all fields, or names request types by their modules",
        Kind::Additive => "additive",
        Kind::Documentation => "documentation",
    }
}

fn rule_text(RuleFacts { rule, facts }: &RuleFacts<'_>) -> String {
    let fix = if rule.fix.is_empty() { String::new() } else { format!("; {}", rule.fix) };
    let head = format!("  {}{fix} [{}]\n", rule.says, rule.code);
    head + &facts.iter().map(fact_text).collect::<String>()
}

/// What it is about, what it was and is in Rust, and where it stands.
fn fact_text(fact: &Fact<'_>) -> String {
    let Some(first) = fact.first() else { return String::new() };
    let count = if fact.len() > 1 { format!("{} places: ", fact.len()) } else { String::new() };
    let change = &first.change;
    let detail = change.detail.as_ref().map(|detail| format!(": {detail}")).unwrap_or_default();
    let rust = rust_text(change.before.as_deref(), change.after.as_deref());
    let rust = if rust.is_empty() { rust } else { format!("\n          {rust}") };
    let line = format!("      {count}{}{detail}{}{rust}", subjects(fact), places(fact));
    format!("{}\n", line.trim_end())
}

/// What it was and is in Rust.
pub(super) fn rust_text(before: Option<&str>, after: Option<&str>) -> String {
    match (before, after) {
        (Some(before), Some(after)) if before == after => after.to_owned(),
        (Some(before), Some(after)) => format!("{before} → {after}"),
        (Some(before), None) => format!("− {before}"),
        (None, Some(after)) => format!("+ {after}"),
        (None, None) => String::new(),
    }
}

/// Where the first change of a fact stands, and stood.
fn places(fact: &Fact<'_>) -> String {
    let Some(first) = fact.first() else { return String::new() };
    match (&first.at, &first.was_at) {
        (Some(at), Some(was_at)) => format!(" ({}, was {}:{})", place_text(at), was_at.line, was_at.column),
        (Some(at), None) => format!(" ({})", place_text(at)),
        (None, Some(was_at)) => format!(" (was {})", place_text(was_at)),
        (None, None) => String::new(),
    }
}
