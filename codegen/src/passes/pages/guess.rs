//! Notes about pages: what was guessed, and where nothing could be.

use super::page::{FieldStep, Pages, Place};
use super::page_parameters::PageParameters;
use crate::diagnostic::Diagnostic;
use crate::ir::Operation;

/// What of an operation's pages is a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// The answer is a bare list.
    BareList,
    /// The list of items has others beside it.
    ListBesideOthers,
    /// The list of items is in an object with an unusual name.
    ListInside,
    /// The only list is one of scalars.
    ListOfScalars,
    /// The cursor is the last item's id.
    LastItem,
    /// A property is taken for a link.
    Link,
    /// A `Link` header is documented.
    LinkHeader,
    /// The cursor goes into the request's body.
    Body,
}

/// The note about pages that are a guess, with the setting that turns them off.
pub(super) fn guess_note(operation: &Operation, pages: &Pages, guess: Guess) -> Diagnostic {
    let list = keys(&pages.items.steps);
    let why = match guess {
        Guess::BareList => "the answer is a bare list, and pages are asked for until one is empty".to_owned(),
        Guess::ListBesideOthers => format!("of several lists in the answer, `{list}` is taken for that of the items"),
        Guess::ListInside => {
            format!("`{list}`, the only list in an object of the answer, is taken for that of the items")
        }
        Guess::ListOfScalars => format!("`{list}`, the only list in the answer, is taken for that of the items"),
        Guess::LastItem => {
            let id = keys(pages.last_item.as_deref().unwrap_or_default());
            format!("the next page is asked for by the `{id}` of the last item")
        }
        Guess::Link => {
            let next = keys(pages.next.as_deref().unwrap_or_default());
            format!("`{next}` in the answer is taken for the link to the next page")
        }
        Guess::LinkHeader => "the `Link` header is taken for what leads to the next page".to_owned(),
        Guess::Body => match &pages.cursor {
            Some(Place::Body(keys)) => format!("the cursor goes into the request's body, as `{}`", keys.join(".")),
            Some(Place::Parameter(_)) | None => String::new(),
        },
    };
    let help =
        format!("if that is wrong, turn it off in the settings: `pagination: {{{}: {{style: none}}}}`", key(operation));
    let action = "the operation has `stream` and `pages`";
    Diagnostic::note("guessed-pages", &operation.origin, why, action).help(help)
}

/// The note about an operation whose parameters speak of pages, and that has none; with the setting that would make some.
pub(super) fn missing_note(
    operation: &Operation,
    parameters: &PageParameters,
    items: Option<&[FieldStep]>,
    why: &str,
) -> Option<Diagnostic> {
    let name = |index: usize| operation.parameters.get(index).map(|parameter| parameter.wire_name.as_str());
    let telling = name(parameters.telling()?)?;
    let items_key = match items {
        Some([]) => String::new(),
        Some(steps) => format!("items: {}, ", keys(steps)),
        None => "items: …, ".to_owned(),
    };
    let quoted = serde_json::Value::from(telling);
    let is_bare_list = items.is_some_and(<[FieldStep]>::is_empty);
    let style = if parameters.cursor.is_some() && is_bare_list {
        // The answer has no place for a cursor: what leads on can only be a `Link` header.
        "style: link".to_owned()
    } else if parameters.cursor.is_some() {
        format!("style: cursor, {items_key}cursor: {quoted}, next: …")
    } else if parameters.offset.is_some() {
        format!("style: offset, {items_key}offset: {quoted}")
    } else if parameters.page.is_some() {
        format!("style: page, {items_key}page: {quoted}")
    } else {
        format!("style: link, {items_key}next: …")
    };
    let message = format!("the parameter `{telling}` speaks of pages, and {why}");
    let help = format!("if it has pages, say so in the settings: `pagination: {{{}: {{{style}}}}}`", key(operation));
    let action = "the operation has no `stream`";
    Some(Diagnostic::note("no-pages", &operation.origin, message, action).help(help))
}

/// The operation's key in the settings, quoted for YAML.
fn key(operation: &Operation) -> String {
    serde_json::Value::from(operation.settings_key()).to_string()
}

fn keys(steps: &[FieldStep]) -> String {
    steps.iter().map(|step| step.wire_name.as_str()).collect::<Vec<_>>().join(".")
}
