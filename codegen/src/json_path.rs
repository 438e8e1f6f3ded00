//! JSONPaths (RFC 9535), as overlays and settings have them.

mod steps;

pub(crate) use steps::{step_ends, step_name, step_to};

use serde_json_path::JsonPath;

/// How many brackets may be open at once in a path. The time of the parser grows exponentially with their number.
const MOST_OPEN: usize = 8;

/// Reads a path.
///
/// # Errors
///
/// What is wrong with it, as a clause.
pub(crate) fn parse_json_path(text: &str) -> Result<JsonPath, String> {
    if most_open(text) > MOST_OPEN {
        return Err(format!("more than {MOST_OPEN} brackets are open at once"));
    }
    JsonPath::parse(text).map_err(|problem| problem.to_string())
}

/// The most brackets and parentheses that are open at once outside of quoted names and texts.
fn most_open(text: &str) -> usize {
    let (mut open, mut most, mut quote): (usize, usize, Option<char>) = (0, 0, None);
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(_), '\\') => drop(characters.next()),
            (Some(end), _) if end == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, '[' | '(') => open += 1,
            (None, ']' | ')') => open = open.saturating_sub(1),
            (None, _) => {}
        }
        most = most.max(open);
    }
    most
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failure fails the test")]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_many_open_brackets_is_refused_before_it_is_parsed() {
        for (start, end) in [("[?@", "]"), ("[?(@", ")]")] {
            let nested = |depth: usize| format!("${}{}", start.repeat(depth), end.repeat(depth));
            assert!(parse_json_path(&nested(4)).is_ok());
            let refused = parse_json_path(&nested(40)).unwrap_err();
            assert_eq!(refused, "more than 8 brackets are open at once");
        }
        assert!(parse_json_path("$['[[[[[[[[[\\'((((((((('][?@.a == \"((((((((((\"]").is_ok());
        assert!(parse_json_path(&format!("${}", "[0]".repeat(1_000))).is_ok());
    }
}
