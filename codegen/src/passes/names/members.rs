//! Names of what is inside a type that has its name: fields and variants.

use std::collections::HashMap;

use super::component_word::component_word;
use super::identifier::{Convention, Identifier, identifier};
use super::kept_components::KeptComponents;
use super::renames::Renames;
use super::scope::Scope;
use super::spelt::{Spelling, Style};
use crate::ir::{Shape, TypeDef};
use crate::name_lock::{Kept, NameLock, place_of};
use crate::sentence;

/// How many letters and digits the name of a variant has that is a sentence.
const SENTENCE: usize = 30;

/// The names of what is inside one definition.
#[derive(Debug)]
pub(super) struct MemberNames {
    /// Fields or variants, in their order.
    pub(super) members: Vec<Identifier>,
    /// The field for further properties.
    pub(super) additional: Identifier,
}

/// Names the members of a type.
pub(super) fn member_names(
    definition: &TypeDef,
    kept: &KeptComponents,
    (field_renames, variant_renames): (&mut Renames<'_>, &mut Renames<'_>),
    locks: MemberLocks<'_>,
) -> MemberNames {
    let mut fields = Scope::new(Convention::Snake, &[]);
    let mut variants = Scope::new(Convention::Pascal, &["Unknown", "Self"]);
    variants.shorten_from_here();
    let member = |word: &str| {
        let other_places = definition.other_places.iter().map(|place| place_of(&place.hint.child(word))).collect();
        Member { other_places, ..Member::new(place_of(&definition.hint.child(word)), word) }
    };
    let members = match &definition.shape {
        Shape::Struct(object) => {
            let members: Vec<Member> = object
                .fields
                .iter()
                .map(|field| {
                    let word = field.client_name.as_ref().unwrap_or(&field.wire_name);
                    Member { words: vec![word.clone()], ..member(&field.wire_name) }
                })
                .collect();
            let given = field_renames.give(&mut fields, Convention::Snake, &members, &locks.old.members);
            claim_others(&mut fields, given, members, Order::Words, locks)
        }
        Shape::Enum(list) => {
            let members = list.variants.iter().map(|listed| {
                let value = listed.value.as_str().map_or_else(|| listed.value.to_string(), str::to_owned);
                let mut member = member(&listed.hint);
                member.other_places.push(place_of(&definition.hint.child(value)));
                variant(member, listed.hint.clone())
            });
            let members = with_short_sentences(members.collect());
            let given = variant_renames.give(&mut variants, Convention::Pascal, &members, &locks.old.members);
            let locks = MemberLocks { spelling: None, ..locks };
            claim_others(&mut variants, given, members, Order::Document, locks)
        }
        Shape::Union(union) => {
            let hints = union.variants.iter().map(|variant| &variant.hint);
            let members = hints.map(|hint| variant(member(hint), arm_word(hint, kept)));
            let members = with_short_sentences(members.collect());
            let given = variant_renames.give(&mut variants, Convention::Pascal, &members, &locks.old.members);
            let locks = MemberLocks { spelling: None, ..locks };
            claim_others(&mut variants, given, members, Order::Words, locks)
        }
        Shape::Alias(_) => Vec::new(),
    };
    let additional = fields.claim(&["additional_properties".to_owned()]);
    MemberNames { members, additional }
}

/// What an arm is called after. That of a component which keeps its name keeps its own as well.
fn arm_word(hint: &str, kept: &KeptComponents) -> String {
    kept.name(hint).cloned().unwrap_or_else(|| component_word(hint))
}

/// A variant; `Unknown` is our own, for what the document does not list.
fn variant(member: Member, word: String) -> Member {
    let words = vec![word];
    match identifier(&words, Convention::Pascal).as_str() {
        "Unknown" => Member { words: ["value".to_owned()].into_iter().chain(words).collect(), ..member },
        _ => Member { words, ..member },
    }
}

/// The variants with a few words for what is a sentence, where no other variant has the same words. The documentation has the sentence.
fn with_short_sentences(mut members: Vec<Member>) -> Vec<Member> {
    let in_short = |member: &Member| match member.words.as_slice() {
        [only] => sentence::in_short(only, SENTENCE).unwrap_or_else(|| only.clone()),
        words => words.join(" "),
    };
    let short: Vec<Vec<String>> = members.iter().map(|member| vec![in_short(member)]).collect();
    let names: Vec<Identifier> = short.iter().map(|words| identifier(words, Convention::Pascal)).collect();
    let mut counts: HashMap<&Identifier, usize> = HashMap::new();
    names.iter().for_each(|name| *counts.entry(name).or_default() += 1);
    for ((member, short), name) in members.iter_mut().zip(short).zip(&names) {
        if member.words.len() == 1 && counts.get(name) == Some(&1) {
            member.words = short;
        }
    }
    members
}

/// In which order things get their names among those that have the same claim to one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The order of a list in the document.
    Document,
    /// That of their words, small letters first, for what the document has as the keys of an object.
    Words,
}

/// A thing with its place in the lock, and what it is called after.
pub(super) struct Member {
    pub(super) place: String,
    /// What else the settings may call its place.
    pub(super) other_places: Vec<String>,
    pub(super) words: Vec<String>,
}

impl Member {
    pub(super) fn new(place: String, word: &str) -> Self {
        Self { place, other_places: Vec::new(), words: vec![word.to_owned()] }
    }
}

/// The lock: what it had, what it is to have, and what it is to have in place of the names that things get.
pub(super) struct MemberLocks<'a> {
    pub(super) old: &'a NameLock,
    pub(super) new: &'a mut NameLock,
    pub(super) kept: Kept<'a>,
    /// How such things are spelt; `None` where the lock has only those that have another name than they would have alone.
    pub(super) spelling: Option<Spelling>,
}

impl<'a> MemberLocks<'a> {
    /// The lock alone.
    pub(super) fn plain(old: &'a NameLock, new: &'a mut NameLock) -> Self {
        Self { old, new, kept: Kept::NONE, spelling: None }
    }
}

/// Names things: those first that have a name in the lock. What has another name than it would have alone gets into the new lock.
pub(super) fn claim_members(
    scope: &mut Scope,
    members: Vec<Member>,
    order: Order,
    locks: MemberLocks<'_>,
) -> Vec<Identifier> {
    let given = vec![None; members.len()];
    claim_others(scope, given, members, order, locks)
}

/// The same where some have names already.
pub(super) fn claim_others(
    scope: &mut Scope,
    given: Vec<Option<Identifier>>,
    members: Vec<Member>,
    order: Order,
    MemberLocks { old, new, kept, spelling }: MemberLocks<'_>,
) -> Vec<Identifier> {
    let members = tell_apart(members);
    let is_given: Vec<bool> = given.iter().map(Option::is_some).collect();
    let mut locked = |member: &Member| scope.take(Identifier::read(old.members.get(&member.place)?)?, &member.words);
    let mut names: Vec<Option<Identifier>> =
        members.iter().zip(given).map(|(member, given)| given.or_else(|| locked(member))).collect();
    let mut open: Vec<usize> = (0..members.len()).filter(|index| names.get(*index) == Some(&None)).collect();
    let words = |index: &usize| members.get(*index).map(|member| member.words.as_slice());
    match order {
        Order::Document => {}
        Order::Words => open.sort_by_cached_key(|index| words(index).map(small_letters_first)),
    }
    // Those that the lock knows come first; then those that it knows by their spelling, of which newcomers cannot be told.
    let turn = |index: &usize| match (members.get(*index), spelling) {
        (Some(member), Some(_)) if old.known.contain(&known_place(member)) => 0,
        (Some(member), Some(spelling)) if old.exists() && is_spelt(member, spelling.old) => 1,
        (Some(_), Some(_) | None) | (None, _) => 2,
    };
    for now in 0..=2 {
        let next: Vec<usize> = open.iter().copied().filter(|index| turn(index) == now).collect();
        let claimed = scope.claim_all(next.iter().filter_map(words));
        for (index, name) in next.into_iter().zip(claimed) {
            names.get_mut(index).into_iter().for_each(|slot| *slot = Some(name.clone()));
        }
    }
    for ((member, name), is_given) in members.iter().zip(names.iter().flatten()).zip(is_given) {
        let alone = scope.alone(&member.words);
        if is_given {
            continue;
        }
        if let Some(name) = kept.name(name.as_str()).filter(|name| *name != alone.as_str()) {
            new.members.insert(member.place.clone(), name.to_owned());
        } else if spelling.is_some_and(|spelling| !is_spelt(member, spelling.new)) {
            new.known.insert(&known_place(member));
        }
    }
    names.into_iter().flatten().collect()
}

/// A member among the known places.
fn known_place(member: &Member) -> String {
    format!("member {}", member.place)
}

/// Whether a member has one word, which is spelt so.
fn is_spelt(member: &Member, style: Style) -> bool {
    matches!(member.words.as_slice(), [word] if style.spells(word))
}

/// `fooBar` before `FooBar`: a property that arrives is seldom written with more small letters.
fn small_letters_first(words: &[String]) -> Vec<String> {
    let swapped = |letter: char| {
        if letter.is_ascii_uppercase() { letter.to_ascii_lowercase() } else { letter.to_ascii_uppercase() }
    };
    words.iter().map(|word| word.chars().map(swapped).collect()).collect()
}

/// The members with a place of its own for each: the second one at a place is `…#2`.
fn tell_apart(mut members: Vec<Member>) -> Vec<Member> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for Member { place, .. } in &mut members {
        let count = counts.entry(place.clone()).or_default();
        *count += 1;
        if *count > 1 {
            place.push_str(&format!("#{count}"));
        }
    }
    members
}
