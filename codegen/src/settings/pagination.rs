//! How to walk through an operation's pages.

use serde::Deserialize;

/// How the pages of an operation follow each other.
///
/// Properties of the body are wire names joined by dots. The list of items is the body itself where `items` is not there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, tag = "style", rename_all = "kebab-case")]
pub enum Pagination {
    /// Nothing is known of pages: the operation has no `.stream()`.
    None,
    /// Each page is asked for by the index of its first item.
    Offset {
        /// The list in the body.
        items: Option<String>,
        /// Takes the page's size.
        limit: Option<PagePlace>,
        /// Takes the first item's index.
        offset: PagePlace,
        /// The link to the next page in the body; where it is null the pages end.
        next: Option<String>,
        /// Whether more items follow.
        has_more: Option<String>,
        /// How many items all pages have. Without any of these three a page that is shorter than others is the last.
        total: Option<String>,
    },
    /// Each page is asked for by a cursor out of the page before.
    Cursor {
        /// The list in the body.
        items: Option<String>,
        /// Takes the cursor.
        cursor: PagePlace,
        /// The next cursor in the body, or a link that has it.
        next: String,
        /// Whether more items follow.
        has_more: Option<String>,
    },
    /// Each page is asked for by the last item of the page before.
    LastItem {
        /// The list in the body.
        items: Option<String>,
        /// Takes what names the last item.
        cursor: PagePlace,
        /// What names an item: properties of the item.
        id: String,
        /// Whether more items follow. Without it an empty page is the last.
        has_more: Option<String>,
    },
    /// Each page is asked for by its number.
    Page {
        /// The list in the body.
        items: Option<String>,
        /// Takes the page's number.
        page: PagePlace,
        /// The number of the first page; 1 where it is not there.
        first: Option<u64>,
        /// The link to the next page in the body; where it is null the pages end.
        next: Option<String>,
        /// Whether more items follow.
        has_more: Option<String>,
        /// How many items all pages have.
        total: Option<String>,
        /// How many pages there are. Without any of these four an empty page is the last.
        pages: Option<String>,
    },
    /// Each page has a link to the next one, which is followed where it stays on the same origin.
    Link {
        /// The list in the body.
        items: Option<String>,
        /// The link in the body; the `Link` header (RFC 8288) where it is not there.
        next: Option<String>,
    },
}

/// Where a request says which page it wants.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "a query parameter, or `body:` with a property of the JSON body")]
pub enum PagePlace {
    /// The query parameter of this name.
    Parameter(String),
    /// This property of the JSON body.
    Body(BodyPlace),
}

/// A property of the JSON body.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyPlace {
    /// Wire names joined by dots.
    pub body: String,
}
