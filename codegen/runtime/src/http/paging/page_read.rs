//! What a walk needs to know of a page.

use reqwest::header::HeaderMap;

use super::super::super::json;
use super::link_header::LinkHeader;
use super::paged::{Paged, Told};

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
    pub(super) fn of_page<C: Paged>(page: &mut C::Page, headers: &HeaderMap) -> Self {
        let told = C::told(page);
        let items: &[C::Item] = C::items(page).map_or(&[], |items| items);
        // A page is compared with the one before only where the client may count the pages itself.
        let may_count = C::PAGING.offset.or(C::PAGING.page).is_some();
        let ends = items.first().into_iter().chain(items.last()).filter(|_| may_count);
        let ends = ends.map(|item| json::to_vec(item).unwrap_or_default()).collect();
        let count = u64::try_from(items.len()).unwrap_or(u64::MAX);
        Self { count, told, link: LinkHeader::of(headers), ends }
    }
}
