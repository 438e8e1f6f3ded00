//! Compares the documents of two states.

use std::collections::BTreeMap;

use codegen::diagnostic::{Located, Location, Severity};
use codegen::diff::{self, Report};
use codegen::pointer::Pointer;
use codegen::surface::ApiSurface;
use codegen::{Files, NoFiles, Source, locate_places};

use crate::ending::Failure;
use crate::report::{self, MessageFormat};
use crate::source::read_sources;
use crate::specs::Document;
use crate::state::State;

/// The documents of one API; `None` in the state that has none.
pub struct Pair {
    api: String,
    old: Option<Document>,
    pub(crate) new: Option<Document>,
}

impl Pair {
    /// The API.
    pub fn api(&self) -> &str {
        &self.api
    }
}

/// The documents of each API, sorted by its name. Where both states are one document each, these are a pair whatever they are called.
///
/// # Errors
///
/// A state has no documents.
pub fn pair_documents(old: &State, new: &State) -> Result<Vec<Pair>, Failure> {
    let (before, after) = (old.documents()?, new.documents()?);
    if let (true, true, [before], [after]) = (old.is_single(), new.is_single(), before.as_slice(), after.as_slice()) {
        return Ok(vec![Pair { api: after.api.clone(), old: Some(before.clone()), new: Some(after.clone()) }]);
    }
    let mut pairs: BTreeMap<String, Pair> = BTreeMap::new();
    let pair = |api: &String| Pair { api: api.clone(), old: None, new: None };
    for document in before {
        let api = document.api.clone();
        pairs.entry(api).or_insert_with_key(pair).old = Some(document);
    }
    for document in after {
        let api = document.api.clone();
        pairs.entry(api).or_insert_with_key(pair).new = Some(document);
    }
    // A state that is one document says nothing of the other APIs.
    let alone = old.is_single() || new.is_single();
    Ok(pairs.into_values().filter(|pair| !alone || pair.old.is_some() && pair.new.is_some()).collect())
}

/// Compares the documents of one API, and prints their errors.
///
/// # Errors
///
/// Nothing of a document could be used.
pub fn compare(old: &State, new: &State, pair: &Pair) -> Result<Report, Failure> {
    compare_telling(old, new, pair, print_errors)
}

/// Compares the documents of one API; `tell` gets their messages.
///
/// # Errors
///
/// Nothing of a document could be used.
pub fn compare_telling(old: &State, new: &State, pair: &Pair, tell: fn(&[Located])) -> Result<Report, Failure> {
    let (old_files, new_files) = (files(old, pair.old.as_ref()), files(new, pair.new.as_ref()));
    let (before, after) = rayon::join(
        || Described::of(old, pair.old.as_ref(), old_files.as_ref(), tell),
        || Described::of(new, pair.new.as_ref(), new_files.as_ref(), tell),
    );
    let (before, after) = (before?, after?);
    let comparison = match (&before.source, &after.source) {
        (None, Some(_)) => diff::added(&after.surface),
        (Some(_), None) => diff::removed(&before.surface),
        (Some(_), Some(_)) | (None, None) => diff::compare(&before.surface, &after.surface),
    };
    let (was_at, at) = comparison.places();
    let (was_at, at) = rayon::join(|| before.locate(&was_at), || after.locate(&at));
    Ok(Report::new(pair.api.clone(), comparison, was_at, at))
}

pub(crate) fn files<'a>(state: &'a State, document: Option<&Document>) -> Box<dyn Files + 'a> {
    match document {
        Some(document) => state.tree.files(document),
        None => Box::new(NoFiles),
    }
}

/// A document's surface, and the texts in which its places are found.
struct Described<'a> {
    surface: ApiSurface,
    source: Option<Source<'a>>,
}

impl<'a> Described<'a> {
    /// Without a document there is nothing in it.
    fn of(
        state: &State,
        document: Option<&Document>,
        files: &'a dyn Files,
        tell: fn(&[Located]),
    ) -> Result<Self, Failure> {
        let Some(document) = document else { return Ok(Self { surface: ApiSurface::default(), source: None }) };
        let nothing = || Failure::Run(format!("{}: nothing of it can be used", state.tree.name(&document.path)));
        let (source, settings) = read_sources(state.tree.as_ref(), document, files, false).map_err(|messages| {
            tell(&messages);
            nothing()
        })?;
        let description = codegen::describe(&source, &settings);
        tell(&description.diagnostics);
        Ok(Self { surface: description.surface.ok_or_else(nothing)?, source: Some(source) })
    }

    fn locate(&self, places: &[Option<Pointer>]) -> Vec<Option<Location>> {
        self.source.as_ref().map_or_else(|| vec![None; places.len()], |source| locate_places(places, source))
    }
}

/// `regen` prints all messages; here those count after which something is not as documented.
fn print_errors(messages: &[Located]) {
    let errors = messages.iter().filter(|message| message.diagnostic.severity == Severity::Error);
    report::messages(&errors.cloned().collect::<Vec<_>>(), MessageFormat::Human, false);
}
