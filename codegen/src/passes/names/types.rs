//! Names of types, fields and variants.

use std::collections::HashMap;

use super::identifier::{Convention, Identifier, identifier};
use super::reserved::TYPES;
use super::scope::Scope;
use super::shorten::{LONGEST, shortened};
use crate::ir::{Api, NameHint, Shape, TypeDef, View};
use crate::pointer::Pointer;
use crate::settings::Rename;

/// The names of one definition.
#[derive(Debug)]
pub(super) struct TypeNames {
    pub(super) name: Identifier,
    /// Fields or variants, in their order.
    pub(super) members: Vec<Identifier>,
    /// The field for further properties.
    pub(super) additional: Identifier,
}

/// Names every type, its fields and its variants.
pub(super) fn definition_names(api: &Api, rename: &Rename) -> Vec<TypeNames> {
    let names = type_names(api, rename);
    api.types.iter().zip(names).map(|(definition, name)| with_members(definition, name)).collect()
}

/// Names the components, then the inline schemas, then the request views: an inline schema never takes a component's name.
fn type_names(api: &Api, rename: &Rename) -> Vec<Identifier> {
    let mut names: Vec<Option<Identifier>> = vec![None; api.types.len()];
    let mut scope = Scope::new(Convention::Pascal, TYPES);
    claim_rank(Rank::Renamed, api, rename, &mut scope, &mut names);
    scope.shorten_from_here();
    claim_rank(Rank::Component, api, rename, &mut scope, &mut names);
    claim_rank(Rank::Inline, api, rename, &mut scope, &mut names);
    name_request_views(api, rename, &mut scope, &mut names);
    names.into_iter().flatten().collect()
}
/// The name of the response view with the suffix `Request`, as long as that is no long name.
fn request_view_name(response: &Identifier, words: &[String]) -> Identifier {
    let suffix = "Request";
    let is_long = response.length() + suffix.len() > LONGEST;
    let [shorter, ..] = shortened(words, Convention::Pascal, LONGEST - suffix.len());
    if is_long { &shorter } else { response }.with_suffix(suffix)
}

/// Names the definitions of one rank.
fn claim_rank(rank: Rank, api: &Api, rename: &Rename, scope: &mut Scope, names: &mut [Option<Identifier>]) {
    let in_rank = |definition: &TypeDef| definition.view == View::Plain && Rank::of(definition, rename) == rank;
    let (words, places): (Vec<Vec<String>>, Vec<&mut Option<Identifier>>) = api
        .types
        .iter()
        .zip(names)
        .filter(|(definition, _)| in_rank(definition))
        .map(|(definition, name)| (words(&definition.hint, rename), name))
        .unzip();
    let claimed = scope.claim_all(words.iter().map(Vec::as_slice));
    places.into_iter().zip(claimed).for_each(|(place, name)| *place = Some(name));
}

/// Names each request view after its response view, with the suffix `Request`.
fn name_request_views(api: &Api, rename: &Rename, scope: &mut Scope, names: &mut [Option<Identifier>]) {
    let named = api.types.iter().zip(names.iter());
    let responses: HashMap<(&Pointer, &NameHint), Identifier> =
        named.filter_map(|(definition, name)| Some(((&definition.origin, &definition.hint), name.clone()?))).collect();
    for (definition, name) in api.types.iter().zip(names) {
        if definition.view == View::Request {
            let words = words(&definition.hint, rename);
            let response = responses.get(&(&definition.origin, &definition.hint)).cloned();
            let response = response.unwrap_or_else(|| identifier(&words, Convention::Pascal));
            let request = request_view_name(&response, &words);
            *name = Some(scope.take_first(vec![request.clone()], &request, &words));
        }
    }
}

/// In which order types take their names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// Components with a name from the settings.
    Renamed,
    /// Other components.
    Component,
    /// Schemas inside others.
    Inline,
}

impl Rank {
    fn of(definition: &TypeDef, rename: &Rename) -> Self {
        match definition.hint.0.as_slice() {
            [component] if rename.types.contains_key(component) => Self::Renamed,
            [_] => Self::Component,
            _ => Self::Inline,
        }
    }
}

/// The words that a type is called after. A new name for a component also renames the types inside it.
fn words(hint: &NameHint, rename: &Rename) -> Vec<String> {
    let mut words = hint.0.clone();
    if let Some(first) = words.first_mut()
        && let Some(new) = rename.types.get(first)
    {
        new.clone_into(first);
    }
    words
}

/// Names what is inside a type that has its name.
fn with_members(definition: &TypeDef, name: Identifier) -> TypeNames {
    let mut fields = Scope::new(Convention::Snake, &[]);
    let mut variants = Scope::new(Convention::Pascal, &["Unknown", "Self"]);
    variants.shorten_from_here();
    let members = match &definition.shape {
        Shape::Struct(object) => claim_all(&mut fields, object.fields.iter().map(|field| &field.wire_name)),
        Shape::Enum(list) => claim_all(&mut variants, list.variants.iter().map(|variant| &variant.hint)),
        Shape::Union(union) => claim_all(&mut variants, union.variants.iter().map(|variant| &variant.hint)),
        Shape::Alias(_) => Vec::new(),
    };
    let additional = fields.claim(&["additional_properties".to_owned()]);
    TypeNames { name, members, additional }
}

fn claim_all<'a>(scope: &mut Scope, hints: impl Iterator<Item = &'a String>) -> Vec<Identifier> {
    let words: Vec<&[String]> = hints.map(std::slice::from_ref).collect();
    scope.claim_all(words)
}
