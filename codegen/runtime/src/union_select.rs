//! Decides which variant of a union a JSON value is, by looking at the value once.

use std::cmp::Reverse;

use serde_json::value::RawValue;

use super::entries::Entries;
use super::json_enum::same_json;

/// How the variant of a value is decided.
#[derive(Clone, Copy, Debug)]
pub enum Select {
    /// By JSON kind, then tags, then keys; one arm per variant.
    Keys(&'static [Arm]),
    /// By a property's text.
    Tag {
        /// The property.
        property: &'static str,
        /// Its values and their variants.
        values: &'static [(&'static str, usize)],
    },
}

/// What the values of one variant look like.
#[derive(Clone, Copy, Debug)]
pub struct Arm {
    /// The JSON kinds that it takes.
    pub kinds: Kinds,
    /// The keys that an object must have.
    pub required: &'static [&'static str],
    /// All keys that it knows, by the structs that it may be.
    pub known: &'static [&'static [&'static str]],
    /// Properties whose values tell, and the JSON texts that they may have.
    pub tags: &'static [(&'static str, &'static [&'static str])],
}

/// A set of JSON kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// No kind.
    pub const NONE: Self = Self(0);
    /// Objects.
    pub const OBJECT: Self = Self(1);
    /// Lists.
    pub const ARRAY: Self = Self(1 << 1);
    /// Strings.
    pub const STRING: Self = Self(1 << 2);
    /// Numbers without a fraction.
    pub const INTEGER: Self = Self(1 << 3);
    /// All numbers.
    pub const NUMBER: Self = Self(1 << 3 | 1 << 4);
    /// `true` and `false`.
    pub const BOOLEAN: Self = Self(1 << 5);
    /// Every kind.
    pub const ANY: Self = Self(u8::MAX);

    /// The kinds of both sets.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The kind of a JSON text. `3.0` may be taken for an integer.
    fn of(json: &str) -> Self {
        match json.bytes().next() {
            Some(b'{') => Self::OBJECT,
            Some(b'[') => Self::ARRAY,
            Some(b'"') => Self::STRING,
            Some(b't' | b'f') => Self::BOOLEAN,
            Some(b'n') | None => Self::NONE,
            Some(_) => match json.parse::<f64>() {
                Ok(number) if !json.contains(['.', 'e', 'E']) || number.fract() == 0.0 => {
                    if json.contains(['.', 'e', 'E']) { Self::NUMBER } else { Self::INTEGER }
                }
                _ => Self(1 << 4),
            },
        }
    }
}

/// The variants that a value may be.
pub(super) struct Candidates {
    /// The best first; empty for an unknown value.
    pub(super) variants: Vec<usize>,
    /// Whether the value's keys, or its constants, say more for the first than for any other.
    pub(super) best_is_singled_out: bool,
}

impl Candidates {
    /// Nothing but their order tells these.
    fn alike(variants: impl IntoIterator<Item = usize>) -> Self {
        Self { variants: variants.into_iter().collect(), best_is_singled_out: false }
    }
}

/// Looks at a value, but not into the values of its keys.
pub(super) fn candidates(select: &Select, raw: &RawValue) -> Candidates {
    match select {
        Select::Tag { property, values } => Candidates::alike(tagged(property, values, raw)),
        Select::Keys(arms) => {
            let kind = Kinds::of(raw.get());
            let of_kind = arms.iter().enumerate().filter(|(_, arm)| arm.kinds.meets(kind));
            if kind == Kinds::OBJECT {
                let entries = entries_of(raw);
                let looked_at: Vec<_> = of_kind.map(|(index, arm)| (index, look(arm, &entries))).collect();
                let fitting = rank(&looked_at, Look::fits);
                if fitting.variants.is_empty() { rank(&looked_at, Look::resembles) } else { fitting }
            } else {
                Candidates::alike(of_kind.map(|(index, _)| index))
            }
        }
    }
}

fn tagged(property: &str, values: &[(&str, usize)], raw: &RawValue) -> Option<usize> {
    let entries = entries_of(raw);
    let text = serde_json::from_str::<String>(entries.get(property)?.get()).ok()?;
    values.iter().find(|(value, _)| *value == text).map(|(_, variant)| *variant)
}

/// How well an object fits an arm.
struct Look {
    /// How many keys the object has.
    keys: usize,
    /// How many of them the arm knows.
    known: usize,
    /// How many keys the arm requires.
    required: usize,
    /// How many of them the object has.
    present: usize,
    /// Whether the arm is several structs, of which not all have what it requires.
    several: bool,
    /// Whether the properties that tell arms apart say nothing else.
    tagged: bool,
    /// How many such properties the object has: where `tagged`, all of them say that it is this arm.
    confirmed: usize,
}

impl Look {
    fn fits(&self) -> bool {
        self.tagged && self.present == self.required
    }

    /// Whether an object that fits no arm was meant for this one: decoding then says what is wrong with it, which is more use
    /// than an unknown value. It has most of what the arm requires, and hardly anything else.
    fn resembles(&self) -> bool {
        self.tagged && self.present > self.required / 2 && self.known > self.keys / 2
    }
}

/// A required key with null is as good as missing: arms list no key that may be null.
fn look(arm: &Arm, entries: &Entries<'_>) -> Look {
    let has = |key: &&&str| entries.get(key).is_some_and(|value| value.get() != "null");
    let tags = arm.tags.iter().filter_map(|(property, allowed)| Some((entries.get(property)?, allowed)));
    let says: Vec<bool> = tags.map(|(value, allowed)| allowed.iter().any(|one| same_json(value.get(), one))).collect();
    Look {
        keys: entries.0.len(),
        known: entries.0.iter().filter(|(key, _)| arm.known.iter().any(|known| known.contains(&key.as_str()))).count(),
        required: arm.required.len(),
        several: arm.known.len() > 1,
        present: arm.required.iter().filter(has).count(),
        tagged: says.iter().all(|says| *says),
        confirmed: says.len(),
    }
}

/// The arms that pass, the one that knows most keys first; of equals the one that more constants tell, and a single struct; the sort is
/// stable, so that ties stay in document order.
fn rank(looked_at: &[(usize, Look)], passes: fn(&Look) -> bool) -> Candidates {
    let mut passing: Vec<_> = looked_at.iter().filter(|(_, look)| passes(look)).collect();
    passing.sort_by_key(|(_, look)| (Reverse(look.known), Reverse(look.confirmed), look.several));
    let said_for = |place: usize| passing.get(place).map(|(_, look)| (look.known, look.confirmed));
    let best_is_singled_out = said_for(0) > said_for(1);
    Candidates { variants: passing.into_iter().map(|(index, _)| *index).collect(), best_is_singled_out }
}

/// Empty for anything but an object.
fn entries_of(raw: &RawValue) -> Entries<'_> {
    Entries::of(raw).unwrap_or_default()
}
