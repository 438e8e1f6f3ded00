//! Values that a type has no place for: they are skipped, and while unions compare their alternatives it is noted what they were.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::loss;
use super::raw_text::raw_text;
use super::unknown_keys;

/// Skips the value of an unknown key, where that is no error.
pub(super) struct Dropped<'a> {
    /// The key.
    pub(super) key: &'a str,
}

impl<'de> DeserializeSeed<'de> for Dropped<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        unknown_keys::check()?;
        if loss::is_recorded() {
            let raw = raw_text(from)?;
            loss::drop_key(hashes(self.key, &raw));
        } else {
            from.deserialize_ignored_any(IgnoredAny)?;
        }
        Ok(())
    }
}

/// A hash of each scalar in a value, with the key that it stands under; none for null.
fn hashes(key: &str, raw: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let read = Scalars { key, found: &mut found }.deserialize(&mut serde_json::Deserializer::from_str(raw));
    // A number that no Rust type holds is a value as well.
    if read.is_err() {
        found.push(hash(key, raw));
    }
    found
}

fn hash(key: &str, value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    (key, value).hash(&mut hasher);
    hasher.finish()
}

struct Scalars<'a> {
    key: &'a str,
    found: &'a mut Vec<u64>,
}

impl Scalars<'_> {
    fn note<E>(self, value: impl Hash) -> Result<(), E> {
        self.found.push(hash(self.key, value));
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Scalars<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Scalars<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.note(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.note(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.note(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.note(value.to_bits())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.note(value)
    }

    /// A list without items is a value as well.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.found.push(hash(self.key, "["));
        while list.next_element_seed(Scalars { key: self.key, found: self.found })?.is_some() {}
        Ok(())
    }

    /// So is an object without keys.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.found.push(hash(self.key, "{"));
        while let Some(key) = map.next_key::<String>()? {
            map.next_value_seed(Scalars { key: &key, found: self.found })?;
        }
        Ok(())
    }
}
