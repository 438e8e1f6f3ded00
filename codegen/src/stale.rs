//! What happened to a place that an overlay or the settings name, and that the document does not have.
//!
//! Takes the document, and what it was before the update if the caller knows that; gives the words of a message. A successor is named where
//! one is more likely than all others, and never guessed otherwise.

mod history;
mod operation;
mod path;
mod successor;
mod url_path;
mod words;

pub(crate) use history::History;
pub(crate) use operation::stale_operation;
pub(crate) use path::stale_path;
pub(crate) use successor::stale_key;
pub(crate) use words::{Explanation, Subject};

#[cfg(test)]
mod tests;
