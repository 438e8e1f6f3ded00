//! Places in JSON: serde_json walks the text and skips what is not wanted. The place of a node is that of its raw value in the text.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::LineIndex;
use super::wanted::{Id, Wanted};

/// Finds the wanted nodes.
///
/// # Errors
///
/// The text is no JSON. The nodes in front of the fault have been found.
pub(super) fn find(lines: &LineIndex<'_>, wanted: &mut Wanted) -> serde_json::Result<()> {
    let text = lines.text();
    wanted.found(Wanted::ROOT, lines.position(text.len() - text.trim_start().len()));
    Scan { lines, wanted, node: Wanted::ROOT }.deserialize(&mut serde_json::Deserializer::from_str(text))
}

/// One wanted node that is about to be read.
struct Scan<'a, 'text> {
    lines: &'a LineIndex<'text>,
    wanted: &'a mut Wanted,
    node: Id,
}

impl Scan<'_, '_> {
    fn found(&mut self, node: Id, value: &RawValue) {
        let offset = value.get().as_ptr().addr().saturating_sub(self.lines.text().as_ptr().addr());
        self.wanted.found(node, self.lines.position(offset));
    }

    fn below(&mut self, node: Id) -> Scan<'_, '_> {
        Scan { lines: self.lines, wanted: self.wanted, node }
    }
}

impl<'de> DeserializeSeed<'de> for Scan<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.wanted.is_leaf(self.node) {
            return deserializer.deserialize_ignored_any(IgnoredAny).map(|IgnoredAny| ());
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Scan<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<&RawValue>()? {
            let token: String = serde_json::from_str(key.get()).map_err(A::Error::custom)?;
            match self.wanted.child(self.node, &token) {
                Some(child) => {
                    self.found(child, key);
                    map.next_value_seed(self.below(child))?;
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        let mut index: usize = 0;
        loop {
            match self.wanted.child(self.node, &index.to_string()) {
                Some(child) => {
                    let Some(item) = seq.next_element::<&RawValue>()? else { return Ok(()) };
                    self.found(child, item);
                    let mut inside = serde_json::Deserializer::from_str(item.get());
                    self.below(child).deserialize(&mut inside).map_err(A::Error::custom)?;
                }
                None => {
                    let Some(IgnoredAny) = seq.next_element()? else { return Ok(()) };
                }
            }
            index += 1;
        }
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}
