//! The words of a message about a place that is not there.

/// Who names the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// An action of an overlay that changes it.
    Update,
    /// An action of an overlay that removes it.
    Removal,
    /// A setting.
    Setting,
}

impl Subject {
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Update | Self::Removal => "action",
            Self::Setting => "setting",
        }
    }
}

/// What a message says of a place that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Explanation {
    /// What is missing, as a clause.
    pub missing: String,
    /// What to do.
    pub help: String,
}

/// What is known of a missing name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Missing<'a> {
    pub name: &'a str,
    /// Whether the document had it before the update.
    pub was_there: bool,
}

/// What took the place of a missing name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Successor {
    pub name: String,
    /// Whether it came with the update.
    pub is_new: bool,
}

/// "`/customers` is gone; `/v2/customers` is new: move the action to `…`"
pub(super) fn moved(missing: Missing<'_>, successor: &Successor, subject: Subject, target: &str) -> String {
    format!("{}: move the {} to `{target}`", seen(missing, successor), subject.noun())
}

/// The successor lacks what else the target asks for.
pub(super) fn moved_and_changed(
    missing: Missing<'_>,
    successor: &Successor,
    subject: Subject,
    (target, rest): (&str, &str),
) -> String {
    let seen = seen(missing, successor);
    format!("{seen}: move the {} to `{target}`, where `{rest}` matches nothing and has to be adapted", subject.noun())
}

fn seen(Missing { name, was_there }: Missing<'_>, successor: &Successor) -> String {
    let gone = if was_there { "is gone" } else { "is not there" };
    let there = if successor.is_new { "is new" } else { "is" };
    format!("`{name}` {gone}; `{}` {there}", successor.name)
}

/// Nothing is there that could be meant.
pub(super) fn no_successor(Missing { name, was_there }: Missing<'_>, subject: Subject, siblings: &[&str]) -> String {
    let noun = subject.noun();
    let siblings = match siblings {
        [] => String::new(),
        names => format!(
            "; beside it there is {}",
            names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        ),
    };
    match (subject, was_there) {
        (Subject::Removal, true) => format!("upstream has removed `{name}`: remove the action"),
        (Subject::Removal, false) => {
            format!("if `{name}` is no misspelling, there is nothing left to remove: remove the action{siblings}")
        }
        (Subject::Update | Subject::Setting, true) => {
            format!(
                "`{name}` is gone, and nothing new is like it: remove the {noun}, or move it to what replaces `{name}`{siblings}"
            )
        }
        (Subject::Update | Subject::Setting, false) => {
            format!(
                "nothing there is like `{name}`: correct it, or remove the {noun} if upstream removed `{name}`{siblings}"
            )
        }
    }
}
