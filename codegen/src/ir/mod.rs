//! The intermediate representation: what a client for the document consists of.
//!
//! Plain data. It knows neither the typed document (`openapiv3`) nor Rust tokens; `lower` writes it, `passes` transform it or
//! compute side tables beside it, `render` reads it. Nothing here has a Rust name yet: a [`NameHint`] says what a thing should be
//! called after, and `passes::names` decides.

mod body;
mod operation;
mod parameter;
mod response;
mod security;
mod type_ref;
mod types;
mod walk;

pub use body::*;
pub use operation::*;
pub use parameter::*;
pub use response::*;
pub use security::*;
pub use type_ref::*;
pub use types::*;

use crate::digest::digest;
use crate::pointer::Pointer;

/// A whole API.
#[derive(Clone, Debug, Default)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// `info.description`.
    pub description: Option<String>,
    /// The document's servers; empty when it names none.
    pub servers: Vec<Server>,
    /// `components.securitySchemes`, in document order; then those that `passes/credentials` makes of parameters.
    pub security_schemes: Vec<SecurityScheme>,
    /// The document's `security`. Operations without one of their own have a copy of it.
    pub security: Vec<SecurityAlternative>,
    /// Every type definition; a [`TypeId`] is an index into it.
    pub types: Vec<TypeDef>,
    /// Every operation, in document order.
    pub operations: Vec<Operation>,
    /// The payloads of webhooks and callbacks: requests that the API sends to its users.
    pub incoming: Vec<Incoming>,
    /// `tags`, for the documentation of the modules that they become.
    pub tags: Vec<Tag>,
}

impl Api {
    /// The definition behind an id.
    ///
    /// # Panics
    ///
    /// Never for an id that came out of this `Api`: ids are made by [`Api::define`], and [`Api::drop_unused_types`] gives the types new ones.
    #[expect(clippy::indexing_slicing, reason = "an id is only made together with its definition")]
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.index()]
    }

    /// The entry of `tags` with this name.
    pub fn tag(&self, name: &str) -> Option<&Tag> {
        self.tags.iter().find(|tag| tag.name == name)
    }

    /// Adds a definition and gives it its id.
    pub fn define(&mut self, definition: TypeDef) -> TypeId {
        let id = TypeId::new(self.types.len());
        self.types.push(definition);
        id
    }

    /// Every definition with its id.
    pub fn definitions(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.types.iter().enumerate().map(|(index, definition)| (TypeId::new(index), definition))
    }
}

/// The documentation of a type, a field, an operation and the like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// `summary` or `title`: one line.
    pub summary: Option<String>,
    /// `description`, CommonMark.
    pub description: Option<String>,
    /// What the type does not say: lengths, ranges, patterns. One short line each.
    pub constraints: Vec<String>,
    /// `default`, which is the server's, as short code.
    pub default: Option<String>,
    /// A short `example`, as code.
    pub example: Option<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
}

/// What the name of a thing is made from: words from its own place in the document, outermost first.
///
/// `["Contract"]` for a component, `["Contract", "address"]` for the inline schema of one of its properties. Words are wire names,
/// in any script and with any punctuation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameHint(pub Vec<String>);

/// What is longer is not handed on to what lies inside: many things in one long name must not each have a copy of it.
const MOST_BYTES_OF_HINT: usize = 1_000;

impl NameHint {
    /// A hint of one word.
    pub fn new(word: impl Into<String>) -> Self {
        Self(vec![short_word(word.into())])
    }

    /// The hint of a thing inside this one; what is too long is replaced by a number that is made of it.
    #[must_use]
    pub fn child(&self, word: impl Into<String>) -> Self {
        let length: usize = self.0.iter().map(String::len).sum();
        let mut words = if length > MOST_BYTES_OF_HINT { vec![digest(&self.0.join("/"))] } else { self.0.clone() };
        words.push(short_word(word.into()));
        Self(words)
    }
}

impl NameHint {
    /// Orders the hints of one thing: the best one first, which is the shortest, and then the alphabetically first.
    pub fn rank(&self) -> impl Ord + use<> {
        (self.0.iter().map(|word| word.chars().count()).sum::<usize>(), self.0.clone())
    }

    /// The hint of what lies inside `to` as this lies inside `from`; `None` where it does not.
    pub fn moved(&self, from: &Self, to: &Self) -> Option<Self> {
        let inner = self.0.strip_prefix(from.0.as_slice())?;
        Some(inner.iter().fold(to.clone(), |hint, word| hint.child(word)))
    }
}

/// The word, or the start of a long one and a number that is made of the whole.
fn short_word(word: String) -> String {
    match word.char_indices().map(|(start, _)| start).take_while(|start| *start < MOST_BYTES_OF_HINT).last() {
        Some(end) if word.len() > MOST_BYTES_OF_HINT => {
            format!("{} {}", word.get(..end).unwrap_or_default(), digest(&word))
        }
        Some(_) | None => word,
    }
}

/// One entry of `tags`.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The tag as operations write it.
    pub name: String,
    /// What it is in a few words (3.2).
    pub summary: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// What it is for (3.2): `nav` groups operations, `badge` and `audience` mark them.
    pub kind: Option<String>,
    /// The tag that it is a part of (3.2): one of the same list, and no circle.
    pub parent: Option<String>,
}

/// A request that the API sends: a webhook, or a callback of an operation.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Where it is described.
    pub origin: Pointer,
    /// What it is called after: the webhook's key, or the names of the operation and the callback.
    pub hint: NameHint,
    /// Its documentation.
    pub docs: Docs,
    /// The payload's type, in the response view: we receive it.
    pub payload: TypeRef,
}
