//! Names of types, fields and variants.

use std::collections::HashMap;

use super::identifier::{Convention, Identifier, identifier, without_repeats};
use super::scope::{Nearness, Scope};
use crate::ir::{Api, NameHint, Shape, TypeDef, View};
use crate::pointer::Pointer;
use crate::settings::Rename;

/// The names of one definition.
#[derive(Debug)]
pub(super) struct TypeNames {
    pub(super) name: Identifier,
    pub(super) members: Vec<Identifier>,
    pub(super) additional: Identifier,
}

/// What a module of types must not define: the prelude's names (people write `use types::*`) and what `types.rs` imports.
const RESERVED: &[&str] = &[
    "Self",
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "Vec",
    "String",
    "Box",
    "ToString",
    "ToOwned",
    "Default",
    "Clone",
    "Copy",
    "Send",
    "Sync",
    "Sized",
    "Drop",
    "Fn",
    "FnMut",
    "FnOnce",
    "AsRef",
    "AsMut",
    "Into",
    "From",
    "TryFrom",
    "TryInto",
    "Iterator",
    "IntoIterator",
    "Extend",
    "DoubleEndedIterator",
    "ExactSizeIterator",
    "FromIterator",
    "PartialEq",
    "PartialOrd",
    "Eq",
    "Ord",
    "Unpin",
    "BTreeMap",
    "Value",
    "Decimal",
    "DecimalString",
    "DateTime",
    "Utc",
    "NaiveDate",
    "Uuid",
    "Maybe",
    "OrBlank",
    "UnknownValue",
    "Base64",
    "Base64Url",
    "FilePart",
];

pub(super) fn assign(api: &Api, rename: &Rename) -> Vec<TypeNames> {
    let names = type_names(api, rename);
    api.types.iter().zip(names).map(|(definition, name)| members(definition, name)).collect()
}

/// Components first, then inline schemas, then request views: an inline schema never takes a component's name.
fn type_names(api: &Api, rename: &Rename) -> Vec<Identifier> {
    let mut scope = Scope::new(Convention::Pascal, RESERVED);
    let mut names: Vec<Option<Identifier>> = vec![None; api.types.len()];
    for rank in [&[Rank::Renamed], Nearness::ALL.map(Rank::Component).as_slice(), &[Rank::Inline]].concat() {
        for (definition, name) in api.types.iter().zip(&mut names) {
            if definition.view == View::Plain && rank_of(definition, rename) == rank {
                let words = words(&definition.hint, rename);
                *name = Some(if rank == Rank::Inline { inline(&mut scope, &words) } else { scope.claim(&words) });
            }
        }
    }
    let responses: HashMap<(&Pointer, &NameHint), Identifier> = api
        .types
        .iter()
        .zip(&names)
        .filter_map(|(definition, name)| Some(((&definition.origin, &definition.hint), name.clone()?)))
        .collect();
    for (definition, name) in api.types.iter().zip(&mut names) {
        if definition.view == View::Request {
            let response = responses.get(&(&definition.origin, &definition.hint)).cloned();
            *name = Some(request(&mut scope, definition, response, rename));
        }
    }
    names.into_iter().flatten().collect()
}

/// A name without repeated words, unless somebody has it.
fn inline(scope: &mut Scope, words: &[String]) -> Identifier {
    let short = without_repeats(words, Convention::Pascal);
    if scope.is_free(&short) { scope.take_first(vec![short.clone()], &short, words) } else { scope.claim(words) }
}

/// The name of the response view, and what it is.
fn request(scope: &mut Scope, definition: &TypeDef, response: Option<Identifier>, rename: &Rename) -> Identifier {
    let words = words(&definition.hint, rename);
    let base = response.unwrap_or_else(|| identifier(&words, Convention::Pascal, &[]));
    let request = base.with_suffix("Request");
    scope.take_first(vec![request.clone()], &request, &words)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    Renamed,
    Component(Nearness),
    Inline,
}

fn rank_of(definition: &TypeDef, rename: &Rename) -> Rank {
    let [component] = definition.hint.0.as_slice() else { return Rank::Inline };
    if rename.types.contains_key(component) {
        Rank::Renamed
    } else {
        Rank::Component(Nearness::of(&definition.hint.0, Convention::Pascal))
    }
}

/// A new name for a component also renames what is inside it.
fn words(hint: &NameHint, rename: &Rename) -> Vec<String> {
    let mut words = hint.0.clone();
    if let Some(first) = words.first_mut()
        && let Some(new) = rename.types.get(first)
    {
        new.clone_into(first);
    }
    words
}

fn members(definition: &TypeDef, name: Identifier) -> TypeNames {
    let mut fields = Scope::new(Convention::Snake, &[]);
    let mut variants = Scope::new(Convention::Pascal, &["Unknown", "Self"]);
    let members = match &definition.shape {
        Shape::Struct(object) => claim(&mut fields, object.fields.iter().map(|field| &field.wire_name)),
        Shape::Enum(list) => claim(&mut variants, list.variants.iter().map(|variant| &variant.hint)),
        Shape::Union(union) => claim(&mut variants, union.variants.iter().map(|variant| &variant.hint)),
        Shape::Alias(_) => Vec::new(),
    };
    let additional = fields.claim(&["additional_properties".to_owned()]);
    TypeNames { name, members, additional }
}

fn claim<'a>(scope: &mut Scope, hints: impl Iterator<Item = &'a String>) -> Vec<Identifier> {
    let words: Vec<&[String]> = hints.map(std::slice::from_ref).collect();
    scope.claim_all(words)
}
