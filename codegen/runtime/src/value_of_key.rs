//! The value of one key of an object, as text.

use std::fmt;

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::raw_text::Text;

/// The value of a key; of a repeated one the first. What comes after it is not looked at. `None` for anything but an object.
pub(super) fn value_of_key<'a>(json: &'a str, key: &str) -> Option<&'a str> {
    let mut found = None;
    // That the object does not end where reading ends is an error to serde_json.
    let _ = serde_json::Deserializer::from_str(json).deserialize_map(Find { key, found: &mut found });
    found
}

struct Find<'k, 'a> {
    key: &'k str,
    found: &'k mut Option<&'a str>,
}

impl<'de: 'a, 'a> Visitor<'de> for Find<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key_seed(Text)? {
            if key == self.key {
                *self.found = Some(map.next_value::<&RawValue>()?.get());
                return Ok(());
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::value_of_key;

    #[test]
    fn the_first_value_of_a_key_is_taken() {
        assert_eq!(value_of_key(r#"{"b": [{"a": 0}], "a": {"c": 1}, "a": 2}"#, "a"), Some(r#"{"c": 1}"#));
        assert_eq!(value_of_key(r#"{"\u0061": null}"#, "a"), Some("null"));
        assert_eq!(value_of_key(r#"{"b": 1}"#, "a"), None);
        assert_eq!(value_of_key("[1]", "a"), None);
    }
}
