//! The places of a type, and the name that it would have after each of them if it were the only type.

use std::collections::HashMap;

use super::component_word::component_word;
use super::identifier::Identifier;
use super::kept_components::KeptComponents;
use crate::ir::{NameHint, TypeDef, View};
use crate::name_lock::{KnownPlaces, NameLock, Section, place_of};
use crate::pointer::Pointer;
use crate::settings::Rename;

/// A type with its places.
pub(super) struct TypePlaces {
    pub(super) rank: Rank,
    /// The component that it is, by its name in the document.
    pub(super) component: Option<String>,
    /// What tells types apart that are made of one schema: whether other schemas have a part in them, and what they hold.
    parts: (bool, Option<String>),
    /// The best place for a name comes first.
    places: Vec<TypePlace>,
    /// Which of the places it is called after.
    chosen: usize,
}

/// One place of a type.
pub(super) struct TypePlace {
    /// The place in the lock.
    key: String,
    /// Where the schema stands.
    origin: String,
    /// The same where another type has this key: with the place of the schema, and a number where several types are made of that.
    own_key: String,
    /// Whether another type has the same key.
    is_ambiguous: bool,
    /// What the type is called after.
    pub(super) words: Vec<String>,
    /// The name that it would have alone.
    pub(super) name: Identifier,
}

/// In which order types take their names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// Components with a name from the settings.
    Renamed,
    /// Other components.
    Component,
    /// Schemas inside others.
    Inline,
    /// Request views, which are called after the types that they are views of.
    View,
}

impl TypePlaces {
    pub(super) fn new(definition: &TypeDef, rename: &Rename, kept: &KeptComponents) -> Self {
        let (rank, component) = match definition.hint.0.as_slice() {
            _ if definition.view == View::Request => (Rank::View, None),
            [component] if rename.types.contains_key(component) => (Rank::Renamed, Some(component.clone())),
            [component] => (Rank::Component, Some(component.clone())),
            _ => (Rank::Inline, None),
        };
        let mut scope = super::type_scope();
        if rank != Rank::Renamed {
            scope.shorten_from_here();
        }
        let others = definition.other_places.iter().map(|place| (&place.hint, &place.origin));
        let places = std::iter::once((&definition.hint, &definition.origin)).chain(others);
        let place = |(hint, origin): (&NameHint, &Pointer)| {
            let words = words(hint, rename, kept);
            TypePlace {
                key: place_of(hint),
                origin: origin.short_text(),
                own_key: String::new(),
                is_ambiguous: false,
                name: scope.alone(&words),
                words,
            }
        };
        Self {
            rank,
            component,
            places: places.map(place).collect(),
            chosen: 0,
            parts: (!definition.is_whole, definition.content.clone()),
        }
    }

    /// Gives each type a key of its own for each of its places. The first of those with one key goes without a number.
    pub(super) fn tell_apart(all: &mut [Self]) {
        let mut plain: Vec<&mut Self> = all.iter_mut().filter(|types| types.rank != Rank::View).collect();
        plain.sort_by_cached_key(|types| types.sort_key());
        let mut counts: HashMap<String, usize> = HashMap::new();
        for types in &plain {
            types.places.iter().for_each(|place| *counts.entry(place.key.clone()).or_default() += 1);
        }
        let mut numbers: HashMap<String, usize> = HashMap::new();
        for types in plain {
            for place in &mut types.places {
                place.own_key = format!("{} @ {}", place.key, place.origin);
                let number = numbers.entry(place.own_key.clone()).or_default();
                *number += 1;
                if *number > 1 {
                    place.own_key.push_str(&format!("#{number}"));
                }
                place.is_ambiguous = counts.get(&place.key).is_some_and(|count| *count > 1);
            }
        }
    }

    /// The place that the type is called after.
    #[expect(clippy::indexing_slicing, reason = "`chosen` is the index of a place, and a type has at least one")]
    pub(super) fn place(&self) -> &TypePlace {
        &self.places[self.chosen]
    }

    /// The place that the type is called after, in the words of the document.
    pub(super) fn place_text(&self) -> &str {
        &self.place().key
    }

    /// What orders types whatever their order in the document.
    pub(super) fn sort_key(&self) -> impl Ord + use<> {
        (self.place().words.clone(), self.place().origin.clone(), self.parts.clone())
    }

    /// The names that the type would have after each of its places.
    pub(super) fn possible_names(&self) -> Vec<String> {
        self.places.iter().map(|place| place.name.to_string()).collect()
    }

    /// The name that the lock has for one of the places.
    pub(super) fn locked_name<'l>(&self, section: &'l Section) -> Option<&'l String> {
        self.places.iter().find_map(|place| section.get(&place.own_key).or_else(|| section.get(&place.key)))
    }

    /// The name that the lock has for the request view.
    pub(super) fn locked_view_name<'l>(&self, section: &'l Section) -> Option<&'l String> {
        section.get(&self.view_key())
    }

    /// Calls the type after the place that makes this name, if there is one.
    pub(super) fn name_after(&mut self, name: &Identifier) {
        self.chosen = self.places.iter().position(|place| place.name == *name).unwrap_or_default();
    }

    /// Calls the type after the first place that is known, if there is one.
    pub(super) fn name_after_known(&mut self, known: &KnownPlaces) {
        let found = self.places.iter().position(|place| self.knows(place, known));
        self.chosen = found.unwrap_or(self.chosen);
    }

    /// Whether the place that the type is called after is known.
    pub(super) fn is_known(&self, known: &KnownPlaces) -> bool {
        self.knows(self.place(), known)
    }

    fn knows(&self, place: &TypePlace, known: &KnownPlaces) -> bool {
        known.contain(&place.own_key) || known.contain(&place.key)
    }

    fn key(&self) -> &str {
        let place = self.place();
        if place.is_ambiguous { &place.own_key } else { &place.key }
    }

    /// The key of the request view.
    pub(super) fn view_key(&self) -> String {
        format!("{} (request)", self.key())
    }

    /// Adds to the lock what it must know about the type, which has this name. `is_contested` says whether another type would have the same
    /// name after its own place.
    pub(super) fn remember(
        &self,
        name: &Identifier,
        content: Option<&String>,
        is_contested: bool,
        lock: &mut NameLock,
    ) {
        let shared = content.filter(|_| self.places.len() > 1);
        if let Some(content) = shared {
            lock.shared.insert(name.to_string(), content.clone());
        }
        let place = self.place();
        let is_written_so = place.words.as_slice() == [name.as_str()];
        if place.name != *name || (is_contested && shared.is_none() && !is_written_so) {
            lock.types.insert(self.key().to_owned(), name.to_string());
        } else if shared.is_none() && !is_written_so && self.rank != Rank::Renamed {
            lock.known.insert(self.key());
        }
    }
}

/// The words that a type is called after. A new name for a component also renames the types inside it.
fn words(hint: &NameHint, rename: &Rename, kept: &KeptComponents) -> Vec<String> {
    let mut words = hint.0.clone();
    if let Some(first) = words.first_mut() {
        let new = rename.types.get(first).or_else(|| kept.name(first));
        *first = new.cloned().unwrap_or_else(|| component_word(first));
    }
    words
}
