//! A JSON value that is not read yet: its text.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The name by which serde_json knows that a value is wanted as text. It is none of its documented names; with another one the text
/// is copied, and all else stays.
const WANTED_AS_TEXT: &str = "$serde_json::private::RawValue";

/// Takes a value as JSON text: where the document is read from text, a part of it.
///
/// `&RawValue` could not be taken out of a [`Value`](serde_json::Value), and `Box<RawValue>` copies: nested unions would hold what is
/// innermost once for each level.
pub(super) fn raw_text<'de, D: Deserializer<'de>>(from: D) -> Result<Cow<'de, str>, D::Error> {
    from.deserialize_newtype_struct(WANTED_AS_TEXT, Raw)
}

struct Raw;

impl<'de> Visitor<'de> for Raw {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cow<'de, str>, A::Error> {
        map.next_key::<IgnoredAny>()?;
        map.next_value_seed(Text)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<Cow<'de, str>, D::Error> {
        Box::<RawValue>::deserialize(from).map(|raw| Cow::Owned(raw.get().to_owned()))
    }
}

/// A text that is borrowed where it can be.
pub(super) struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Cow<'de, str>, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text))
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::raw_text;

    #[test]
    fn a_part_of_a_text_is_borrowed() {
        let json = r#" {"a": [1.50, "\u0041"]} "#;
        let text = raw_text(&mut serde_json::Deserializer::from_str(json));
        assert!(matches!(text, Ok(Cow::Borrowed(r#"{"a": [1.50, "\u0041"]}"#))));
    }

    #[test]
    fn a_value_and_a_reader_give_the_text_too() {
        assert_eq!(raw_text(serde_json::json!({"a": [1]})).ok().as_deref(), Some(r#"{"a":[1]}"#));
        let mut reader = serde_json::Deserializer::from_reader(&br#"{"a": [1]}"#[..]);
        assert_eq!(raw_text(&mut reader).ok().as_deref(), Some(r#"{"a": [1]}"#));
    }

    #[test]
    fn what_is_no_json_is_an_error() {
        assert!(raw_text(&mut serde_json::Deserializer::from_str("[1")).is_err());
    }
}
