//! Pages: whole ones, and the items of all of them.
//!
//! [`Paged`] says what is known of an operation's pages; a [`walk`] decides which page comes next; [`walker`] fetches one after the
//! other.

mod body_place;
mod items;
mod link_header;
mod next_page;
mod page_read;
mod paged;
mod pages;
mod raw_items;
mod salvage;
mod walk;
mod walker;

pub use self::items::Items;
pub use self::paged::{PageShape, Paged, Paging, Place, Told, told_count};
pub use self::pages::Pages;
