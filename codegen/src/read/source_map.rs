//! From JSON pointers to lines and columns.
//!
//! Positions are looked up at the end of a run, and only if there is a message: one pass over the text finds the places of all
//! the pointers that messages name, and remembers nothing of the rest.

mod json;
mod lines;
mod wanted;
mod yaml;

pub use lines::LineIndex;

use crate::diagnostic::Position;
use crate::pointer::Pointer;
use wanted::Wanted;

/// The places of nodes in one text: at the key of a mapping's entry, or at the start of a list's item.
///
/// A node that is not in the text, because an overlay added it, is where its nearest ancestor is.
pub fn positions(lines: &LineIndex<'_>, pointers: &[&Pointer]) -> Vec<Position> {
    let mut wanted = Wanted::new(pointers);
    if !super::looks_like_json(lines.text()) || json::find(lines, &mut wanted).is_err() {
        yaml::find(lines.text(), &mut wanted);
    }
    pointers.iter().map(|pointer| wanted.position(pointer)).collect()
}

#[cfg(test)]
mod tests;
