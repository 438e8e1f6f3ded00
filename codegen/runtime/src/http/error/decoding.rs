//! serde's messages about a value that does not fit, said with JSON's words.

/// How much of a path is shown.
const MAX_PLACE: usize = 160;
/// How much of a value is shown that does not fit.
const MAX_VALUE: usize = 60;
/// How much is shown of any other message.
const MAX_MESSAGE: usize = 240;

/// `results[0].id: invalid type: null, expected i64 at line 1 column 9` becomes `results[0].id: expected an integer, found null`.
///
/// `shown` first takes credentials out of a text and then cuts it: in the other order a part of a credential could stay.
pub(crate) fn plain(message: &str, shown: impl Fn(&str, usize) -> String) -> String {
    let message = without_position(message);
    let found = ["invalid type: ", "invalid value: "].into_iter().find_map(|kind| message.split_once(kind));
    let parts = found.and_then(|(place, rest)| Some((place, rest.rsplit_once(", expected ")?)));
    if let Some((place, (found, expected))) = parts {
        let separator = if place.is_empty() { "" } else { ": " };
        let place = shown(place.trim_end_matches(": "), MAX_PLACE);
        return format!("{place}{separator}expected {}, found {}", named(expected), shown(named(found), MAX_VALUE));
    }
    match missing(message) {
        Some(place) => format!("{}: the value is missing", shown(place, MAX_PLACE)),
        None => shown(message, MAX_MESSAGE),
    }
}

/// The place of a missing key, where the path in front of the message ends with that key already.
fn missing(message: &str) -> Option<&str> {
    let (place, key) = message.split_once(": missing field `")?;
    place.ends_with(key.strip_suffix('`')?).then_some(place)
}

/// What JSON calls the values of a Rust type.
fn named(kind: &str) -> &str {
    match kind {
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" => "an integer",
        "f32" | "f64" => "a number",
        "map" => "an object",
        "sequence" | "a sequence" => "a list",
        "unit" => "null",
        other => other,
    }
}

/// The text without serde's line and column: the path says where it is.
fn without_position(text: &str) -> &str {
    let (start, position) = text.rsplit_once(" at line ").unwrap_or((text, ""));
    let is_position = position.split_once(" column ").is_some_and(|(line, column)| {
        [line, column].iter().all(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    });
    if is_position { start } else { text }
}

#[cfg(test)]
mod tests {
    use crate::http::text::{cut, one_line};

    fn plain(message: &str) -> String {
        super::plain(message, |text, max| cut(&one_line(text), max))
    }

    #[test]
    fn serdes_messages_become_plain() {
        for (message, expected) in [
            (
                "results[0].id: invalid type: null, expected i64 at line 1 column 9",
                "results[0].id: expected an integer, found null",
            ),
            (
                "a: invalid type: string \"b, expected c\", expected f64",
                "a: expected a number, found string \"b, expected c\"",
            ),
            ("invalid value: integer `-1`, expected u32 at line 1 column 2", "expected an integer, found integer `-1`"),
            ("a.b: missing field `b` at line 1 column 2", "a.b: the value is missing"),
            ("missing field `b` at line 1 column 2", "missing field `b`"),
        ] {
            assert_eq!(plain(message), expected);
        }
        let long = format!("a: invalid type: string \"{}\", expected i64", "x\n".repeat(9999));
        assert_eq!(plain(&long).chars().count(), "a: expected an integer, found ".len() + 60);
    }
}
