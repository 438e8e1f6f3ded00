//! Request views beside the types that they are views of, and their usual names.

use std::collections::HashMap;

use super::identifier::{Convention, Identifier};
use super::shorten::{LONGEST, shortened};
use crate::ir::{Api, NameHint, View};
use crate::pointer::Pointer;

/// The request views, in the order of the types that they are views of.
pub(super) struct RequestViews(Vec<(usize, usize)>);

impl RequestViews {
    pub(super) fn new(api: &Api) -> Self {
        let of = |view: View| api.definitions().filter(move |(_, definition)| definition.view == view);
        let plain: HashMap<(&Pointer, &NameHint), usize> =
            of(View::Plain).map(|(id, definition)| ((&definition.origin, &definition.hint), id.index())).collect();
        let mut pairs: Vec<(usize, usize, &NameHint)> = of(View::Request)
            .filter_map(|(id, view)| Some((id.index(), *plain.get(&(&view.origin, &view.hint))?, &view.hint)))
            .collect();
        pairs.sort_by_key(|(.., hint)| *hint);
        Self(pairs.into_iter().map(|(view, plain, _)| (view, plain)).collect())
    }

    /// The index of each view, and of the type that it is a view of.
    pub(super) fn pairs(&self) -> Vec<(usize, usize)> {
        self.0.clone()
    }
}

/// The name of the type with the suffix `Request`, as long as that is no long name.
pub(super) fn request_view_name(plain: &Identifier, words: &[String]) -> Identifier {
    let suffix = "Request";
    let is_long = plain.length() + suffix.len() > LONGEST;
    let [shorter, ..] = shortened(words, Convention::Pascal, LONGEST - suffix.len());
    if is_long { &shorter } else { plain }.with_suffix(suffix)
}
