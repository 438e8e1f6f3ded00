//! Pages by the usual names of parameters and properties.

use super::guess::Guess;
use super::page::{FieldStep, PageType, Pages, Place, json_body};
use super::page_answer::{Certainty, FoundItems, find_property};
use super::page_parameters::PageParameters;
use super::usual_names::{
    CURSORS, HAS_MORE, LAST_IDS, LINKS, NEXT_CURSORS, NEXT_NUMBERS, NEXT_OFFSETS, PAGE_COUNTS, SURE_LINKS, TOTALS,
    plain_name,
};
use crate::ir::{Method, Operation};

/// Pages, and what of them is a guess.
#[derive(Clone, Debug)]
pub(super) struct Detected {
    pub pages: Pages,
    pub guess: Option<Guess>,
}

/// The pages of an operation whose parameters and answer have usual names.
pub(super) fn detected_pages(
    operation: &Operation,
    page: PageType<'_>,
    parameters: PageParameters,
    found: FoundItems,
) -> Option<Detected> {
    let operation = PagedOperation { operation, page, parameters, found };
    if operation.found.certainty == Certainty::Inside && !(operation.is_get() && parameters.telling().is_some()) {
        return None;
    }
    operation
        .by_cursor()
        .or_else(|| operation.by_last_item())
        .or_else(|| operation.by_offset())
        .or_else(|| operation.by_number())
        .or_else(|| operation.by_link())
        .or_else(|| operation.by_body())
        .filter(|detected| detected.pages.cursor.is_some() || operation.found.certainty != Certainty::Scalars)
}

/// An operation that answers with a list.
struct PagedOperation<'a> {
    operation: &'a Operation,
    page: PageType<'a>,
    parameters: PageParameters,
    found: FoundItems,
}

impl PagedOperation<'_> {
    fn by_cursor(&self) -> Option<Detected> {
        let cursor = self.parameters.cursor.or(self.parameters.text_position)?;
        if let Some(next) = self.link(NEXT_CURSORS) {
            let holds_link = next.last().is_some_and(|step| SURE_LINKS.contains(&plain_name(&step.wire_name).as_str()));
            // A link may need more than its cursor.
            if holds_link && self.is_get() {
                return self.detected(Pages { next: Some(next), ..self.pages() }, Some(Guess::Link));
            }
            let pages = Pages { cursor: Some(Place::Parameter(cursor)), next: Some(next), ..self.pages_with_more() };
            return self.detected(pages, None);
        }
        let last_id = self.link(LAST_IDS).filter(|_| self.parameters.is_after_item)?;
        let pages = Pages { cursor: Some(Place::Parameter(cursor)), next: Some(last_id), ..self.pages_with_more() };
        self.detected(pages, None)
    }

    /// Stripe's way: the cursor is the last item's id. Where nothing says whether more follow, an empty page is the last.
    fn by_last_item(&self) -> Option<Detected> {
        let cursor = self.parameters.cursor.filter(|_| self.parameters.is_after_item)?;
        let pages = self.pages_with_more();
        if pages.has_more.is_none() && !self.parameters.is_surely_after_item {
            return None;
        }
        let last_item = self.page.last_item(&pages.items, &["id"]).ok()?;
        let pages = Pages { cursor: Some(Place::Parameter(cursor)), last_item: Some(last_item), ..pages };
        self.detected(pages, Some(Guess::LastItem))
    }

    fn by_offset(&self) -> Option<Detected> {
        let pages = Pages {
            offset: Some(Place::Parameter(self.parameters.offset?)),
            limit: self.parameters.limit.map(Place::Parameter),
            next: self.link(NEXT_OFFSETS),
            total: self.count(TOTALS),
            ..self.pages_with_more()
        };
        self.counted(pages)
    }

    fn by_number(&self) -> Option<Detected> {
        let index = self.parameters.page?;
        let first_page = self.operation.parameters.get(index).and_then(|parameter| parameter.default_number);
        let pages = Pages {
            page: Some(Place::Parameter(index)),
            first_page: first_page.filter(|first| *first == 0),
            next: self.link(NEXT_NUMBERS),
            total: self.count(TOTALS),
            pages: self.count(PAGE_COUNTS),
            ..self.pages_with_more()
        };
        self.counted(pages)
    }

    /// Pages that are counted: where the answer is a bare list, one that is empty ends them.
    fn counted(&self, pages: Pages) -> Option<Detected> {
        match self.found.certainty {
            Certainty::Bare if !self.is_get() => None,
            Certainty::Bare => self.detected(pages, Some(Guess::BareList)),
            Certainty::Sure | Certainty::BesideOthers | Certainty::Inside | Certainty::Scalars => {
                self.detected(pages, None)
            }
        }
    }

    /// Links in the answer or in a documented header.
    fn by_link(&self) -> Option<Detected> {
        if !self.is_get() {
            return None;
        }
        let is_text = |path: &[&str]| self.page.text(path);
        if let Some(next) = find_property(self.page, &self.found.items.steps, LINKS, is_text) {
            return self.detected(Pages { next: Some(next), ..self.pages() }, Some(Guess::Link));
        }
        let headers = self.operation.response_headers();
        let has_header = headers.iter().any(|header| header.wire_name.eq_ignore_ascii_case("link"));
        if has_header { self.detected(self.pages(), Some(Guess::LinkHeader)) } else { None }
    }

    /// A cursor that goes into the body of the request.
    fn by_body(&self) -> Option<Detected> {
        let body = self.page.of(json_body(self.operation)?);
        let steps = find_property(body, &[], CURSORS, |path| body.text(path))?;
        let cursor = Place::Body(steps.into_iter().map(|step| step.wire_name).collect());
        let next = self.link(NEXT_CURSORS)?;
        self.detected(Pages { cursor: Some(cursor), next: Some(next), ..self.pages_with_more() }, Some(Guess::Body))
    }

    fn pages(&self) -> Pages {
        Pages::of_items(self.found.items.clone())
    }

    fn pages_with_more(&self) -> Pages {
        let has_more = find_property(self.page, &self.found.items.steps, HAS_MORE, |path| self.page.flag(path));
        Pages { has_more, ..self.pages() }
    }

    /// That the list itself is a guess counts where nothing else is one.
    fn detected(&self, pages: Pages, guess: Option<Guess>) -> Option<Detected> {
        let guess = guess.or(match self.found.certainty {
            Certainty::Sure | Certainty::Bare => None,
            Certainty::BesideOthers => Some(Guess::ListBesideOthers),
            Certainty::Inside => Some(Guess::ListInside),
            Certainty::Scalars => Some(Guess::ListOfScalars),
        });
        Some(Detected { pages, guess })
    }

    fn is_get(&self) -> bool {
        self.operation.method == Method::Get
    }

    fn link(&self, names: &[&str]) -> Option<Vec<FieldStep>> {
        find_property(self.page, &self.found.items.steps, names, |path| self.page.link(path))
    }

    fn count(&self, names: &[&str]) -> Option<Vec<FieldStep>> {
        find_property(self.page, &self.found.items.steps, names, |path| self.page.count(path))
    }
}
