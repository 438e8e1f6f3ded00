//! Names that the settings give to fields, variants and parameters.

use std::collections::{BTreeSet, HashSet};

use indexmap::IndexMap;

use super::identifier::{Convention, Identifier, identifier};
use super::members::Member;
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::name_lock::Section;
use crate::pointer::Pointer;
use crate::settings::{Settings, unmatched};
use crate::similar::did_you_mean;

/// One section of `rename`, by place.
pub(super) struct Renames<'a> {
    names: &'a IndexMap<String, String>,
    section: Pointer,
    /// What the section is about, such as "field".
    noun: &'static str,
    /// The keys that something has as its place.
    met: HashSet<&'a str>,
    found: Vec<Diagnostic>,
}

/// The key in the settings, and the new name; `None` where the settings have none.
type Chosen<'a> = Option<(&'a str, Identifier)>;

impl<'a> Renames<'a> {
    pub(super) fn of_fields(settings: &'a Settings) -> Self {
        Self::new(settings, "fields", "field", &settings.rename.fields)
    }

    pub(super) fn of_variants(settings: &'a Settings) -> Self {
        Self::new(settings, "variants", "variant", &settings.rename.variants)
    }

    pub(super) fn of_parameters(settings: &'a Settings) -> Self {
        Self::new(settings, "parameters", "parameter", &settings.rename.parameters)
    }

    fn new(settings: &Settings, key: &str, noun: &'static str, names: &'a IndexMap<String, String>) -> Self {
        let section = Pointer::root_of(&settings.file).child("rename").child(key);
        Self { names, section, noun, met: HashSet::new(), found: Vec::new() }
    }

    /// Gives members of one scope the names that the settings have for them. A name that another member has is an error, and so is one that
    /// changes nothing.
    pub(super) fn give(
        &mut self,
        scope: &mut Scope,
        convention: Convention,
        members: &[Member],
        old: &Section,
    ) -> Vec<Option<Identifier>> {
        if self.names.is_empty() {
            return vec![None; members.len()];
        }
        let mut chosen: Vec<Chosen<'a>> = members.iter().map(|member| self.chosen(member, convention)).collect();
        let usual =
            |member: &Member| old.get(&member.place).cloned().unwrap_or_else(|| scope.alone(&member.words).to_string());
        let usual: Vec<String> = members.iter().map(usual).collect();
        // Who does not get a new name keeps its own, which another one may have been given.
        while let Some((index, problem)) = self.first_problem(scope, members, &usual, &chosen) {
            let Some((key, _)) = chosen.get_mut(index).and_then(Option::take) else { break };
            // Both views of a schema have the member.
            let problem = problem.at_key(&self.section.child(key));
            self.found.extend((!self.found.contains(&problem)).then_some(problem));
        }
        let take = |(member, chosen): (&Member, Chosen<'a>)| scope.take(chosen?.1, &member.words);
        members.iter().zip(chosen).map(take).collect()
    }

    /// The first new name that cannot be given.
    fn first_problem(
        &self,
        scope: &Scope,
        members: &[Member],
        usual: &[String],
        chosen: &[Chosen<'a>],
    ) -> Option<(usize, Problem)> {
        let name = |index: usize| match chosen.get(index) {
            Some(Some((_, name))) => Some(name.as_str()),
            Some(None) | None => usual.get(index).map(String::as_str),
        };
        let problem = |(index, member): (usize, &Member)| {
            let (_, new) = chosen.get(index)?.as_ref()?;
            let has_it = |(other, _): &(usize, &Member)| *other != index && name(*other) == Some(new.as_str());
            let other = members.iter().enumerate().find(has_it).map(|(_, other)| other.place.as_str());
            let own = usual.get(index).map(String::as_str).unwrap_or_default();
            Some((index, self.problem(scope, (&member.place, own), new, other)?))
        };
        members.iter().enumerate().find_map(problem)
    }

    /// The entry for a member, by one of its places.
    fn chosen(&mut self, member: &Member, convention: Convention) -> Chosen<'a> {
        let places = std::iter::once(&member.place).chain(&member.other_places);
        let (key, name) = places.into_iter().find_map(|place| self.names.get_key_value(place))?;
        self.met.insert(key);
        Some((key, identifier(std::slice::from_ref(name), convention)))
    }

    fn problem(
        &self,
        scope: &Scope,
        (place, own): (&str, &str),
        name: &Identifier,
        other: Option<&str>,
    ) -> Option<Problem> {
        let noun = self.noun;
        if let Some(other) = other {
            return Some(Problem::Taken(format!("the {noun} `{place}` cannot be called `{name}`: `{other}` is")));
        }
        if own == name.as_str() {
            return Some(Problem::Idle(format!("the {noun} `{place}` is called `{name}` anyway")));
        }
        (!scope.is_free(name)).then(|| {
            Problem::Taken(format!("the {noun} `{place}` cannot be called `{name}`: something else beside it is, or the name has a meaning of its own"))
        })
    }

    /// Adds the messages about this section; `places` gives all places that it could name.
    pub(super) fn report(self, places: impl Fn() -> BTreeSet<String>, diagnostics: &mut Diagnostics) {
        diagnostics.extend(self.found);
        let idle: Vec<&String> = self.names.keys().filter(|key| !self.met.contains(key.as_str())).collect();
        if idle.is_empty() {
            return;
        }
        let places = places();
        for key in idle {
            let message = format!("no {} stands at `{key}`", self.noun);
            let help = did_you_mean(key, places.iter().map(String::as_str));
            diagnostics.push(Diagnostic { help, ..unmatched(&self.section.child(key), message) });
        }
    }
}

/// Why a name cannot be given.
pub(super) enum Problem {
    /// Something else has it.
    Taken(String),
    /// The thing has it anyway.
    Idle(String),
}

impl Problem {
    /// The error at the setting.
    pub(super) fn at_key(self, key: &Pointer) -> Diagnostic {
        match self {
            Self::Taken(message) => Diagnostic::error("name-collision", key, message, "the setting has no effect"),
            Self::Idle(message) => Diagnostic::error("ineffective-setting", key, message, "the setting has no effect"),
        }
    }
}
