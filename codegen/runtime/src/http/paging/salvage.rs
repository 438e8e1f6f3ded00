//! What can be read of a page that does not fit because an item does not.

use std::marker::PhantomData;

use bytes::Bytes;

use super::super::super::entries::Entries;
use super::super::super::wire::Wire;
use super::super::super::{error_path, json};
use super::super::error::{Error, RawResponse, lift};
use super::body_place::text;
use super::link_header::LinkHeader;
use super::page_read::PageRead;
use super::paged::PageShape;
use super::raw_items::RawItems;

/// A page that does not fit, whose items are read one by one.
pub(super) struct Salvaged<T> {
    /// The page, for errors.
    response: RawResponse,
    items: RawItems,
    /// The index of the next item.
    index: usize,
    /// The keys from the body to the list.
    keys: &'static [&'static str],
    of: PhantomData<fn() -> T>,
}

/// Reads the page without its items. Where that does not fit either, the page is lost, and comes back.
pub(super) fn salvage<P: Wire, I>(
    response: RawResponse,
    shape: PageShape<P, I>,
) -> Result<(Salvaged<I>, PageRead), RawResponse> {
    match read(&response, shape) {
        Some((items, page)) => {
            let keys = shape.paging.items;
            Ok((Salvaged { response, items, index: 0, keys, of: PhantomData }, page))
        }
        None => Err(response),
    }
}

fn read<P: Wire, I>(response: &RawResponse, shape: PageShape<P, I>) -> Option<(RawItems, PageRead)> {
    let body = response.body().filter(|_| response.status().is_success())?;
    let whole = std::str::from_utf8(body).ok()?;
    let list = list(whole, shape.paging.items)?;
    let items = RawItems::of_list(&body.slice_ref(list.as_bytes()))?;
    let start = list.as_ptr().addr().checked_sub(whole.as_ptr().addr())?;
    let (before, after) = (whole.get(..start)?, whole.get(start.checked_add(list.len())?..)?);
    let page: P = json::from_slice(format!("{before}[]{after}").as_bytes()).ok()?;
    let mut told = (shape.told)(&page);
    let (mut count, mut ends) = (0, Vec::new());
    for item in items.clone() {
        count += 1;
        ends.truncate(1);
        ends.push(item);
    }
    if !shape.paging.last_item.is_empty() {
        told.next = ends.last().and_then(|item| at_end_of(shape.paging.last_item, item));
    }
    let ends = ends.iter().map(|item| item.to_vec()).collect();
    Some((items, PageRead { count, told, link: LinkHeader::of(response.headers()), ends }))
}

/// The text of the list at the end of `keys`.
fn list<'a>(json: &'a str, keys: &[&str]) -> Option<&'a str> {
    value(json, keys)
}

/// A text or number inside an item.
fn at_end_of(keys: &[&str], item: &Bytes) -> Option<String> {
    value(std::str::from_utf8(item).ok()?, keys).and_then(text)
}

/// The value at the end of `keys`. Of members with one name the last counts, as where the page is read as a whole.
fn value<'a>(json: &'a str, keys: &[&str]) -> Option<&'a str> {
    keys.iter().try_fold(json, |json, key| {
        let members = Entries::of(json).ok()?.0;
        members.into_iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    })
}

impl<T: Wire> Salvaged<T> {
    /// The next item, or why it does not fit; `None` at the end.
    pub(super) fn next<E>(&mut self) -> Option<Result<T, Error<E>>> {
        let item = self.items.next()?;
        let index = self.index;
        self.index = index.saturating_add(1);
        let value = json::from_part(&item, || {
            error_path::at_index(index);
            self.keys.iter().rev().for_each(|key| error_path::at_key(key));
        });
        Some(value.map_err(|error| lift(self.response.part_misfit(item, &error))))
    }

    /// The error about the whole page.
    pub(super) fn into_error<E>(self) -> Error<E> {
        Error::InvalidResponsePayload(self.response)
    }
}
