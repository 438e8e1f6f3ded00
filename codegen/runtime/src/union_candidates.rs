//! Which variants of a union a JSON value may be of, by looking at its keys and constants once.

use std::cmp::Reverse;

use super::json_enum::same_json;
use super::union_keys::{KnownKeys, ObjectKeys, PresentKey, UnionKeys, has_value};
use super::union_select::{Arm, Kinds, Path, Select};
use super::value_of_key::value_of_key;

/// The variants that a value may be of.
#[derive(Default)]
pub(super) struct Candidates<'a> {
    /// The best first; empty for an unknown value.
    pub(super) ranked: Vec<Candidate>,
    /// The value's keys, if it is an object.
    keys: Option<ObjectKeys<'a>>,
    /// Whether the value's keys, or its constants, say more for the first than for any other.
    pub(super) best_is_singled_out: bool,
    /// A key that the value has twice, and that a variant knows.
    pub(super) repeated: Option<&'static str>,
}

/// A variant that a value may be of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Candidate {
    /// The variant.
    pub(super) variant: usize,
    /// How many of the value's keys the variant does not know.
    pub(super) left_out: usize,
    /// Whether another candidate knows one of these.
    pub(super) others_know_more: bool,
    /// Whether one of these is known to a variant that is no candidate only because of its constants, and no constant says that the
    /// value is of this one.
    pub(super) is_stopgap: bool,
}

/// Looks at a value.
pub(super) fn candidates<'a>(select: &Select, keys: &'a UnionKeys, raw: &'a str) -> Candidates<'a> {
    match select {
        Select::Tag { property, values, default } => {
            let default = || default.filter(|_| Kinds::of(raw) == Kinds::OBJECT);
            Candidates::alike(tagged(property, values, raw).or_else(default))
        }
        Select::Keys(arms) => {
            let kind = Kinds::of(raw);
            let of_kind = arms.iter().enumerate().filter(|(_, arm)| arm.kinds.meets(kind));
            if kind == Kinds::OBJECT {
                let mut object = LookedAt::new(raw, keys.of(arms));
                let looks: Vec<Look> = of_kind.map(|(index, arm)| object.look(index, arm)).collect();
                let fitting = object.rank(&looks, Look::fits);
                let found = if fitting.ranked.is_empty() { object.rank(&looks, Look::resembles) } else { fitting };
                Candidates { repeated: object.keys.repeated(), keys: Some(object.keys), ..found }
            } else {
                Candidates::alike(of_kind.map(|(index, _)| index))
            }
        }
    }
}

impl Candidates<'_> {
    /// Whether the value has something under a key that one variant knows and another one does not.
    pub(super) fn knows_more(&self, variant: usize, than: usize) -> bool {
        let mut present = self.keys.iter().flat_map(|keys| &keys.present);
        present.any(|key| key.with_value > 0 && key.is_known_to(variant) && !key.is_known_to(than))
    }

    /// Nothing but their order tells these.
    fn alike(variants: impl IntoIterator<Item = usize>) -> Self {
        let ranked = variants.into_iter().map(|variant| Candidate { variant, ..Candidate::default() });
        Self { ranked: ranked.collect(), ..Self::default() }
    }
}

fn tagged(property: &str, values: &[(&str, usize)], raw: &str) -> Option<usize> {
    let value = value_of_key(raw, property)?;
    // A boolean or a number is named by its text.
    let text = if value.starts_with('"') { serde_json::from_str::<String>(value).ok()? } else { value.to_owned() };
    values.iter().find(|(value, _)| *value == text).map(|(_, variant)| *variant)
}

/// An object that is compared with variants.
struct LookedAt<'a> {
    keys: ObjectKeys<'a>,
    /// How many keys the object has.
    count: usize,
    /// The constants that were asked for.
    constants: Vec<(Path, Option<&'a str>)>,
}

/// How well an object fits a variant.
struct Look {
    /// The variant.
    variant: usize,
    /// How many keys of the object it knows.
    known: usize,
    /// How many keys the object has.
    keys: usize,
    /// How many keys the variant requires.
    required: usize,
    /// How many of them the object has.
    present: usize,
    /// Whether nobody but its type knows which keys it has.
    is_opaque: bool,
    /// Whether the variant is several structs, of which not all have what it requires.
    several: bool,
    /// Whether no constant says that the object is of another variant.
    tagged: bool,
    /// How many constants the object has: where `tagged`, all of them say that it is of this variant.
    confirmed: usize,
}

impl Look {
    fn fits(&self) -> bool {
        self.tagged && self.has_required()
    }

    fn has_required(&self) -> bool {
        self.present == self.required
    }

    /// Whether an object that fits no variant was meant for this one: decoding then says what is wrong with it, which is more use
    /// than an unknown value. It has most of what the variant requires, and hardly anything else.
    fn resembles(&self) -> bool {
        self.tagged && self.present > self.required / 2 && self.known > self.keys / 2
    }
}

impl<'a> LookedAt<'a> {
    fn new(raw: &'a str, of_union: &'a KnownKeys) -> Self {
        let keys = ObjectKeys::of(raw, of_union);
        let count = keys.others + keys.present.iter().map(|key| key.count).sum::<usize>();
        Self { keys, count, constants: Vec::new() }
    }

    fn look(&mut self, variant: usize, arm: &Arm) -> Look {
        let says: Vec<bool> = arm.tags.iter().filter_map(|(path, allowed)| self.says(arm, path, allowed)).collect();
        let known = self.keys.present.iter().filter(|key| key.is_known_to(variant));
        Look {
            variant,
            known: known.map(|key| key.count).sum(),
            keys: self.count,
            required: arm.required.len(),
            is_opaque: arm.kinds.is_opaque(),
            several: arm.known.len() > 1,
            present: self.keys.present.iter().filter(|key| key.satisfies(variant)).count(),
            tagged: says.iter().all(|says| *says),
            confirmed: says.len(),
        }
    }

    /// Whether the constant behind a path is one of these; `None` where the object has none, or null that a variant may have there.
    fn says(&mut self, arm: &Arm, path: Path, allowed: &[&str]) -> Option<bool> {
        let value = self.constant(path)?;
        let may_be_null = || path.first().is_some_and(|key| !arm.required.contains(key));
        if !has_value(value) && may_be_null() {
            return None;
        }
        Some(allowed.iter().any(|one| same_json(value, one)))
    }

    /// The value behind a path, which is looked up once.
    fn constant(&mut self, path: Path) -> Option<&'a str> {
        if let Some((_, known)) = self.constants.iter().find(|(other, _)| *other == path) {
            return *known;
        }
        let (first, inner) = path.split_first()?;
        let outermost = self.keys.value(first);
        let value = inner.iter().try_fold(outermost?, |object, key| value_of_key(object, key));
        self.constants.push((path, value));
        value
    }

    /// The variants that pass, the one that knows most keys first; of equals the one that more constants tell, and a single struct; the
    /// sort is stable, so that ties stay in document order.
    fn rank(&self, looks: &[Look], passes: fn(&Look) -> bool) -> Candidates<'a> {
        let mut passing: Vec<&Look> = looks.iter().filter(|look| passes(look)).collect();
        passing.sort_by_key(|look| (Reverse(look.known), Reverse(look.confirmed), look.several));
        let said_for = |place: usize| passing.get(place).map(|look| (look.known, look.confirmed));
        let best_is_singled_out = said_for(0) > said_for(1);
        let excluded = looks.iter().filter(|look| !look.tagged && look.has_required());
        let (known, known_to_excluded) = (self.known_to(passing.iter().copied()), self.known_to(excluded));
        let has_opaque = passing.iter().any(|look| look.is_opaque);
        let candidate = |look: &&Look| Candidate {
            variant: look.variant,
            left_out: self.keys.others_with_value + self.left_out(look).map(|(_, key)| key.with_value).sum::<usize>(),
            others_know_more: has_opaque || self.left_out(look).any(|(place, _)| known.get(place) == Some(&true)),
            is_stopgap: look.confirmed == 0
                && self.left_out(look).any(|(place, _)| known_to_excluded.get(place) == Some(&true)),
        };
        let ranked = passing.iter().map(candidate).collect();
        Candidates { ranked, best_is_singled_out, ..Candidates::default() }
    }

    /// For each key that the object has of the union's, whether one of these variants knows it.
    fn known_to<'l>(&self, looks: impl Iterator<Item = &'l Look>) -> Vec<bool> {
        let mut known = vec![false; self.keys.present.len()];
        for look in looks {
            let knows = self.keys.present.iter().map(|key| key.is_known_to(look.variant));
            known.iter_mut().zip(knows).for_each(|(known, knows)| *known |= knows);
        }
        known
    }

    /// The keys of the union's that have a value and that a variant does not know, with their places.
    fn left_out<'l>(&'l self, look: &'l Look) -> impl Iterator<Item = (usize, &'l PresentKey<'a>)> {
        let keys = self.keys.present.iter().enumerate();
        keys.filter(|(_, key)| key.with_value > 0 && !key.is_known_to(look.variant))
    }
}
