//! Where a key stands in a list of keys, by a hash of its length and three of its bytes.
//!
//! The lists come from documents, and a table is at most half full: a server can choose no keys for which a search takes long.

/// How many keys a [`KeyTable`] holds.
const MOST: usize = 128;

/// The table of a list that is known while the program is compiled. It is empty where the list has more than 128 keys.
pub struct KeyTable([u8; 2 * MOST]);

impl KeyTable {
    /// The table of these keys.
    #[must_use]
    #[allow(
        clippy::indexing_slicing,
        clippy::as_conversions,
        reason = "only what is allowed while compiling; all places are below 129"
    )]
    pub const fn of(keys: &[&str]) -> Self {
        let mut slots = [0; 2 * MOST];
        let mut place = 0;
        while place < keys.len() && keys.len() <= MOST {
            let mut slot = hash(keys[place]) % slots.len();
            while slots[slot] != 0 {
                slot = (slot + 1) % slots.len();
            }
            place += 1;
            slots[slot] = place as u8;
        }
        Self(slots)
    }

    /// The place of a key in the list, which must be the one that the table was made of.
    pub(super) fn find(&self, keys: &[&str], key: &str) -> Option<usize> {
        if keys.len() > MOST {
            return keys.iter().position(|other| *other == key);
        }
        find(&self.0, key, |place| keys.get(place).copied())
    }
}

/// The table of a list of any length.
pub(super) fn slots_of<'k>(keys: impl ExactSizeIterator<Item = &'k str>) -> Vec<usize> {
    let mut slots = vec![0; (2 * keys.len()).next_power_of_two()];
    for (place, key) in keys.enumerate() {
        let places = hash(key)..;
        let free = places.map(|slot| slot & (slots.len() - 1)).find(|slot| slots.get(*slot) == Some(&0));
        if let Some(slot) = free.and_then(|slot| slots.get_mut(slot)) {
            *slot = place + 1;
        }
    }
    slots
}

/// The place of a key. The number of slots is a power of two; a slot has a place, counted from one, or zero where it is free, as at least one is.
pub(super) fn find<'k, S: Copy + Into<usize>>(
    slots: &[S],
    key: &str,
    key_at: impl Fn(usize) -> Option<&'k str>,
) -> Option<usize> {
    let mut slot = hash(key);
    loop {
        let place: usize = (*slots.get(slot & slots.len().wrapping_sub(1))?).into();
        let place = place.checked_sub(1)?;
        if key_at(place) == Some(key) {
            return Some(place);
        }
        slot += 1;
    }
}

/// The keys of an object differ in their lengths, and where they do not, at both ends and in the middle.
#[allow(clippy::as_conversions, reason = "a constant function has no other way from a byte to a number")]
const fn hash(key: &str) -> usize {
    let bytes = key.as_bytes();
    let (_, behind) = bytes.split_at(bytes.len() / 2);
    match (bytes.first(), behind.first(), behind.last()) {
        (Some(first), Some(middle), Some(last)) => {
            bytes.len() + *first as usize * 3 + *middle as usize * 13 + *last as usize * 13
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyTable, find, slots_of};

    const FEW: &[&str] = &["id", "", "di", "name", "nme", "\u{e9}", "a", "b", "aXb", "aYb"];

    #[test]
    fn every_key_is_found_at_its_place_and_no_other_is() {
        const TABLE: &KeyTable = &KeyTable::of(FEW);
        let slots = slots_of(FEW.iter().copied());
        for (place, key) in FEW.iter().enumerate() {
            assert_eq!(TABLE.find(FEW, key), Some(place), "{key}");
            assert_eq!(find(&slots, key, |place| FEW.get(place).copied()), Some(place), "{key}");
        }
        for key in ["c", "ID", "naame", "aZb", "e", " id"] {
            assert_eq!(TABLE.find(FEW, key), None, "{key}");
            assert_eq!(find(&slots, key, |place| FEW.get(place).copied()), None, "{key}");
        }
    }

    #[test]
    fn lists_of_any_length_are_searched_whatever_their_hashes_are() {
        for count in [0, 1, 127, 128, 129, 1000] {
            // The same length, and the same bytes at both ends and in the middle.
            let keys: Vec<String> = (0..count).map(|number| format!("a{number:04}--{number:04}b")).collect();
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            let (table, slots) = (KeyTable::of(&keys), slots_of(keys.iter().copied()));
            for (place, key) in keys.iter().enumerate() {
                assert_eq!(table.find(&keys, key), Some(place), "{count}");
                assert_eq!(find(&slots, key, |place| keys.get(place).copied()), Some(place), "{count}");
            }
            assert_eq!(table.find(&keys, "a9999--9999b"), None, "{count}");
            assert_eq!(find(&slots, "a9999--9999b", |place| keys.get(place).copied()), None, "{count}");
        }
    }
}
