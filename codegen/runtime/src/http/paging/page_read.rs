//! What a walk needs to know of a page.

use reqwest::header::HeaderMap;

use super::super::super::json;
use super::super::super::wire::Wire;
use super::link_header::LinkHeader;
use super::paged::{PageShape, Told};

/// What a walk needs to know of a page.
#[derive(Clone, Debug)]
pub(super) struct PageRead {
    /// How many items it has.
    pub(super) count: u64,
    pub(super) told: Told,
    pub(super) link: LinkHeader,
    /// The first and the last item as JSON, by which a page is known again.
    pub(super) ends: Vec<Vec<u8>>,
}

impl PageRead {
    /// That of a page that fits.
    pub(super) fn of_page<P, I: Wire>(page: &mut P, headers: &HeaderMap, shape: PageShape<P, I>) -> Self {
        let told = (shape.told)(page);
        let items: &[I] = (shape.items)(page).map_or(&[], |items| items);
        // A page is compared with the one before only where the client may count the pages itself.
        let may_count = shape.paging.offset.or(shape.paging.page).is_some();
        let ends = items.first().into_iter().chain(items.last()).filter(|_| may_count);
        let ends = ends.map(|item| json::to_vec(item).unwrap_or_default()).collect();
        let count = u64::try_from(items.len()).unwrap_or(u64::MAX);
        Self { count, told, link: LinkHeader::of(headers), ends }
    }
}
