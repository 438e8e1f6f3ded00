//! A key that an object has twice. Which of the values counts is open (RFC 8259, section 4), so there is none that a program should go on
//! with: it is an error wherever a type has a place for the key.

use std::collections::BTreeMap;

use serde::de::{Error, MapAccess};

use super::decoded_size;
use super::error_path;
use super::wire::{Seed, Wire};

/// The fields of a struct that an object had so far: a bit for each.
#[derive(Default)]
pub(super) struct SeenKeys {
    first: u64,
    /// Those of fields beyond the first 64.
    others: Vec<u64>,
}

impl SeenKeys {
    /// Adds a field; `false` where it is there already.
    pub(super) fn insert(&mut self, index: usize) -> bool {
        let bit = 1 << (index % 64);
        let Some(word) = self.word(index / 64) else { return true };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    fn word(&mut self, place: usize) -> Option<&mut u64> {
        let Some(place) = place.checked_sub(1) else { return Some(&mut self.first) };
        if self.others.len() <= place {
            self.others.resize(place + 1, 0);
        }
        self.others.get_mut(place)
    }
}

/// The error of such a key; its place goes into the path.
#[cold]
pub(super) fn repeated_key<E: Error>() -> E {
    E::custom("the object has this key twice")
}

/// Reads the value of a key into a map. The value takes no place in the stack while those in it are read.
pub(super) fn insert_value<'de, T: Wire, M: MapAccess<'de>>(
    values: &mut BTreeMap<String, T>,
    mut key: String,
    from: &mut M,
) -> Result<(), M::Error> {
    if values.contains_key(&key) {
        error_path::at_key(&key);
        return Err(repeated_key());
    }
    let mut insert = |value| drop(values.insert(std::mem::take(&mut key), value));
    from.next_value_seed(Seed(&mut insert)).inspect_err(|_| error_path::at_key(&key))?;
    decoded_size::take(size_of::<(String, T)>())
}
