//! Which page comes next.

use std::collections::HashSet;

use url::Url;

use super::super::super::description::Operation;
use super::super::request::Request;
use super::link_header::LinkHeader;
use super::next_page::{NextPage, PageValue};
use super::page_read::PageRead;
use super::paged::{Paging, Place, Told};

/// After so many pages without an item a walk ends with an error: one call for an item must not go on for ever.
const MAX_EMPTY_PAGES: u32 = 1_000;

/// The state of a walk through pages.
pub(super) struct Walk {
    paging: Paging,
    operation: &'static Operation,
    /// The URL that relative links start from.
    here: Url,
    /// The index of the page's first item, or the page's number.
    position: u64,
    /// Whether the walk began with the first page.
    is_whole: bool,
    /// The items so far.
    items: u64,
    /// The items of the longest page so far.
    longest: u64,
    empty_pages: u32,
    /// Whether a page had a `Link` header to the next one.
    has_links: bool,
    /// What pages were asked for by.
    seen: HashSet<String>,
    /// The page before, where the page was found by counting.
    counted: Option<PageRead>,
}

/// What a page says about the next one.
enum Word {
    Next(String),
    /// It is the last.
    Last,
    Silent,
}

impl Walk {
    pub(super) fn new(paging: Paging, request: &Request) -> Result<Self, String> {
        let counter = paging.offset.or(paging.page);
        let first = if paging.offset.is_some() { 0 } else { paging.first_page };
        let asked = |place: Option<Place>| place.and_then(|place| request.place(place));
        let position = asked(counter).and_then(|text| text.parse().ok()).unwrap_or(first);
        let start = asked(paging.cursor).map(|cursor| format!("value {cursor}"));
        Ok(Self {
            paging,
            operation: request.operation,
            here: request.url(request.core.inner(), &[])?,
            position,
            is_whole: position == first,
            items: 0,
            longest: 0,
            empty_pages: 0,
            has_links: false,
            seen: start.into_iter().chain(counter.map(|_| format!("value {position}"))).collect(),
            counted: None,
        })
    }

    /// An error where the page is the one before once more, or pages are empty without an end.
    pub(super) fn check(&mut self, page: &PageRead) -> Result<(), String> {
        let before = self.counted.take().filter(|_| page.count > 0);
        if before.is_some_and(|before| before.count == page.count && before.ends == page.ends) {
            return Err("the server answered with the same page once more".to_owned());
        }
        self.empty_pages = if page.count > 0 { 0 } else { self.empty_pages.saturating_add(1) };
        if self.empty_pages < MAX_EMPTY_PAGES {
            Ok(())
        } else {
            Err(format!("the server answered with {MAX_EMPTY_PAGES} pages without items in a row"))
        }
    }

    /// How the page after this one is asked for; `None` after the last page.
    pub(super) fn after(&mut self, page: &PageRead) -> Result<Option<NextPage>, String> {
        self.items = self.items.saturating_add(page.count);
        if page.told.has_more == Some(false) {
            return Ok(None);
        }
        let next = match self.word(page) {
            Word::Next(next) => self.follow(&next, page)?,
            Word::Silent => self.count_on(page)?,
            Word::Last => None,
        };
        self.longest = self.longest.max(page.count);
        if next.is_none() && page.told.has_more == Some(true) {
            return Err("the page says that more follow, and not how to ask for them".to_owned());
        }
        Ok(next)
    }

    fn word(&mut self, page: &PageRead) -> Word {
        let next = page.told.next.clone().filter(|next| !next.is_empty());
        match (next, &page.link) {
            (Some(next), _) => Word::Next(next),
            (None, _) if self.paging.has_next => Word::Last,
            (None, LinkHeader::Next(link)) => {
                self.has_links = true;
                Word::Next(link.clone())
            }
            (None, LinkHeader::Last) => Word::Last,
            (None, LinkHeader::Silent) if self.has_links => Word::Last,
            (None, LinkHeader::Silent) => Word::Silent,
        }
    }

    /// Goes where the page says, which is a link, a cursor, or the number of a page or item.
    fn follow(&mut self, next: &str, page: &PageRead) -> Result<Option<NextPage>, String> {
        if let Some(cursor) = self.paging.cursor {
            return self.by_cursor(cursor, next);
        }
        let counter = self.paging.offset.or(self.paging.page);
        if let (Some(place), Ok(number)) = (counter, next.parse()) {
            return self.go_on_at(place, number, Vec::new()).map(Some);
        }
        self.once(format!("link {next}"))?;
        let url = self.joined(next)?;
        if url.origin() == self.here.origin() {
            return self.by_link(url, counter, page).map(Some);
        }
        // Another server must not decide what is requested.
        match counter {
            Some(place) => self.count_to_next(place, page).map(Some),
            None => {
                let origin = url.origin().ascii_serialization();
                Err(format!("the link to the next page goes to another origin, {origin}: it is not followed"))
            }
        }
    }

    /// A cursor may come in a link; the parameter is taken out of it, and the link itself is not followed.
    fn by_cursor(&mut self, place: Place, next: &str) -> Result<Option<NextPage>, String> {
        let is_link = next.contains("://");
        let url = if is_link || next.contains('?') { self.joined(next).ok() } else { None };
        let value = match (url.as_ref().and_then(|url| self.taken(url, place)), url) {
            (Some(value), _) => value,
            (None, Some(url)) if is_link && url.origin() == self.here.origin() => {
                self.once(format!("link {next}"))?;
                return self.by_url(url).map(Some);
            }
            (None, Some(_)) if is_link => return Err(self.lacks(place)),
            (None, Some(_) | None) => next.to_owned(),
        };
        if value.is_empty() {
            return Ok(None);
        }
        self.once(format!("value {value}"))?;
        Ok(Some(NextPage::With(vec![(place, PageValue::Text(value))])))
    }

    /// Takes the parameters out of a link of the same origin; one that has others is followed itself.
    fn by_link(&mut self, url: Url, counter: Option<Place>, page: &PageRead) -> Result<NextPage, String> {
        let Some((place, value)) = counter.and_then(|place| Some((place, self.taken(&url, place)?))) else {
            return self.by_url(url);
        };
        let limit = self.paging.limit.and_then(|limit| Some((limit, PageValue::of_query(self.taken(&url, limit)?))));
        match PageValue::of_query(value) {
            PageValue::Number(number) => self.go_on_at(place, number, limit.into_iter().collect()),
            PageValue::Text(text) => {
                self.position = self.position_after(page);
                self.once(format!("value {text}"))?;
                let values = std::iter::once((place, PageValue::Text(text))).chain(limit);
                Ok(NextPage::With(values.collect()))
            }
        }
    }

    /// Asks for the next page at a URL of the same origin.
    fn by_url(&mut self, url: Url) -> Result<NextPage, String> {
        if self.operation.method != "GET" {
            let counter = self.paging.cursor.or(self.paging.offset).or(self.paging.page);
            return Err(counter.map_or_else(
                || format!("the link to the next page is followed with GET only, not with {}", self.operation.method),
                |place| self.lacks(place),
            ));
        }
        self.here = url.clone();
        Ok(NextPage::At(url))
    }

    /// Counts on, where nothing says how to go on.
    fn count_on(&mut self, page: &PageRead) -> Result<Option<NextPage>, String> {
        let (is_last, place) = match (self.paging.offset, self.paging.page) {
            (Some(offset), _) => (page.count == 0 || self.is_last_by_offset(page), offset),
            (None, Some(number)) => (self.is_last_by_number(page), number),
            (None, None) => return Ok(None),
        };
        if is_last { Ok(None) } else { self.count_to_next(place, page).map(Some) }
    }

    fn count_to_next(&mut self, place: Place, page: &PageRead) -> Result<NextPage, String> {
        self.counted = Some(page.clone());
        let position = self.position_after(page);
        self.go_on_at(place, position, Vec::new())
    }

    /// A page that is shorter than others is the last, unless the server says more. A first page never is: the server may have a limit
    /// of its own.
    fn is_last_by_offset(&self, page: &PageRead) -> bool {
        let Told { has_more, total, .. } = page.told;
        let items = self.position_after(page);
        let has_more = has_more == Some(true) || total.is_some_and(|total| total > items);
        total == Some(items) || (page.count < self.longest && !has_more)
    }

    fn is_last_by_number(&self, page: &PageRead) -> bool {
        let Told { has_more, total, pages, .. } = page.told;
        let number = self.position_after(page).saturating_sub(self.paging.first_page);
        (page.count == 0 && has_more != Some(true))
            || pages.is_some_and(|pages| pages > 0 && number >= pages)
            || (self.is_whole && total == Some(self.items))
    }

    /// The index of the item, or the number of the page, that follows.
    fn position_after(&self, page: &PageRead) -> u64 {
        let step = if self.paging.offset.is_some() { page.count } else { 1 };
        self.position.saturating_add(step)
    }

    fn go_on_at(&mut self, place: Place, position: u64, further: Vec<(Place, PageValue)>) -> Result<NextPage, String> {
        self.once(format!("value {position}"))?;
        self.position = position;
        let mut values = vec![(place, PageValue::Number(position))];
        values.extend(further);
        Ok(NextPage::With(values))
    }

    /// An error where the same was there before: the walk would go in a circle.
    fn once(&mut self, next: String) -> Result<(), String> {
        if self.seen.insert(next) {
            Ok(())
        } else {
            Err("the page leads back to one that was asked for before".to_owned())
        }
    }

    /// A cursor that stands where a link is expected would be a relative link to somewhere.
    fn joined(&self, link: &str) -> Result<Url, String> {
        if !(link.contains("://") || link.contains('?') || link.starts_with(['/', '.'])) {
            return Err("what the page has for a link to the next page is none".to_owned());
        }
        self.here.join(link).map_err(|error| format!("the link to the next page is no URL: {error}"))
    }

    /// The value of a place's parameter in a link.
    fn taken(&self, url: &Url, place: Place) -> Option<String> {
        let name = self.name(place)?;
        url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }

    fn name(&self, place: Place) -> Option<&'static str> {
        match place {
            Place::Parameter(index) => self.operation.parameters.get(index).map(|parameter| parameter.name),
            Place::Body(keys) => keys.last().copied(),
        }
    }

    fn lacks(&self, place: Place) -> String {
        format!("the link to the next page has no `{}`", self.name(place).unwrap_or_default())
    }
}
