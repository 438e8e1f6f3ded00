//! Pages by the settings.

use super::page::{FieldStep, NoWay, PageItems, PageType, Pages, query_parameter};
use crate::diagnostic::Diagnostic;
use crate::ir::Operation;
use crate::pointer::Pointer;
use crate::settings::Pagination;

/// What the settings choose for an operation whose successes hold `page`.
pub(super) fn chosen_pages(
    operation: &Operation,
    page: Option<PageType<'_>>,
    chosen: &Pagination,
) -> Result<Pages, Problem> {
    let entry = Entry { operation, page };
    Ok(match chosen {
        Pagination::None => Pages::None,
        Pagination::Offset { items, limit, offset, next } => Pages::Offset {
            items: entry.items(items)?,
            limit: limit.as_deref().map(|name| entry.parameter("limit", name)).transpose()?,
            offset: entry.parameter("offset", offset)?,
            next: next.as_deref().map(|path| entry.next(path)).transpose()?,
        },
        Pagination::Cursor { items, cursor, next } => Pages::Cursor {
            items: entry.items(items)?,
            cursor: entry.parameter("cursor", cursor)?,
            next: entry.next(next)?,
        },
        Pagination::Page { items, page, next } => Pages::Page {
            items: entry.items(items)?,
            page: entry.parameter("page", page)?,
            next: next.as_deref().map(|path| entry.next(path)).transpose()?,
        },
    })
}

/// Finds what an entry of the settings names.
struct Entry<'a> {
    operation: &'a Operation,
    page: Option<PageType<'a>>,
}

impl Entry<'_> {
    fn parameter(&self, key: &'static str, name: &str) -> Result<usize, Problem> {
        query_parameter(self.operation, name)
            .ok_or_else(|| Problem::unmatched(key, format!("the operation has no query parameter `{name}`")))
    }

    fn items(&self, path: &str) -> Result<PageItems, Problem> {
        let found = self.page.ok_or_else(Problem::no_page)?.items(&properties(path));
        found.map_err(|no_way| Problem::on_the_way("items", path, no_way, "a list"))
    }

    fn next(&self, path: &str) -> Result<Vec<FieldStep>, Problem> {
        let found = self.page.ok_or_else(Problem::no_page)?.next(&properties(path));
        found.map_err(|no_way| Problem::on_the_way("next", path, no_way, "a string or an integer"))
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
