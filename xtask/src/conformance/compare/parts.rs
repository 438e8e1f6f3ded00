//! The parts of a message: headers, media types, and pairs of names and values.

use percent_encoding::percent_decode_str;

use super::difference::Difference;
use super::value::Rules;

/// The first difference between two lists of names and values. The order counts only among values of the same name.
pub fn compare_pairs(
    what: &str,
    expected: &[(String, String)],
    seen: &[(String, String)],
    rules: Rules<'_>,
) -> Option<Difference> {
    let mut left: Vec<&(String, String)> = seen.iter().collect();
    for (index, (name, value)) in expected.iter().enumerate() {
        let found = left.iter().position(|(key, _)| key == name);
        let taken = found.map(|at| left.remove(at));
        if !taken.is_some_and(|(_, found)| rules.texts(&format!("/request/{what}/{index}/1"), value, found)) {
            return Some(Difference::new(what, format!("{expected:?}"), format!("{seen:?}")));
        }
    }
    (!left.is_empty()).then(|| Difference::new(what, format!("{expected:?}"), format!("{seen:?}")))
}

/// The value of a header, whatever the case of its name.
pub fn find_header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// A media type in lower case, without its parameters.
pub fn media_type(text: &str) -> String {
    text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The pairs of a query or a form, decoded.
pub fn form_pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(&name.replace('+', " ")), decoded(&value.replace('+', " "))))
        .collect()
}

/// A text with its `%` escapes decoded.
pub fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
