//! What the settings ask for, by type.

use super::{DeriveSources, has_anyway, has_item};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Shape, TypeId};
use crate::pointer::Pointer;
use crate::settings::{Derive, Derives};
use crate::similar::did_you_mean;

/// The derives that are asked for.
pub(super) struct Wanted {
    by_type: Vec<Vec<Derive>>,
    /// Each entry of the settings.
    pub requests: Vec<Request>,
}

/// One entry of the settings.
pub(super) struct Request {
    pub place: Pointer,
    pub derive: Derive,
    pub scope: Scope,
    /// The types of which it asks it.
    asked: Vec<TypeId>,
    /// The types that have it by this entry alone.
    pub added_to: Vec<TypeId>,
}

/// Which types an entry speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// `all`.
    All,
    /// `enums`.
    Enums,
    /// `types`.
    OneType,
}

impl Scope {
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::All | Self::OneType => "type",
            Self::Enums => "enum",
        }
    }

    pub(super) fn is_one_type(self) -> bool {
        self == Self::OneType
    }
}

impl Request {
    /// Why it adds nothing, as a clause.
    pub(super) fn why_nothing(&self, wanted: &Wanted) -> String {
        if self.asked.is_empty() {
            return format!("the document has no {}", self.scope.noun());
        }
        let gives_it =
            |other: &&Self| other.derive == self.derive && other.added_to.iter().any(|id| self.asked.contains(id));
        match wanted.requests.iter().find(gives_it) {
            Some(other) => format!("`{}` gives it already", other.place.short_text()),
            None => "every one has it anyway".to_owned(),
        }
    }
}

impl Wanted {
    /// Reads the settings. A name in `types` that no type has is an error.
    pub(super) fn collect(
        sources: DeriveSources<'_>,
        settings: &Derives,
        root: &Pointer,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut wanted = Self { by_type: vec![Vec::new(); sources.api.types.len()], requests: Vec::new() };
        let items: Vec<TypeId> =
            sources.api.definitions().map(|(id, _)| id).filter(|id| has_item(sources, *id)).collect();
        let is_enum = |id: &TypeId| matches!(sources.api.type_def(*id).shape, Shape::Enum(_));
        let enums: Vec<TypeId> = items.iter().copied().filter(is_enum).collect();
        wanted.ask(sources, &settings.all, (Scope::All, &items), &root.child("all"));
        wanted.ask(sources, &settings.enums, (Scope::Enums, &enums), &root.child("enums"));
        for (name, derives) in &settings.types {
            let place = root.child("types").child(name);
            match types_of(sources, name) {
                Ok(types) => wanted.ask(sources, derives, (Scope::OneType, &types), &place),
                Err(problem) => diagnostics.push(Diagnostic { pointer: place, ..problem }),
            }
        }
        wanted
    }

    /// The further derives of a type.
    pub(super) fn of(&self, id: TypeId) -> impl Iterator<Item = &Derive> {
        self.by_type.get(id.index()).into_iter().flatten()
    }

    fn ask(&mut self, sources: DeriveSources<'_>, derives: &[Derive], of: (Scope, &[TypeId]), place: &Pointer) {
        let (scope, types) = of;
        for (index, derive) in derives.iter().enumerate() {
            let added_to = types.iter().copied().filter(|id| self.add(sources, *id, derive)).collect();
            let (derive, place) = (derive.clone(), place.child(index));
            self.requests.push(Request { place, derive, scope, asked: types.to_vec(), added_to });
        }
    }

    /// Whether a type gets a derive that it has not yet; with it come those that Rust wants beside it.
    fn add(&mut self, sources: DeriveSources<'_>, id: TypeId, derive: &Derive) -> bool {
        let Some(list) = self.by_type.get_mut(id.index()) else { return false };
        let has = |list: &[Derive], derive: &Derive| match derive {
            Derive::Standard(standard) => list.contains(derive) || has_anyway(sources, id, *standard),
            Derive::Other(_) => list.contains(derive),
        };
        if has(list, derive) {
            return false;
        }
        let needs = match derive {
            Derive::Standard(standard) => standard.needs(),
            Derive::Other(_) => &[],
        };
        for needed in needs.iter().map(|needed| Derive::Standard(*needed)).chain([derive.clone()]) {
            if !has(list, &needed) {
                list.push(needed);
            }
        }
        true
    }
}

/// The types of a component, which may have two views, or else the type of a Rust name. An error has no place yet.
fn types_of(sources: DeriveSources<'_>, name: &str) -> Result<Vec<TypeId>, Diagnostic> {
    let api = sources.api;
    let of_component = api.definitions().filter(|(_, definition)| definition.component() == Some(name));
    let mut types: Vec<TypeId> = of_component.map(|(id, _)| id).collect();
    if types.is_empty() {
        types =
            api.definitions().map(|(id, _)| id).filter(|id| sources.names.type_name(*id).as_str() == name).collect();
    }
    let error = |message: String| {
        Diagnostic::error("unmatched-setting", &Pointer::root(), message, "the setting has no effect")
    };
    if types.is_empty() {
        let known = api.definitions().map(|(id, _)| sources.names.type_name(id).as_str());
        let problem = error(format!("there is no type `{name}`, neither of a component nor in Rust"));
        return Err(Diagnostic { help: did_you_mean(name, known), ..problem });
    }
    match types.iter().find(|id| !has_item(sources, **id)) {
        Some(_) => Err(error(format!("`{name}` is only another name for a type, and has no derives of its own"))),
        None => Ok(types),
    }
}
