//! How long names may be.

use std::borrow::Cow;

use crate::digest::digest;

/// No more of a text is looked at: what it is called after must not cost more than the name that comes of it.
const MOST_CHARACTERS: usize = 1_000;

/// The text, or the start of a long one and a word that is made of the whole.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => Cow::Owned(format!("{} {}", text.get(..end).unwrap_or_default(), digest(text))),
        None => Cow::Borrowed(text),
    }
}

/// The name, or the start of a long one and a suffix that is made of the whole, in at most so many bytes.
pub(super) fn within(most_bytes: usize, name: String) -> String {
    if name.len() <= most_bytes {
        return name;
    }
    let suffix = digest(&name);
    let room = most_bytes.saturating_sub(suffix.len() + 1);
    let end = name.char_indices().map(|(start, _)| start).take_while(|start| *start <= room).last().unwrap_or_default();
    format!("{}_{suffix}", name.get(..end).unwrap_or_default().trim_end_matches('_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_stay_and_long_ones_end_in_their_digest() {
        assert_eq!(within(10, "abcdefghij".to_owned()), "abcdefghij");
        assert_eq!(within(12, "abcdefghijklm".to_owned()), format!("abc_{}", digest("abcdefghijklm")));
        assert_eq!(within(12, "é".repeat(10)), format!("é_{}", digest(&"é".repeat(10))));
        assert_eq!(shortened("abc"), "abc");
        assert_eq!(shortened(&"a".repeat(2_000)).len(), 1_009);
    }
}
