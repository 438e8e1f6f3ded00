//! The keys that the variants of a union ask for, and which of them an object has.
//!
//! Time and memory depend on the object's size and on the union's, but not on their product: each key of the object is looked up once.

use std::fmt;
use std::sync::OnceLock;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::key_table::{find, slots_of};
use super::union_select::Arm;

/// The keys of a union's variants, put in order when the first value is read.
pub struct UnionKeys(OnceLock<KnownKeys>);

impl UnionKeys {
    /// Not put in order yet.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "generated code needs a constant function")]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    pub(super) fn of(&self, arms: &[Arm]) -> &KnownKeys {
        self.0.get_or_init(|| KnownKeys::of(arms))
    }
}

/// The keys of a union's variants.
pub(super) struct KnownKeys {
    keys: Vec<UnionKey>,
    /// By their hashes: their places in `keys`.
    slots: Vec<usize>,
}

impl KnownKeys {
    fn of(arms: &[Arm]) -> Self {
        let keys = in_order(arms);
        let slots = slots_of(keys.iter().map(|key| key.key));
        Self { keys, slots }
    }

    fn find(&self, key: &str) -> Option<usize> {
        find(&self.slots, key, |place| self.keys.get(place).map(|key| key.key))
    }
}

/// A key that variants know, require, or have a constant behind.
struct UnionKey {
    key: &'static str,
    known_to: Variants,
    required_by: Variants,
}

/// A set of variants: a bit for each.
#[derive(Default)]
struct Variants(Vec<u64>);

impl Variants {
    fn insert(&mut self, variant: usize) {
        let (word, bit) = (variant / 64, variant % 64);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << bit;
        }
    }

    fn contains(&self, variant: usize) -> bool {
        self.0.get(variant / 64).is_some_and(|word| word >> (variant % 64) & 1 == 1)
    }
}

/// What a variant does with a key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Knows,
    Requires,
    HasConstant,
}

fn in_order(arms: &[Arm]) -> Vec<UnionKey> {
    let of_arm = |(variant, arm): (usize, &Arm)| {
        let known = arm.known.iter().copied().flatten().map(|key| (*key, Role::Knows));
        let required = arm.required.iter().map(|key| (*key, Role::Requires));
        let constants = arm.tags.iter().filter_map(|(path, _)| Some((*path.first()?, Role::HasConstant)));
        known.chain(required).chain(constants).map(move |(key, role)| (key, variant, role)).collect::<Vec<_>>()
    };
    let mut roles: Vec<(&'static str, usize, Role)> = arms.iter().enumerate().flat_map(of_arm).collect();
    roles.sort_unstable();
    roles.chunk_by(|one, other| one.0 == other.0).filter_map(union_key).collect()
}

/// The key of all these roles.
fn union_key(roles: &[(&'static str, usize, Role)]) -> Option<UnionKey> {
    let (key, _, _) = roles.first()?;
    let mut made = UnionKey { key, known_to: Variants::default(), required_by: Variants::default() };
    for (_, variant, role) in roles {
        match role {
            Role::Knows => made.known_to.insert(*variant),
            Role::Requires => made.required_by.insert(*variant),
            Role::HasConstant => {}
        }
    }
    Some(made)
}

/// The keys of an object.
pub(super) struct ObjectKeys<'a> {
    of_union: &'a KnownKeys,
    /// For each key of the union, its place in `present`, counted from one; zero where the object has no such key.
    places: Vec<usize>,
    /// The keys that the object has of the union's.
    pub(super) present: Vec<PresentKey<'a>>,
    /// How many keys the object has besides.
    pub(super) others: usize,
    /// How many of them have a value that is not null.
    pub(super) others_with_value: usize,
}

/// A key that an object has.
pub(super) struct PresentKey<'a> {
    key: &'a UnionKey,
    /// Its value; where the key is repeated, the first one.
    value: &'a str,
    /// How many times the object has it.
    pub(super) count: usize,
    /// How many times with a value that is not null.
    pub(super) with_value: usize,
}

impl PresentKey<'_> {
    pub(super) fn is_known_to(&self, variant: usize) -> bool {
        self.key.known_to.contains(variant)
    }

    /// Whether a variant requires the key, and it has a value. Null is as good as missing: variants list no key that may be null.
    pub(super) fn satisfies(&self, variant: usize) -> bool {
        has_value(self.value) && self.key.required_by.contains(variant)
    }
}

impl<'a> ObjectKeys<'a> {
    /// Of anything but an object there are none.
    pub(super) fn of(json: &'a str, of_union: &'a KnownKeys) -> Self {
        let places = vec![0; of_union.keys.len()];
        let mut keys = Self { of_union, places, present: Vec::new(), others: 0, others_with_value: 0 };
        // What comes before an error has been noted; text that serde_json gave as a value has none.
        let _ = serde_json::Deserializer::from_str(json).deserialize_map(Collect(&mut keys));
        keys
    }

    /// The value of a key that is one of the union's.
    pub(super) fn value(&self, key: &str) -> Option<&'a str> {
        let place = self.places.get(self.of_union.find(key)?)?.checked_sub(1)?;
        self.present.get(place).map(|present| present.value)
    }

    /// A key of the union's that the object has more than once.
    pub(super) fn repeated(&self) -> Option<&'static str> {
        self.present.iter().find(|present| present.count > 1).map(|present| present.key.key)
    }

    fn note(&mut self, place: Option<usize>, value: &'a str) {
        let with_value = usize::from(has_value(value));
        let key = place.and_then(|place| Some((self.of_union.keys.get(place)?, self.places.get_mut(place)?)));
        let Some((key, place)) = key else {
            self.others += 1;
            self.others_with_value += with_value;
            return;
        };
        match place.checked_sub(1).and_then(|place| self.present.get_mut(place)) {
            Some(present) => {
                present.count += 1;
                present.with_value += with_value;
            }
            None => {
                self.present.push(PresentKey { key, value, count: 1, with_value });
                *place = self.present.len();
            }
        }
    }
}

/// Whether a JSON text is no null.
pub(super) fn has_value(json: &str) -> bool {
    json != "null"
}

struct Collect<'k, 'a>(&'k mut ObjectKeys<'a>);

impl<'de: 'a, 'a> Visitor<'de> for Collect<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(place) = map.next_key_seed(Place(self.0.of_union))? {
            let value = map.next_value::<&RawValue>()?;
            self.0.note(place, value.get());
        }
        Ok(())
    }
}

/// Finds a key among those of a union.
struct Place<'a>(&'a KnownKeys);

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Option<usize>, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Place<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Option<usize>, E> {
        Ok(self.0.find(key))
    }
}
