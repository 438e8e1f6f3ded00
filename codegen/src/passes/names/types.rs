//! Names of types.
//!
//! Types take their names in turns, so that nobody who comes later takes a name away: first those to which the settings give one, then those that
//! have one in the lock, then those that had the name of their own place; then all others, components before inline schemas.

use std::collections::{HashMap, HashSet};

use super::identifier::{Convention, Identifier, identifier};
use super::kept_components::KeptComponents;
use super::renames::Problem;
use super::request_views::RequestViews;
use super::scope::Scope;
use super::type_places::{Rank, TypePlaces};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Api, TypeDef, Usage, View};
use crate::name_lock::{Kept, NameLock, NameScope};
use crate::pointer::Pointer;
use crate::settings::{Rename, Settings};

/// Names every type, and adds to the lock what it needs to know for the next time.
pub(super) fn type_names(
    api: &Api,
    settings: &Settings,
    kept: &KeptComponents,
    locks: (&NameLock, &mut NameLock),
    diagnostics: &mut Diagnostics,
) -> Vec<Identifier> {
    let (old, new) = locks;
    let rename = &without_collisions(api, settings, kept, old, diagnostics);
    let mut naming = Naming::new(api, rename, kept);
    naming.claim(|types| types.rank == Rank::Renamed);
    naming.scope.shorten_from_here();
    naming.take_locked(old, kept);
    naming.claim_known(old);
    let before = naming.names.clone();
    naming.claim(|types| types.rank == Rank::Component);
    naming.claim(|types| types.rank == Rank::Inline);
    naming.claim_request_views(|_| true);
    if old.exists() {
        naming.note_newcomers(&before, diagnostics);
    }
    let names = naming.names.clone();
    naming.put_back(old.keep.in_scope(&NameScope::Types));
    naming.remember(kept, new);
    names.into_iter().flatten().collect()
}

/// The settings' names without those that another type has, each of which is an error.
fn without_collisions(
    api: &Api,
    settings: &Settings,
    kept: &KeptComponents,
    old: &NameLock,
    diagnostics: &mut Diagnostics,
) -> Rename {
    let mut rename = settings.rename.clone();
    let section = Pointer::root_of(&settings.file).child("rename").child("types");
    // Who does not get a new name keeps its own, which another one may have been given.
    while !rename.types.is_empty()
        && let Some((component, problem)) = Naming::new(api, &rename, kept).first_collision(&rename, old)
    {
        diagnostics.push(problem.at_key(&section.child(&component)));
        rename.types.shift_remove(&component);
    }
    rename
}

/// The types of an API while they get their names.
struct Naming<'a> {
    api: &'a Api,
    types: Vec<TypePlaces>,
    views: RequestViews,
    /// The indices of the plain types, in an order that does not depend on the document's.
    order: Vec<usize>,
    scope: Scope,
    names: Vec<Option<Identifier>>,
    /// Types without a request view that are called as their views were.
    named_like_views: HashSet<usize>,
}

impl<'a> Naming<'a> {
    fn new(api: &'a Api, rename: &Rename, kept: &KeptComponents) -> Self {
        let scope = super::type_scope();
        let mut types: Vec<TypePlaces> =
            api.types.iter().map(|definition| TypePlaces::new(definition, rename, kept)).collect();
        TypePlaces::tell_apart(&mut types);
        let mut order: Vec<usize> =
            api.definitions().filter(|(_, d)| d.view == View::Plain).map(|(id, _)| id.index()).collect();
        order.sort_by_cached_key(|index| types.get(*index).map(TypePlaces::sort_key));
        Self {
            api,
            views: RequestViews::new(api),
            types,
            order,
            scope,
            names: vec![None; api.types.len()],
            named_like_views: HashSet::new(),
        }
    }

    /// The first component with a name from the settings that another type has.
    fn first_collision(&self, rename: &Rename, old: &NameLock) -> Option<(String, Problem)> {
        let names = self.order.iter().filter_map(|index| self.types.get(*index)).map(|types| {
            let locked = types.locked_name(&old.types).filter(|_| types.rank != Rank::Renamed);
            (types, locked.cloned().unwrap_or_else(|| types.place().name.to_string()))
        });
        let names: Vec<(&TypePlaces, String)> = names.collect();
        names.iter().filter(|(types, _)| types.rank == Rank::Renamed).find_map(|(types, name)| {
            let component = types.component.clone()?;
            let wanted = identifier(std::slice::from_ref(rename.types.get(&component)?), Convention::Pascal);
            let has_it = |(other, other_name): &&(&TypePlaces, String)| {
                other.component.as_ref() != Some(&component) && *other_name == *wanted.as_str()
            };
            let message = match names.iter().find(has_it) {
                Some((other, _)) => {
                    format!("`{component}` cannot be called `{wanted}`: the schema at `{}` is", other.place_text())
                }
                None if *name != *wanted.as_str() => {
                    format!(
                        "`{component}` cannot be called `{wanted}`, which has a meaning in Rust or in generated code"
                    )
                }
                None => return None,
            };
            Some((component, Problem::Taken(message)))
        })
    }

    /// The plain types that have no name yet, in order.
    fn open(&self) -> Vec<usize> {
        self.order.iter().copied().filter(|index| self.names.get(*index) == Some(&None)).collect()
    }

    /// Names those of the open types for which `is_next` holds, after their places.
    fn claim(&mut self, is_next: impl Fn(&TypePlaces) -> bool) {
        let next: Vec<usize> =
            self.open().into_iter().filter(|index| self.types.get(*index).is_some_and(&is_next)).collect();
        let words: Vec<&[String]> =
            next.iter().filter_map(|index| Some(self.types.get(*index)?.place().words.as_slice())).collect();
        let names = self.scope.claim_all(words);
        for (index, name) in next.into_iter().zip(names) {
            self.set(index, name);
        }
    }

    fn set(&mut self, index: usize, name: Identifier) {
        self.names.get_mut(index).into_iter().for_each(|slot| *slot = Some(name.clone()));
    }

    /// Gives a type a name from the lock, unless it has one or another type has the name.
    fn take(&mut self, index: usize, name: &str) {
        let Some(types) = self.types.get_mut(index).filter(|_| self.names.get(index) == Some(&None)) else { return };
        let words = types.place().words.clone();
        if let Some(name) = Identifier::read(name).and_then(|name| self.scope.take(name, &words)) {
            types.name_after(&name);
            self.set(index, name);
        }
    }

    /// What only requests hold keeps its name when answers hold it too, in another form, which then has a name of its own; and when they hold
    /// it no more.
    fn take_request_names(&mut self, old: &NameLock) {
        for index in self.open().into_iter().filter(|index| self.is_only_sent(*index)).collect::<Vec<_>>() {
            let usual = self.usual_view_name(index).filter(|usual| old.known.contain(&view_place(usual)));
            let locked = self.types.get(index).and_then(|types| types.locked_view_name(&old.types)).cloned();
            let Some(name) = locked.or(usual.map(|usual| usual.to_string())) else { continue };
            self.take(index, &name);
            if self.names.get(index).is_some_and(Option::is_some) {
                self.named_like_views.insert(index);
            }
        }
        for (view, plain) in self.views.pairs() {
            let Some(types) = self.types.get(plain) else { continue };
            let name = types.locked_name(&old.types).cloned().unwrap_or_else(|| types.place().name.to_string());
            if old.known.contain(&only_sent_place(&name)) {
                self.take(view, &name);
                self.take(plain, &format!("{name}Response"));
            }
        }
    }

    /// Whether only requests hold the type, and answers would have it in another form.
    fn is_only_sent(&self, index: usize) -> bool {
        let is_sent = |definition: &TypeDef| definition.usage == Usage { request: true, response: false };
        self.api.types.get(index).is_some_and(|definition| definition.differs_by_view && is_sent(definition))
    }

    /// Gives out the names in the lock: first to components that keep theirs, then to types of several places with the content that they had,
    /// then to places, and last to types of several places of which all have changed.
    fn take_locked(&mut self, old: &NameLock, kept: &KeptComponents) {
        for index in self.open() {
            let component = self.types.get(index).and_then(|types| kept.name(types.component.as_deref()?));
            component.into_iter().for_each(|name| self.take(index, name));
        }
        self.take_request_names(old);
        let mut by_content: HashMap<&str, usize> = HashMap::new();
        for index in self.open().into_iter().rev() {
            let content = self.api.types.get(index).and_then(|definition| definition.content.as_deref());
            by_content.extend(content.map(|content| (content, index)));
        }
        for (name, content) in &old.shared {
            by_content.get(content.as_str()).into_iter().for_each(|index| self.take(*index, name));
        }
        for index in self.open() {
            let name = self.types.get(index).and_then(|types| types.locked_name(&old.types));
            name.into_iter().for_each(|name| self.take(index, name));
        }
        for index in self.open() {
            let names = self.types.get(index).map(TypePlaces::possible_names).unwrap_or_default();
            let name = names.into_iter().find(|name| old.shared.contains_key(name));
            name.into_iter().for_each(|name| self.take(index, &name));
        }
        for (index, plain) in self.views.pairs() {
            let name = self.types.get(plain).and_then(|types| types.locked_view_name(&old.types));
            name.into_iter().for_each(|name| self.take(index, name));
        }
    }

    /// Names the types that had the name of one of their places, and the request views that had the usual name.
    fn claim_known(&mut self, old: &NameLock) {
        for index in self.open() {
            self.types.get_mut(index).into_iter().for_each(|types| types.name_after_known(&old.known));
        }
        self.claim(|types| types.is_known(&old.known));
        self.claim_request_views(|name| old.known.contain(&view_place(name)));
    }

    /// Names those request views for whose usual names `is_next` holds.
    fn claim_request_views(&mut self, is_next: impl Fn(&Identifier) -> bool) {
        for (index, plain) in self.views.pairs() {
            let usual = self.usual_view_name(plain).filter(|name| is_next(name));
            if let (Some(usual), Some(None)) = (usual, self.names.get(index)) {
                let words = self.types.get(plain).map(|types| types.place().words.clone()).unwrap_or_default();
                let name = self.scope.take_first(vec![usual.clone()], &usual, &words);
                self.set(index, name);
            }
        }
    }

    /// The usual name of a type's request view: after the type's name, or the one that it would have alone.
    fn usual_view_name(&self, plain: usize) -> Option<Identifier> {
        let place = self.types.get(plain)?.place();
        let name = self.names.get(plain)?.as_ref().unwrap_or(&place.name);
        Some(super::request_views::request_view_name(name, &place.words))
    }

    /// Tells which types have another name than that of their place because somebody had it before.
    fn note_newcomers(&self, before: &[Option<Identifier>], diagnostics: &mut Diagnostics) {
        for index in &self.order {
            let (Some(types), Some(Some(name))) = (self.types.get(*index), self.names.get(*index)) else { continue };
            let usual = &types.place().name;
            if before.get(*index) == Some(&None) && name != usual {
                diagnostics.extend(self.api.types.get(*index).map(|definition| {
                    let message = format!("another type has the name `{usual}`");
                    Diagnostic::note("name-taken", &definition.origin, message, format!("this type is called `{name}`"))
                }));
            }
        }
    }

    /// Gives names back to the types that had them before, and takes them from those that have them now. A name from the settings stays.
    fn put_back(&mut self, kept: Kept<'_>) {
        for (slot, _) in self.names.iter_mut().zip(&self.types).filter(|(_, types)| types.rank != Rank::Renamed) {
            *slot = slot.as_ref().and_then(|name| Identifier::read(kept.name(name.as_str())?));
        }
    }

    /// Writes down what does not follow from the types' own places, and who has a name that a newcomer could take.
    fn remember(&self, kept: &KeptComponents, new: &mut NameLock) {
        let mut wanted: HashMap<&Identifier, usize> = HashMap::new();
        self.order.iter().filter_map(|index| self.types.get(*index)).for_each(|types| {
            *wanted.entry(&types.place().name).or_default() += 1;
        });
        for index in &self.order {
            let (Some(types), Some(Some(name))) = (self.types.get(*index), self.names.get(*index)) else { continue };
            let is_contested = wanted.get(&types.place().name).is_some_and(|count| *count > 1);
            let is_kept = types.component.as_deref().is_some_and(|component| kept.name(component).is_some());
            let content = self.api.types.get(*index).and_then(|definition| definition.content.as_ref());
            if self.named_like_views.contains(index) {
                new.types.insert(types.view_key(), name.to_string());
            } else if !is_kept {
                types.remember(name, content, is_contested, new);
            }
            if self.is_only_sent(*index) && !self.named_like_views.contains(index) {
                new.known.insert(&only_sent_place(name.as_str()));
            }
        }
        for (index, plain) in self.views.pairs() {
            let (Some(Some(name)), Some(types)) = (self.names.get(index), self.types.get(plain)) else { continue };
            if self.usual_view_name(plain).as_ref() == Some(name) {
                new.known.insert(&view_place(name));
            } else {
                new.types.insert(types.view_key(), name.to_string());
            }
        }
    }
}

/// A request view among the known places.
fn view_place(name: &Identifier) -> String {
    format!("request view {name}")
}

/// A type that only requests hold, among the known places.
fn only_sent_place(name: &str) -> String {
    format!("only sent {name}")
}
