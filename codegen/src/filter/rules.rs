//! Which operations the rules choose, and which rules choose none.

use serde_json::Value;

use super::candidate::Candidate;
use super::condition::{Alternatives, Condition, conditions, holds};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::settings::{OperationRule, Operations, Settings, unmatched};
use crate::similar::did_you_mean;
use crate::stale::History;

/// The operations that `include` chooses and `exclude` does not.
pub(super) fn chosen<'a>(settings: &Settings, all: &'a [Candidate]) -> Vec<&'a Candidate> {
    let included = included(settings, all).into_iter();
    included.filter(|operation| !one_holds(&settings.exclude, operation)).collect()
}

/// The operations that `include` chooses: all where it is not there.
fn included<'a>(settings: &Settings, all: &'a [Candidate]) -> Vec<&'a Candidate> {
    let is_included = |operation: &&Candidate| settings.include.is_empty() || one_holds(&settings.include, operation);
    all.iter().filter(is_included).collect()
}

fn one_holds(rules: &[OperationRule], operation: &Candidate) -> bool {
    rules.iter().any(|rule| holds(&conditions(rule), operation))
}

/// Reports every condition that no operation meets.
pub(super) fn report_rules(
    settings: &Settings,
    all: &[Candidate],
    document: &Value,
    history: &History<'_>,
    diagnostics: &mut Diagnostics,
) {
    let root = Pointer::root_of(&settings.file);
    let included = included(settings, all);
    let everything: Vec<&Candidate> = all.iter().collect();
    for (section, rules, among) in
        [("include", &settings.include, &everything), ("exclude", &settings.exclude, &included)]
    {
        for (index, rule) in rules.iter().enumerate() {
            let report = Report { all, among, pointer: root.child(section).child(index), document, history };
            diagnostics.extend(report.unmet(&conditions(rule)));
        }
    }
}

/// What the conditions of a rule are tried on.
struct Report<'a> {
    all: &'a [Candidate],
    /// The operations that the rule could choose.
    among: &'a [&'a Candidate],
    pointer: Pointer,
    document: &'a Value,
    history: &'a History<'a>,
}

impl Report<'_> {
    /// An error for each condition that no operation meets; one for the rule where each is met, and never all together.
    fn unmet(&self, rule: &[Alternatives<'_>]) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for alternatives in rule {
            for (index, condition) in alternatives.conditions.iter().enumerate() {
                let key = self.pointer.child(alternatives.key);
                let place = if matches!(condition, Condition::Deprecated(_)) { key } else { key.child(index) };
                found.extend(self.unmet_anywhere(*condition, &place).or_else(|| self.unmet_here(*condition, &place)));
            }
        }
        let holds_for_one = || self.among.iter().any(|operation| holds(rule, operation));
        match rule {
            [_, _, ..] if found.is_empty() && !holds_for_one() => {
                vec![unmatched(&self.pointer, "no operation has all that this rule asks for".to_owned())]
            }
            [..] => found,
        }
    }

    /// No operation of the document meets the condition.
    fn unmet_anywhere(&self, condition: Condition<'_>, place: &Pointer) -> Option<Diagnostic> {
        if self.all.iter().any(|operation| condition.holds_for(operation)) {
            return None;
        }
        let message = format!("the document has no operation {}", condition.words());
        Some(match condition {
            Condition::Operation(key) => {
                return Operations::of(self.document).unmatched(key, place, self.history);
            }
            Condition::Tag(tag) => {
                let tags = self.all.iter().flat_map(|operation| &operation.tags).map(String::as_str);
                let help = did_you_mean(tag, tags.collect::<std::collections::BTreeSet<_>>());
                Diagnostic { help, ..unmatched(place, message) }
            }
            Condition::Path(_) => unmatched(place, message)
                .help("`*` stands for anything within a segment of a path, `**` for any number of segments"),
            Condition::Method(_) | Condition::Deprecated(_) => unmatched(place, message),
        })
    }

    /// No operation that the rule could choose meets the condition.
    fn unmet_here(&self, condition: Condition<'_>, place: &Pointer) -> Option<Diagnostic> {
        let is_met = self.among.iter().any(|operation| condition.holds_for(operation));
        (!is_met).then(|| {
            unmatched(
                place,
                format!("`include` chooses no operation {}, so that there is none to exclude", condition.words()),
            )
        })
    }
}
