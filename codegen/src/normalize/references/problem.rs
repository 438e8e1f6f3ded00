//! Why a reference leads nowhere, and what a message says about it.

use crate::diagnostic::Diagnostic;
use crate::grammar::{Kind, Place};

/// Why a reference leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// There is nothing where it leads.
    Missing,
    /// It is on the network, and was not fetched; with what the reader can do.
    Remote(String),
    /// The file cannot be read; a message about the file says why.
    Unreadable,
    /// It leads to another reference, that one to a third, and so on without end.
    Cycle,
    /// It leads to an object of another kind.
    Kind(Kind),
}

impl Problem {
    /// The message about the reference `text`, which stands at `place` for an object of the kind `wanted`.
    pub(super) fn diagnostic(&self, wanted: Kind, text: &str, place: &Place<'_>) -> Diagnostic {
        let pointer = place.pointer();
        let action = if wanted == Kind::Schema {
            "its type is any JSON value".to_owned()
        } else {
            format!("the {} is left out", wanted.noun())
        };
        let unresolved = |message: String| Diagnostic::error("unresolved-reference", &pointer, message, action.clone());
        match self {
            Self::Missing => unresolved(format!("the reference `{text}` leads nowhere")),
            Self::Unreadable => unresolved(format!("the file that `{text}` refers to cannot be read")),
            Self::Remote(help) => {
                let message = format!("`{text}` refers to the network, and the generator downloads nothing");
                Diagnostic::error("remote-reference", &pointer, message, action).help(help)
            }
            Self::Cycle => {
                let message = format!("the reference `{text}` leads to other references without end");
                Diagnostic::warning("reference-cycle", &pointer, message, action)
            }
            Self::Kind(found) => {
                let message = format!("`{text}` refers to {}, where {} is expected", found.a_noun(), wanted.a_noun());
                Diagnostic::error("reference-of-wrong-kind", &pointer, message, action)
            }
        }
    }
}

/// The message about a `$dynamicRef` that no `$dynamicAnchor`, or more than one, can be meant by.
pub(super) fn unbound_dynamic_reference(text: &str, place: &Place<'_>) -> Diagnostic {
    let message = format!("the document does not say which schema the `$dynamicRef` `{text}` stands for here");
    Diagnostic::warning("unbound-dynamic-reference", &place.pointer(), message, "its type is any JSON value")
}
