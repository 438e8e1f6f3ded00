//! Which variant of a union a JSON value is, decided by looking at it once.

use serde_json::value::RawValue;

use super::entries::Entries;
use super::json_enum::same_json;

/// How a union's variant is told.
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

/// What tells one variant.
#[derive(Clone, Copy, Debug)]
pub struct Arm {
    /// The JSON kinds that it takes.
    pub kinds: Kinds,
    /// The keys that an object must have.
    pub required: &'static [&'static str],
    /// All keys that it knows.
    pub known: &'static [&'static str],
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

/// The variants that a value may be, the best first; none: it is unknown.
pub(super) fn candidates(select: &Select, raw: &RawValue) -> Vec<usize> {
    match select {
        Select::Tag { property, values } => tagged(property, values, raw).into_iter().collect(),
        Select::Keys(arms) => {
            let kind = Kinds::of(raw.get());
            let of_kind = arms.iter().enumerate().filter(|(_, arm)| arm.kinds.meets(kind));
            if kind == Kinds::OBJECT {
                let entries = entries_of(raw);
                rank(of_kind.filter_map(|(index, arm)| Some((index, score(arm, &entries)?))).collect())
            } else {
                of_kind.map(|(index, _)| index).collect()
            }
        }
    }
}

fn tagged(property: &str, values: &[(&str, usize)], raw: &RawValue) -> Option<usize> {
    let entries = entries_of(raw);
    let text = serde_json::from_str::<String>(entries.get(property)?.get()).ok()?;
    values.iter().find(|(value, _)| *value == text).map(|(_, variant)| *variant)
}

/// How many of the keys an arm knows; `None` where it does not fit.
fn score(arm: &Arm, entries: &Entries<'_>) -> Option<usize> {
    let has_required = arm.required.iter().all(|key| entries.get(key).is_some());
    let has_tags = arm.tags.iter().all(|(property, allowed)| match entries.get(property) {
        Some(value) => allowed.iter().any(|allowed| same_json(value.get(), allowed)),
        None => true,
    });
    let known = || entries.0.iter().filter(|(key, _)| arm.known.contains(&key.as_str())).count();
    (has_required && has_tags).then(known)
}

/// The arm that knows most keys comes first; the sort is stable, so that ties stay in document order.
fn rank(mut scored: Vec<(usize, usize)>) -> Vec<usize> {
    scored.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(index, _)| index).collect()
}

/// Empty for anything but an object.
fn entries_of(raw: &RawValue) -> Entries<'_> {
    Entries::of(raw).unwrap_or_default()
}
