//! Protects libyaml, whose time grows with the square of the depth of flow collections: `{a: ` a hundred thousand times, half
//! a megabyte, takes it a minute.

use saphyr_parser::Parser;

use super::Problem;
use crate::diagnostic::Position;

/// How many brackets may be open. Values are cut at a lower depth in any case.
const MAX_OPEN: usize = 200;

/// The problem of a text that must not be given to libyaml.
///
/// Brackets are counted first, wherever they stand: an interval `[0, 1)` in a description counts too. Only a text with many open
/// ones is looked at closely, by a parser that takes linear time and itself gives up at 255 levels.
pub(super) fn too_deep(text: &str) -> Option<Problem> {
    if most_open(text) <= MAX_OPEN {
        return None;
    }
    let error =
        Parser::new_from_str(text).find_map(Result::err).filter(|error| error.info().contains("recursion limit"))?;
    let position = Position { line: error.marker().line(), column: error.marker().col() + 1 };
    Some(Problem {
        code: "too-deep",
        message: "lists and mappings are nested more than 255 levels deep".to_owned(),
        position: Some(position),
    })
}

fn most_open(text: &str) -> usize {
    let (mut open, mut most): (usize, usize) = (0, 0);
    for byte in text.bytes() {
        match byte {
            b'{' | b'[' => open += 1,
            b'}' | b']' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}
