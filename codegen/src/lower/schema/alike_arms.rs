//! Names for arms of a union that would be called the same: what each has that the others lack.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::arm_hint::parts_in_place;
use super::keywords::Keywords;
use super::schema_at::{SchemaAt, SchemaNode};
use crate::extensions::value_text;
use crate::lower::Lowering;
use crate::sentence;

/// How many letters and digits of a sentence are added to a name.
const ADDED: usize = 22;

/// What an arm is called after, while it is compared with those that are called the same.
pub(super) struct ArmHint {
    /// The words.
    pub(super) text: String,
    /// Whether they say no more than the JSON type or the number of the arm.
    pub(super) is_vague: bool,
}

/// An arm among those that are called the same.
struct AlikeArm<'a> {
    /// Which of the union's arms it is.
    index: usize,
    parts: Vec<Keywords<'a>>,
}

/// What to add to the name of an arm, for some of the arms that are called the same.
type Additions = HashMap<usize, String>;

impl<'a> Lowering<'a, '_> {
    /// Makes hints that are equal differ where the arms do: by a component that only one of them is made of, by a constant, by a property
    /// that only one of them has. What comes of it depends on the union alone, and not on the order of its arms.
    pub(super) fn tell_apart(&self, arms: &[SchemaAt<'a>], hints: &mut [ArmHint]) {
        let steps = [Self::own_component, Self::telling_constant, Self::own_property];
        for step in steps {
            for group in alike(arms, hints) {
                for (index, word) in step(self, &group) {
                    hints.get_mut(index).into_iter().for_each(|hint| hint.add(&word));
                }
            }
        }
    }

    /// The component of an `allOf` that is in no other arm, where each arm has one.
    fn own_component(&self, group: &[AlikeArm<'a>]) -> Additions {
        let components = |arm: &AlikeArm<'a>| -> Vec<&'a str> {
            let references = arm.parts.iter().flat_map(|keywords| keywords.all_of).map(SchemaNode::from);
            references.filter_map(|node| Some(self.components.find(node.reference()?)?.0)).collect()
        };
        let own = own_words(group, components);
        if own.len() == group.len() { own } else { Additions::new() }
    }

    /// The value of the property that each arm has with a constant: the one with the most values, of several `type` or the first by alphabet.
    fn telling_constant(&self, group: &[AlikeArm<'a>]) -> Additions {
        let mut values: HashMap<&str, Additions> = HashMap::new();
        for AlikeArm { index, parts } in group {
            for name in property_names(parts) {
                if let Some(value) = self.only_value(parts, name) {
                    values.entry(name).or_default().insert(*index, value_text(&value));
                }
            }
        }
        let different = |values: &Additions| values.values().collect::<HashSet<_>>().len();
        let tells = |(_, values): &(&str, Additions)| values.len() == group.len() && different(values) > 1;
        let rank = |(name, values): &(&'a str, Additions)| (usize::MAX - different(values), *name != "type", *name);
        let best = values.into_iter().filter(tells).min_by_key(rank);
        best.map(|(_, values)| values).unwrap_or_default()
    }

    /// A property that no other arm has: one that is required, of several the first by alphabet.
    fn own_property(&self, group: &[AlikeArm<'a>]) -> Additions {
        own_words(group, |arm| {
            let required: HashSet<&str> =
                arm.parts.iter().flat_map(|keywords| keywords.required).map(String::as_str).collect();
            let mut names: Vec<&str> = property_names(&arm.parts).into_iter().collect();
            names.sort_by_key(|name| (!required.contains(name), *name));
            names
        })
    }
}

impl ArmHint {
    /// Says more: instead of what says little, else behind it.
    fn add(&mut self, word: &str) {
        let in_short = (!self.is_vague).then(|| sentence::in_short(word, ADDED)).flatten();
        let word = in_short.as_deref().unwrap_or(word);
        self.text = if self.is_vague { word.to_owned() } else { format!("{} {word}", self.text) };
        self.is_vague = false;
    }
}

/// The inline objects among the arms that are called the same, in groups. All arms without a name of their own are one group.
fn alike<'a>(arms: &[SchemaAt<'a>], hints: &[ArmHint]) -> Vec<Vec<AlikeArm<'a>>> {
    let mut groups: HashMap<&str, Vec<AlikeArm<'a>>> = HashMap::new();
    for (index, (arm, hint)) in arms.iter().zip(hints).enumerate() {
        let SchemaNode::Inline(schema) = arm.node else { continue };
        let parts = parts_in_place(schema);
        if parts.iter().any(|keywords| keywords.has_properties() || !keywords.all_of.is_empty()) {
            let text = if hint.is_vague { "" } else { hint.text.as_str() };
            groups.entry(text).or_default().push(AlikeArm { index, parts });
        }
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// For each arm the first of its words that no other arm has.
fn own_words<'a>(group: &[AlikeArm<'a>], words: impl Fn(&AlikeArm<'a>) -> Vec<&'a str>) -> Additions {
    let words: Vec<(usize, Vec<&str>)> = group.iter().map(|arm| (arm.index, words(arm))).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, words) in &words {
        let each_once: BTreeSet<&str> = words.iter().copied().collect();
        each_once.into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
    }
    let own = |words: Vec<&str>| words.into_iter().find(|word| counts.get(word) == Some(&1)).map(str::to_owned);
    words.into_iter().filter_map(|(index, words)| Some((index, own(words)?))).collect()
}

fn property_names<'a>(parts: &[Keywords<'a>]) -> BTreeSet<&'a str> {
    parts.iter().filter_map(|keywords| keywords.properties).flatten().map(|(name, _)| name.as_str()).collect()
}
