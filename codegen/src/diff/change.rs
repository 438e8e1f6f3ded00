//! A change, and how much it matters.

use super::rules::Rule;
use crate::name_lock::{NameScope, Renamed};
use crate::pointer::Pointer;

/// Whom a change concerns. A report has a section for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Code that calls, reads, builds or matches stops compiling.
    Breaking,
    /// Code compiles as before, and the wire has changed: builds from before may fail.
    Wire,
    /// A thing has another name, and nothing else about it has changed.
    Rename,
    /// Only code that writes or destructures all fields of a struct, or that names a builder by its module, stops compiling.
    Literal,
    /// There is more than before.
    Additive,
    /// Only the documentation has changed.
    Documentation,
}

impl Kind {
    /// Every kind, in the order of a report.
    pub const ALL: [Self; 6] =
        [Self::Breaking, Self::Wire, Self::Rename, Self::Literal, Self::Additive, Self::Documentation];

    /// The word for tools.
    pub fn word(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Wire => "wire",
            Self::Rename => "rename",
            Self::Literal => "literal",
            Self::Additive => "additive",
            Self::Documentation => "documentation",
        }
    }
}

/// Which version a change needs from 1.0 on; before that it is one step less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bump {
    /// `1.2.3` → `1.2.4`.
    Patch,
    /// `1.2.3` → `1.3.0`.
    Minor,
    /// `1.2.3` → `2.0.0`.
    Major,
}

impl Bump {
    /// The word for people and tools.
    pub fn word(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// The same for a version below 1.0, where cargo takes a minor version for a breaking one.
    #[must_use]
    pub fn before_1_0(self) -> Self {
        match self {
            Self::Major => Self::Minor,
            Self::Minor | Self::Patch => Self::Patch,
        }
    }
}

/// What changed: what is sent, or what comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// What is sent.
    Request,
    /// What comes back.
    Response,
    /// Both, or the operation as a whole.
    Both,
}

impl Direction {
    /// The word for tools.
    pub fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Both => "both",
        }
    }
}

/// A change at one place.
#[derive(Clone, Debug)]
pub struct Change {
    /// What kind of change it is, and what to do.
    pub rule: &'static Rule,
    /// What changed, as people look for it: `GET /customers`, or `Customer.note` for a field.
    pub subject: String,
    /// The same on the wire: `GET /customers → 200 → results[].note`.
    pub wire: String,
    /// What is to be known beyond the rule, such as the cause of a rename.
    pub detail: Option<String>,
    /// What it was in Rust; `None` where there was nothing.
    pub before: Option<String>,
    /// What it is in Rust; `None` where nothing is left.
    pub after: Option<String>,
    /// Where the old document describes it.
    pub was_at: Option<Pointer>,
    /// Where the new document describes it.
    pub at: Option<Pointer>,
    /// The name that the change gives to a thing which had another one, where nothing else about it need change.
    pub(super) renamed: Option<Renamed>,
    /// Changes with the same rule and the same fact are one line of a report.
    pub(super) fact: Option<String>,
}

impl Change {
    /// A change of this kind. The other methods say what is known of it.
    pub(super) fn new(rule: &'static Rule, subject: impl Into<String>) -> Self {
        let subject = subject.into();
        Self {
            rule,
            wire: subject.clone(),
            subject,
            detail: None,
            before: None,
            after: None,
            was_at: None,
            at: None,
            renamed: None,
            fact: None,
        }
    }

    #[must_use]
    pub(super) fn wire(self, wire: impl Into<String>) -> Self {
        Self { wire: wire.into(), ..self }
    }

    #[must_use]
    pub(super) fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    #[must_use]
    pub(super) fn before(self, before: impl Into<String>) -> Self {
        Self { before: Some(before.into()), ..self }
    }

    #[must_use]
    pub(super) fn after(self, after: impl Into<String>) -> Self {
        Self { after: Some(after.into()), ..self }
    }

    #[must_use]
    pub(super) fn was_at(self, place: &Pointer) -> Self {
        Self { was_at: Some(place.clone()), ..self }
    }

    #[must_use]
    pub(super) fn at(self, place: &Pointer) -> Self {
        Self { at: Some(place.clone()), ..self }
    }

    #[must_use]
    pub(super) fn renamed(self, scope: NameScope, before: &str, now: &str) -> Self {
        Self { renamed: Some(Renamed { scope, before: before.to_owned(), now: now.to_owned() }), ..self }
    }

    /// Says that the change is the same fact wherever its detail, before and after are the same: many operations may have it.
    #[must_use]
    pub(super) fn same_everywhere(self) -> Self {
        let parts = [self.detail.as_deref(), self.before.as_deref(), self.after.as_deref()];
        let fact = parts.map(Option::unwrap_or_default).join("\n");
        Self { fact: Some(fact), ..self }
    }

    /// Says that all changes of this rule are one fact.
    #[must_use]
    pub(super) fn one_fact(self) -> Self {
        Self { fact: Some(String::new()), ..self }
    }

    /// What tells the change's fact from others of its rule: unless said otherwise, the place and what is there. A property of a schema
    /// that many types include is one fact.
    pub(super) fn fact_key(&self) -> String {
        if let Some(fact) = &self.fact {
            return fact.clone();
        }
        let place = |place: &Option<Pointer>| place.as_ref().map(ToString::to_string).unwrap_or_default();
        let texts = [&self.detail, &self.before, &self.after].map(|text| text.clone().unwrap_or_default());
        format!("{}\n{}\n{}", place(&self.was_at), place(&self.at), texts.join("\n"))
    }
}
