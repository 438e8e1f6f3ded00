//! Pages by the settings.

use super::page::{FieldStep, NoWay, PageType, Pages, Place, json_body, query_parameter, takes_text};
use crate::diagnostic::Diagnostic;
use crate::ir::{Location, Method, Operation};
use crate::pointer::Pointer;
use crate::settings::{BodyPlace, PagePlace, Pagination};
use crate::similar::did_you_mean;

/// What the settings choose for an operation whose successes hold `page`.
pub(super) fn chosen_pages(
    operation: &Operation,
    page: Option<PageType<'_>>,
    chosen: &Pagination,
) -> Result<Option<Pages>, Problem> {
    if *chosen == Pagination::None {
        return Ok(None);
    }
    let entry = Entry { operation, page: page.ok_or_else(Problem::no_page)? };
    entry.pages(chosen)
}

/// Finds what an entry of the settings names.
struct Entry<'a> {
    operation: &'a Operation,
    page: PageType<'a>,
}

impl<'a> Entry<'a> {
    fn pages(&self, chosen: &Pagination) -> Result<Option<Pages>, Problem> {
        Ok(match chosen {
            Pagination::None => None,
            Pagination::Offset { items, limit, offset, next, has_more, total } => Some(Pages {
                limit: self.optional_place("limit", limit)?,
                offset: Some(self.place("offset", offset)?),
                next: self.optional_link(next)?,
                has_more: self.has_more(has_more)?,
                total: self.count("total", total)?,
                ..self.items(items)?
            }),
            Pagination::Cursor { items, cursor, next, has_more } => Some(Pages {
                cursor: Some(self.place("cursor", cursor)?),
                next: Some(self.link(next)?),
                has_more: self.has_more(has_more)?,
                ..self.items(items)?
            }),
            Pagination::LastItem { items, cursor, id, has_more } => {
                let pages = self.items(items)?;
                Some(Pages {
                    cursor: Some(self.place("cursor", cursor)?),
                    last_item: Some(self.last_item(&pages, id)?),
                    has_more: self.has_more(has_more)?,
                    ..pages
                })
            }
            Pagination::Page { items, page, first, next, has_more, total, pages } => Some(Pages {
                page: Some(self.place("page", page)?),
                first_page: first.filter(|first| *first != 1),
                next: self.optional_link(next)?,
                has_more: self.has_more(has_more)?,
                total: self.count("total", total)?,
                pages: self.count("pages", pages)?,
                ..self.items(items)?
            }),
            Pagination::Link { items, next } => {
                if self.operation.method != Method::Get {
                    return Err(Problem::not_get());
                }
                Some(Pages { next: self.optional_link(next)?, ..self.items(items)? })
            }
        })
    }

    fn place(&self, key: &'static str, place: &PagePlace) -> Result<Place, Problem> {
        match place {
            PagePlace::Parameter(name) => self.parameter(key, name).map(Place::Parameter),
            PagePlace::Body(BodyPlace { body }) => self.body_property(key, body).map(Place::Body),
        }
    }

    fn optional_place(&self, key: &'static str, place: &Option<PagePlace>) -> Result<Option<Place>, Problem> {
        place.as_ref().map(|place| self.place(key, place)).transpose()
    }

    fn parameter(&self, key: &'static str, name: &str) -> Result<usize, Problem> {
        let Some(index) = query_parameter(self.operation, name) else {
            let of_query = self.operation.parameters.iter().filter(|parameter| parameter.location == Location::Query);
            let help = did_you_mean(name, of_query.map(|parameter| parameter.wire_name.as_str()));
            return Err(Problem::unmatched(key, format!("the operation has no query parameter `{name}`"), help));
        };
        let parameter =
            self.operation.parameters.get(index).filter(|parameter| takes_text(self.page.api, &parameter.ty));
        let wrong =
            || Problem::invalid(key, format!("the query parameter `{name}` takes neither a string nor a number"));
        parameter.map(|_| index).ok_or_else(wrong)
    }

    fn body_property(&self, key: &'static str, path: &str) -> Result<Vec<String>, Problem> {
        let Some(body) = json_body(self.operation) else {
            return Err(Problem::invalid(key, "the operation takes no JSON body, or another one first".to_owned()));
        };
        let place = Asked { key, whose: "the body of the operation's request", holder: self.page.of(body), path };
        let steps = place.holder.link(&properties(path));
        let steps = steps.map_err(|no_way| place.problem(no_way, "a string or an integer"))?;
        Ok(steps.into_iter().map(|step| step.wire_name).collect())
    }

    /// Pages of which the list is known.
    fn items(&self, path: &Option<String>) -> Result<Pages, Problem> {
        let found = self.page.items(&path.as_deref().map(properties).unwrap_or_default());
        let items = found.map_err(|no_way| match path {
            Some(path) => self.of_response("items", path).problem(no_way, "a list"),
            None => Problem { key: None, ..Problem::invalid("items", format!("{RESPONSE} is not a list")) },
        })?;
        Ok(Pages::of_items(items))
    }

    fn link(&self, path: &str) -> Result<Vec<FieldStep>, Problem> {
        let found = self.page.link(&properties(path));
        found.map_err(|no_way| self.of_response("next", path).problem(no_way, "a string or an integer"))
    }

    fn optional_link(&self, path: &Option<String>) -> Result<Option<Vec<FieldStep>>, Problem> {
        path.as_deref().map(|path| self.link(path)).transpose()
    }

    fn has_more(&self, path: &Option<String>) -> Result<Option<Vec<FieldStep>>, Problem> {
        let Some(path) = path else { return Ok(None) };
        let found = self.page.flag(&properties(path));
        found.map(Some).map_err(|no_way| self.of_response("has_more", path).problem(no_way, "a boolean"))
    }

    fn count(&self, key: &'static str, path: &Option<String>) -> Result<Option<Vec<FieldStep>>, Problem> {
        let Some(path) = path else { return Ok(None) };
        let found = self.page.count(&properties(path));
        found.map(Some).map_err(|no_way| self.of_response(key, path).problem(no_way, "an integer"))
    }

    fn last_item(&self, pages: &Pages, path: &str) -> Result<Vec<FieldStep>, Problem> {
        let found = self.page.last_item(&pages.items, &properties(path));
        let place = Asked { key: "id", whose: "an item", holder: self.page.of(&pages.items.item), path };
        found.map_err(|no_way| place.problem(no_way, "a string or an integer"))
    }

    fn of_response<'p>(&self, key: &'static str, path: &'p str) -> Asked<'a, 'p> {
        Asked { key, whose: RESPONSE, holder: self.page, path }
    }
}

/// Whose properties most keys name.
const RESPONSE: &str = "the body of the operation's response";

/// A property that a key of the settings asks for.
struct Asked<'a, 'p> {
    key: &'static str,
    /// Whose property, for messages.
    whose: &'static str,
    holder: PageType<'a>,
    path: &'p str,
}

impl Asked<'_, '_> {
    /// Why there is no way to it.
    fn problem(&self, no_way: NoWay, wanted: &str) -> Problem {
        let Self { key, whose, holder, path } = self;
        match no_way {
            NoWay::Missing => {
                let beside = holder.beside_missing(&properties(path));
                let help = beside.and_then(|(name, others)| did_you_mean(name, others));
                Problem::unmatched(key, format!("{whose} has no property `{path}`"), help)
            }
            NoWay::WrongType => Problem::invalid(key, format!("`{path}` in {whose} is not {wanted}")),
        }
    }
}

/// The properties on a path.
fn properties(path: &str) -> Vec<&str> {
    path.split('.').collect()
}

/// Why a settings entry cannot be done.
pub(super) struct Problem {
    code: &'static str,
    /// The key in the entry, where it is one key's fault.
    key: Option<&'static str>,
    message: String,
    help: Option<String>,
}

impl Problem {
    fn no_page() -> Self {
        let message = "the operation's successful responses do not all have the same JSON body, so it has no pages";
        Self { code: "invalid-settings", key: None, message: message.to_owned(), help: None }
    }

    fn not_get() -> Self {
        let message = "a link is followed with GET only, and the operation has another method";
        Self { code: "invalid-settings", key: None, message: message.to_owned(), help: None }
    }

    fn unmatched(key: &'static str, message: String, help: Option<String>) -> Self {
        Self { code: "unmatched-setting", key: Some(key), message, help }
    }

    fn invalid(key: &'static str, message: String) -> Self {
        Self { code: "invalid-settings", key: Some(key), message, help: None }
    }

    /// The message about the entry `entry` of `pagination` in the settings' file.
    pub(super) fn diagnostic(self, file: &str, entry: &str) -> Diagnostic {
        let place = Pointer::root_of(file).child("pagination").child(entry);
        let place = self.key.map_or_else(|| place.clone(), |key| place.child(key));
        let error = Diagnostic::error(self.code, &place, self.message, "the operation has no `stream`");
        Diagnostic { help: self.help, ..error }
    }
}
