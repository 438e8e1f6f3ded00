//! Messages about a document (design section 10).

mod causes;
mod human;
mod located;

pub use human::{HumanFormat, human};
pub use located::{Located, Location};

use serde::Serialize;

use crate::pointer::Pointer;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A part of the document could not be used. The run ends with exit code 1.
    Error,
    /// Something is probably not what the document's author meant.
    Warning,
    /// Something that the types cannot express, and where it is documented instead.
    Note,
}

/// A place in a text: line and column, both counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// One message, at one node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable, kebab-case name for this kind of message, such as `unresolved-reference`.
    pub code: &'static str,
    /// What is wrong, in one sentence that names the values involved.
    pub message: String,
    /// The node that the message is about.
    pub pointer: Pointer,
    /// The place in the text, for a text that could not be read and so has no nodes.
    pub position: Option<Position>,
    /// What the generator did about it, such as "the operation is left out".
    pub action: String,
    /// What the reader can do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at `pointer`; `action` says what was done about it.
    pub fn error(code: &'static str, pointer: &Pointer, message: impl Into<String>, action: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, pointer, message.into(), action.into())
    }

    /// A warning at `pointer`.
    pub fn warning(
        code: &'static str,
        pointer: &Pointer,
        message: impl Into<String>,
        action: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Warning, code, pointer, message.into(), action.into())
    }

    /// A note at `pointer`.
    pub fn note(code: &'static str, pointer: &Pointer, message: impl Into<String>, action: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, pointer, message.into(), action.into())
    }

    /// The same message with a hint for the reader.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same message at a place of the text, instead of at a node.
    #[must_use]
    pub fn at(mut self, position: Option<Position>) -> Self {
        self.position = position;
        self
    }

    fn new(severity: Severity, code: &'static str, pointer: &Pointer, message: String, action: String) -> Self {
        Self { severity, code, message: shown(message), pointer: pointer.clone(), position: None, action, help: None }
    }
}

/// How many characters of a message are shown: a document's names may be as long as the document.
const SHOWN_CHARACTERS: usize = 1_000;

fn shown(message: String) -> String {
    match message.char_indices().nth(SHOWN_CHARACTERS) {
        Some((end, _)) => format!("{} …", message.get(..end).unwrap_or_default()),
        None => message,
    }
}

/// The messages of one run, in the order in which the stages found them.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a message.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds several messages.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(diagnostics);
    }

    /// Takes out the messages for which `stays` does not hold.
    pub(crate) fn retain(&mut self, stays: impl Fn(&Diagnostic) -> bool) {
        self.list.retain(stays);
    }

    /// The messages so far.
    pub fn list(&self) -> &[Diagnostic] {
        &self.list
    }

    /// The messages, in their order.
    pub fn into_list(self) -> Vec<Diagnostic> {
        self.list
    }

    /// Whether an error is among them.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}
