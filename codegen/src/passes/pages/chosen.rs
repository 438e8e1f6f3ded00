//! Pages by the settings.

use super::page::{FieldStep, NoWay, PageItems, PageType};
use super::{Pages, query_parameter};
use crate::diagnostic::Diagnostic;
use crate::ir::Operation;
use crate::pointer::Pointer;
use crate::settings::Pagination;

/// What the settings choose for an operation whose successes hold `page`.
pub(super) fn pages(operation: &Operation, page: Option<PageType<'_>>, chosen: &Pagination) -> Result<Pages, Problem> {
    let style = |page| Chosen { operation, page };
    let chosen_of = || page.map(style).ok_or_else(Problem::no_page);
    Ok(match chosen {
        Pagination::None => Pages::None,
        Pagination::Offset { items, limit, offset, next } => {
            let chosen = chosen_of()?;
            Pages::Offset {
                items: chosen.items(items)?,
                limit: limit.as_deref().map(|name| chosen.parameter("limit", name)).transpose()?,
                offset: chosen.parameter("offset", offset)?,
                next: next.as_deref().map(|path| chosen.next(path)).transpose()?,
            }
        }
        Pagination::Cursor { items, cursor, next } => {
            let chosen = chosen_of()?;
            Pages::Cursor {
                items: chosen.items(items)?,
                cursor: chosen.parameter("cursor", cursor)?,
                next: chosen.next(next)?,
            }
        }
        Pagination::Page { items, page, next } => {
            let chosen = chosen_of()?;
            Pages::Page {
                items: chosen.items(items)?,
                page: chosen.parameter("page", page)?,
                next: next.as_deref().map(|path| chosen.next(path)).transpose()?,
            }
        }
    })
}

/// Looks up what a settings entry names.
struct Chosen<'a> {
    operation: &'a Operation,
    page: PageType<'a>,
}

impl Chosen<'_> {
    fn parameter(&self, key: &'static str, name: &str) -> Result<usize, Problem> {
        query_parameter(self.operation, name)
            .ok_or_else(|| Problem::unmatched(key, format!("the operation has no query parameter `{name}`")))
    }

    fn items(&self, path: &str) -> Result<PageItems, Problem> {
        let found = self.page.items(&path.split('.').collect::<Vec<_>>());
        found.map_err(|no_way| Problem::on_the_way("items", path, no_way, "a list"))
    }

    fn next(&self, path: &str) -> Result<Vec<FieldStep>, Problem> {
        let found = self.page.next(&path.split('.').collect::<Vec<_>>());
        found.map_err(|no_way| Problem::on_the_way("next", path, no_way, "a string or an integer"))
    }
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

    fn unmatched(key: &'static str, message: String) -> Self {
        Self { code: "unmatched-setting", key: Some(key), message }
    }

    fn on_the_way(key: &'static str, path: &str, no_way: NoWay, wanted: &str) -> Self {
        match no_way {
            NoWay::Missing => {
                Self::unmatched(key, format!("the body of the operation's response has no property `{path}`"))
            }
            NoWay::WrongType => Self {
                code: "invalid-settings",
                key: Some(key),
                message: format!("`{path}` in the body of the operation's response is not {wanted}"),
            },
        }
    }

    /// The message about the entry `entry` of `pagination` in the settings' file.
    pub(super) fn diagnostic(self, file: &str, entry: &str) -> Diagnostic {
        let place = Pointer::root_of(file).child("pagination").child(entry);
        let place = self.key.map_or_else(|| place.clone(), |key| place.child(key));
        Diagnostic::error(self.code, &place, self.message, "the operation has no `stream`")
    }
}
