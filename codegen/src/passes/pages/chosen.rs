//! Pages by the settings.

use super::page::{FieldStep, NoWay, PageType, Pages, Place, json_body, query_parameter, takes_text};
use crate::diagnostic::Diagnostic;
use crate::ir::{Method, Operation};
use crate::pointer::Pointer;
use crate::settings::{BodyPlace, PagePlace, Pagination};

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

impl Entry<'_> {
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
            return Err(Problem::unmatched(key, format!("the operation has no query parameter `{name}`")));
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
        let place = (key, "the body of the operation's request");
        let steps = self.page.of(body).link(&properties(path));
        let steps = steps.map_err(|no_way| Problem::on_the_way(place, path, no_way, "a string or an integer"))?;
        Ok(steps.into_iter().map(|step| step.wire_name).collect())
    }

    /// Pages of which the list is known.
    fn items(&self, path: &Option<String>) -> Result<Pages, Problem> {
        let found = self.page.items(&path.as_deref().map(properties).unwrap_or_default());
        let items = found.map_err(|no_way| match path {
            Some(path) => Problem::on_the_way(("items", RESPONSE), path, no_way, "a list"),
            None => Problem { key: None, ..Problem::invalid("items", format!("{RESPONSE} is not a list")) },
        })?;
        Ok(Pages::of_items(items))
    }

    fn link(&self, path: &str) -> Result<Vec<FieldStep>, Problem> {
        let found = self.page.link(&properties(path));
        found.map_err(|no_way| Problem::on_the_way(("next", RESPONSE), path, no_way, "a string or an integer"))
    }

    fn optional_link(&self, path: &Option<String>) -> Result<Option<Vec<FieldStep>>, Problem> {
        path.as_deref().map(|path| self.link(path)).transpose()
    }

    fn has_more(&self, path: &Option<String>) -> Result<Option<Vec<FieldStep>>, Problem> {
        let Some(path) = path else { return Ok(None) };
        let found = self.page.flag(&properties(path));
        found.map(Some).map_err(|no_way| Problem::on_the_way(("has_more", RESPONSE), path, no_way, "a boolean"))
    }

    fn count(&self, key: &'static str, path: &Option<String>) -> Result<Option<Vec<FieldStep>>, Problem> {
        let Some(path) = path else { return Ok(None) };
        let found = self.page.count(&properties(path));
        found.map(Some).map_err(|no_way| Problem::on_the_way((key, RESPONSE), path, no_way, "an integer"))
    }

    fn last_item(&self, pages: &Pages, path: &str) -> Result<Vec<FieldStep>, Problem> {
        let found = self.page.last_item(&pages.items, &properties(path));
        found.map_err(|no_way| Problem::on_the_way(("id", "an item"), path, no_way, "a string or an integer"))
    }
}

/// Whose properties most keys name.
const RESPONSE: &str = "the body of the operation's response";

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
}

impl Problem {
    fn no_page() -> Self {
        let message = "the operation's successful responses do not all have the same JSON body, so it has no pages";
        Self { code: "invalid-settings", key: None, message: message.to_owned() }
    }

    fn not_get() -> Self {
        let message = "a link is followed with GET only, and the operation has another method";
        Self { code: "invalid-settings", key: None, message: message.to_owned() }
    }

    fn unmatched(key: &'static str, message: String) -> Self {
        Self { code: "unmatched-setting", key: Some(key), message }
    }

    fn invalid(key: &'static str, message: String) -> Self {
        Self { code: "invalid-settings", key: Some(key), message }
    }

    fn on_the_way((key, whose): (&'static str, &str), path: &str, no_way: NoWay, wanted: &str) -> Self {
        match no_way {
            NoWay::Missing => Self::unmatched(key, format!("{whose} has no property `{path}`")),
            NoWay::WrongType => Self::invalid(key, format!("`{path}` in {whose} is not {wanted}")),
        }
    }

    /// The message about the entry `entry` of `pagination` in the settings' file.
    pub(super) fn diagnostic(self, file: &str, entry: &str) -> Diagnostic {
        let place = Pointer::root_of(file).child("pagination").child(entry);
        let place = self.key.map_or_else(|| place.clone(), |key| place.child(key));
        Diagnostic::error(self.code, &place, self.message, "the operation has no `stream`")
    }
}
