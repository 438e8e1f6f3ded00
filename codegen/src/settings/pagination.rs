//! How to walk through an operation's pages.

use serde::Deserialize;

/// How the pages of an operation follow each other.
///
/// In a settings file a parameter is the wire name of one in the query, and properties of the body are wire names joined by dots. The
/// passes decide the same for every operation, with the parameters' indexes and the structs' fields in place of the names.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, tag = "style", rename_all = "lowercase")]
pub enum Pagination<Parameter = String, Items = String, Next = String> {
    /// Nothing is known of pages: the operation has no `.stream()`.
    None,
    /// Each page is asked for by the index of its first item.
    Offset {
        /// The list in the body.
        items: Items,
        /// The parameter with the page's size.
        limit: Option<Parameter>,
        /// The parameter with the first item's index.
        offset: Parameter,
        /// The link to the next page in the body; where it is null the pages end. Without it a short page is the last.
        next: Option<Next>,
    },
    /// Each page is asked for by a cursor out of the page before.
    Cursor {
        /// The list in the body.
        items: Items,
        /// The parameter that takes the cursor.
        cursor: Parameter,
        /// The next cursor in the body.
        next: Next,
    },
    /// Each page is asked for by its number.
    Page {
        /// The list in the body.
        items: Items,
        /// The parameter with the page's number.
        page: Parameter,
        /// The link to the next page in the body; where it is null the pages end. Without it an empty page is the last.
        next: Option<Next>,
    },
}
