//! Which page comes next.

use std::collections::BTreeSet;

use url::Url;

use super::param_value::ParamValue;
use super::request::Request;

/// How an operation's pages follow each other. Parameters are indexes into the operation's.
#[derive(Clone, Copy, Debug)]
pub enum Paging {
    /// By the index of the first item.
    Offset {
        /// The parameter with the page's size.
        limit: Option<usize>,
        /// The parameter with the first item's index.
        offset: usize,
        /// Whether pages link to the next one (`next`); otherwise a short page is the last.
        next: bool,
    },
    /// By a cursor that each page gives.
    Cursor {
        /// The parameter that takes it.
        cursor: usize,
    },
    /// By a number, from one.
    Page {
        /// The parameter with the page's number.
        page: usize,
        /// Whether pages link to the next one (`next`); otherwise an empty page is the last.
        next: bool,
    },
}

/// The parts of a page that paging needs.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// Its items.
    pub items: Vec<T>,
    /// The link or cursor to the next page.
    pub next: Option<String>,
}

/// The parameters to change for the next page.
pub(super) type Changes = Vec<(usize, String)>;

/// The state of a walk through pages.
pub(super) struct Walk {
    paging: Paging,
    base: Url,
    names: Vec<&'static str>,
    /// Items before the page, or the page's number.
    position: u64,
    /// How many items a full page has.
    full: Option<u64>,
    seen: BTreeSet<String>,
}

impl Walk {
    pub(super) fn new(paging: Paging, request: &Request) -> Result<Self, String> {
        let text = |index: usize| match request.values.get(index) {
            Some(ParamValue::Scalar(text)) => Some(text.clone()),
            Some(ParamValue::Null | ParamValue::List(..) | ParamValue::Object(..)) | None => None,
        };
        let number = |index: usize| text(index).and_then(|text| text.parse::<u64>().ok());
        let (position, full) = match paging {
            Paging::Offset { limit, offset, .. } => (number(offset).unwrap_or(0), limit.and_then(number)),
            Paging::Cursor { .. } => (0, None),
            Paging::Page { page, .. } => (number(page).unwrap_or(1), None),
        };
        let seen = match paging {
            Paging::Cursor { cursor } => text(cursor).into_iter().collect(),
            Paging::Offset { .. } | Paging::Page { .. } => BTreeSet::new(),
        };
        let names = request.operation.parameters.iter().map(|parameter| parameter.name).collect();
        Ok(Self { paging, base: request.base(request.core.inner())?, names, position, full, seen })
    }

    /// What to change for the page after one with `count` items; `None` after the last page.
    pub(super) fn after(&mut self, count: usize, next: Option<String>) -> Result<Option<Changes>, String> {
        let next = next.filter(|next| !next.is_empty());
        match self.paging {
            Paging::Offset { limit, offset, next: true } => self.by_link(next, offset, limit),
            Paging::Offset { offset, next: false, .. } => Ok(self.by_count(count, offset)),
            Paging::Cursor { cursor } => self.by_cursor(next, cursor),
            Paging::Page { page, next: true } => self.by_page_link(next, page),
            Paging::Page { page, next: false } if count > 0 => Ok(Some(self.by_number(page))),
            Paging::Page { next: false, .. } => Ok(None),
        }
    }

    fn by_link(
        &mut self,
        next: Option<String>,
        offset: usize,
        limit: Option<usize>,
    ) -> Result<Option<Changes>, String> {
        let Some(link) = next.filter(|link| self.seen.insert(link.clone())) else { return Ok(None) };
        let url = self.same_origin(&link)?;
        let mut changes = vec![(offset, self.taken(&url, offset)?)];
        if let Some(limit) = limit {
            changes.extend(self.taken(&url, limit).ok().map(|size| (limit, size)));
        }
        Ok(Some(changes))
    }

    fn by_count(&mut self, count: usize, offset: usize) -> Option<Changes> {
        let count = u64::try_from(count).ok().filter(|count| *count > 0)?;
        if count < *self.full.get_or_insert(count) {
            return None;
        }
        self.position = self.position.checked_add(count)?;
        Some(vec![(offset, self.position.to_string())])
    }

    fn by_cursor(&mut self, next: Option<String>, cursor: usize) -> Result<Option<Changes>, String> {
        let Some(next) = next else { return Ok(None) };
        let value = if next.contains("://") { self.taken(&self.same_origin(&next)?, cursor)? } else { next };
        let is_new = !value.is_empty() && self.seen.insert(value.clone());
        Ok(is_new.then(|| vec![(cursor, value)]))
    }

    fn by_page_link(&mut self, next: Option<String>, page: usize) -> Result<Option<Changes>, String> {
        let Some(link) = next.filter(|link| self.seen.insert(link.clone())) else { return Ok(None) };
        if link.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Some(vec![(page, link)]));
        }
        let url = self.same_origin(&link)?;
        Ok(Some(vec![(page, self.taken(&url, page)?)]))
    }

    fn by_number(&mut self, page: usize) -> Changes {
        self.position = self.position.saturating_add(1);
        vec![(page, self.position.to_string())]
    }

    /// The link as a URL; an error where it leads to another origin, since another server must not decide what is requested.
    fn same_origin(&self, link: &str) -> Result<Url, String> {
        let url = self.base.join(link).map_err(|error| format!("the link to the next page is no URL: {error}"))?;
        if url.origin() == self.base.origin() {
            Ok(url)
        } else {
            let origin = url.origin().ascii_serialization();
            Err(format!("the link to the next page goes to another origin, {origin}: it is not followed"))
        }
    }

    fn taken(&self, url: &Url, parameter: usize) -> Result<String, String> {
        let name = self.names.get(parameter).copied().unwrap_or_default();
        let found = url.query_pairs().find(|(key, _)| key == name);
        found.map(|(_, value)| value.into_owned()).ok_or_else(|| format!("the link to the next page has no `{name}`"))
    }
}
