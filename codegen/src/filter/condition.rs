//! What a rule asks of an operation.

use super::candidate::Candidate;
use crate::settings::{OperationRule, PathPattern};

/// One thing that a rule asks.
#[derive(Clone, Copy, Debug)]
pub(super) enum Condition<'a> {
    Tag(&'a str),
    Operation(&'a str),
    Path(&'a PathPattern),
    Method(&'a str),
    Deprecated(bool),
}

/// The conditions under one key of a rule: one of them must hold.
pub(super) struct Alternatives<'a> {
    pub(super) key: &'static str,
    pub(super) conditions: Vec<Condition<'a>>,
}

impl Condition<'_> {
    pub(super) fn holds_for(self, operation: &Candidate) -> bool {
        match self {
            Self::Tag(tag) => operation.tags.iter().any(|own| own == tag),
            Self::Operation(key) => operation.key() == key,
            Self::Path(pattern) => operation.path().is_some_and(|path| pattern.matches(path)),
            Self::Method(method) => operation.method() == method,
            Self::Deprecated(deprecated) => operation.deprecated == deprecated,
        }
    }

    /// What is asked, behind "operation".
    pub(super) fn words(self) -> String {
        match self {
            Self::Tag(tag) => format!("with the tag `{tag}`"),
            Self::Operation(key) => format!("`{key}`"),
            Self::Path(pattern) => format!("with a path like `{}`", pattern.as_str()),
            Self::Method(method) => format!("with the method {method}"),
            Self::Deprecated(true) => "that is deprecated".to_owned(),
            Self::Deprecated(false) => "that is not deprecated".to_owned(),
        }
    }
}

/// What a rule asks: of each of its keys one of the conditions.
pub(super) fn conditions(rule: &OperationRule) -> Vec<Alternatives<'_>> {
    let OperationRule { tags, operations, paths, methods, deprecated } = rule;
    let all = [
        ("tags", tags.iter().map(|tag| Condition::Tag(tag)).collect()),
        ("operations", operations.iter().map(|key| Condition::Operation(key)).collect()),
        ("paths", paths.iter().map(Condition::Path).collect()),
        ("methods", methods.iter().map(|method| Condition::Method(method)).collect()),
        ("deprecated", deprecated.iter().map(|deprecated| Condition::Deprecated(*deprecated)).collect()),
    ];
    let all = all.into_iter().map(|(key, conditions): (_, Vec<_>)| Alternatives { key, conditions });
    all.filter(|alternatives| !alternatives.conditions.is_empty()).collect()
}

/// Whether a rule holds for an operation.
pub(super) fn holds(rule: &[Alternatives<'_>], operation: &Candidate) -> bool {
    rule.iter().all(|alternatives| alternatives.conditions.iter().any(|condition| condition.holds_for(operation)))
}
