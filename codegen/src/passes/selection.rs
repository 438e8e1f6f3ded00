//! How it is decided which arm of a union a value is of: by the discriminator, else by JSON type, constants and keys.

use std::collections::HashMap;

use super::json_form::JsonForm;
use crate::ir::{Api, Discriminator, Field, Presence, Shape, Struct, TypeId, TypeKind, TypeRef, Union, Usage};

/// How the arm of a value is selected, by union.
#[derive(Debug)]
pub(crate) struct Selections(HashMap<TypeId, Selection>);

impl Selections {
    /// How the arm of a union's value is selected.
    #[expect(clippy::indexing_slicing, reason = "the table has an entry for every union")]
    pub(crate) fn of(&self, union: TypeId) -> &Selection {
        &self.0[&union]
    }
}

/// How the arm of a value is selected.
#[derive(Debug)]
pub(crate) enum Selection {
    /// By the value of one property.
    Tag {
        /// The property.
        property: String,
        /// For each arm, the values of the property that stand for it.
        values: Vec<Vec<String>>,
    },
    /// By what the arms look like.
    Arms(Vec<UnionArm>),
}

/// What values of an arm look like.
#[derive(Debug, Default)]
pub(crate) struct UnionArm {
    /// The JSON types.
    pub kinds: Vec<JsonKind>,
    /// Keys that such an object always has.
    pub required: Vec<String>,
    /// The structs that it may be.
    pub objects: Vec<TypeId>,
    /// Keys whose values are constants, and those values as JSON texts.
    pub tags: Vec<(String, Vec<String>)>,
}

/// A JSON type. Integers are told from other numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonKind {
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
    Any,
}

/// How many unions inside each other are looked through. An arm below that may be any value, so that decoding tries it.
const NESTED: usize = 4;

/// Decides for every union.
pub(super) fn plan_selections(api: &Api) -> Selections {
    let unions = api.definitions().filter_map(|(id, definition)| match &definition.shape {
        Shape::Union(union) => Some((id, selection(api, union))),
        Shape::Struct(_) | Shape::Enum(_) | Shape::Alias(_) => None,
    });
    Selections(unions.collect())
}

fn selection(api: &Api, union: &Union) -> Selection {
    match &union.discriminator {
        Some(discriminator) => Selection::Tag {
            property: discriminator.property.clone(),
            values: (0..union.variants.len()).map(|variant| values_of(discriminator, variant)).collect(),
        },
        None => Selection::Arms(union.variants.iter().map(|variant| arm(api, &variant.ty, NESTED)).collect()),
    }
}

fn values_of(discriminator: &Discriminator, variant: usize) -> Vec<String> {
    let values = discriminator.mapping.iter().filter(|(_, of)| *of == variant);
    values.map(|(value, _)| value.clone()).collect()
}

fn arm(api: &Api, ty: &TypeRef, nested: usize) -> UnionArm {
    match JsonForm::of(api, ty) {
        JsonForm::Boolean => of_kinds(&[JsonKind::Boolean]),
        JsonForm::Integer => of_kinds(&[JsonKind::Integer]),
        JsonForm::Number => of_kinds(&[JsonKind::Integer, JsonKind::Number]),
        JsonForm::String => of_kinds(&[JsonKind::String]),
        JsonForm::List(_) | JsonForm::Tuple => of_kinds(&[JsonKind::Array]),
        JsonForm::Map(_) => of_kinds(&[JsonKind::Object]),
        JsonForm::Struct(id, object) => struct_arm(api, id, object),
        JsonForm::Union(_, union) => union_arm(api, union, nested),
        JsonForm::Scalar | JsonForm::Any | JsonForm::Cycle => of_kinds(&[JsonKind::Any]),
    }
}

fn of_kinds(kinds: &[JsonKind]) -> UnionArm {
    UnionArm { kinds: kinds.to_vec(), ..UnionArm::default() }
}

fn struct_arm(api: &Api, id: TypeId, object: &Struct) -> UnionArm {
    UnionArm {
        kinds: vec![JsonKind::Object],
        required: object
            .fields
            .iter()
            .filter(|field| always_there(field))
            .map(|field| field.wire_name.clone())
            .collect(),
        objects: vec![id],
        tags: object
            .fields
            .iter()
            .filter_map(|field| Some((field.wire_name.clone(), constants(api, field)?)))
            .collect(),
    }
}

/// Whether values of the struct always have the field's key, also as decoding takes them: it tolerates a missing key where the value may
/// be null, as a value of any type may, and where the field has further keys.
fn always_there(field: &Field) -> bool {
    let any = matches!(field.ty.kind, TypeKind::Any(_));
    !any && field.aliases.is_empty() && field.presence(Usage::default()) == Presence::Required
}

/// The JSON text of a field that is a constant, such as `"kind": {"const": "card"}`. Enums of several values are open and do not count: a
/// new value must not turn the whole object into an unknown one.
fn constants(api: &Api, field: &Field) -> Option<Vec<String>> {
    let TypeKind::Named(id) = api.resolve(&field.ty).kind else { return None };
    let Shape::Enum(list) = &api.type_def(id).shape else { return None };
    let [only] = list.variants.as_slice() else { return None };
    (field.required && !field.ty.nullable && !field.ty.blankable).then(|| vec![only.value.to_string()])
}

/// A union inside a union accepts what any of its arms accepts.
fn union_arm(api: &Api, union: &Union, nested: usize) -> UnionArm {
    let Some(nested) = nested.checked_sub(1) else { return of_kinds(&[JsonKind::Any]) };
    let arms: Vec<UnionArm> = union.variants.iter().map(|variant| arm(api, &variant.ty, nested)).collect();
    let may_be_object = |kind: &JsonKind| matches!(kind, JsonKind::Object | JsonKind::Any);
    let objects: Vec<&UnionArm> = arms.iter().filter(|arm| arm.kinds.iter().any(may_be_object)).collect();
    let mut all = UnionArm { required: always_required(&objects), tags: common_tags(&objects), ..UnionArm::default() };
    for arm in arms {
        all.kinds.extend(arm.kinds);
        all.objects.extend(arm.objects);
    }
    all.kinds = distinct(all.kinds);
    all.objects = distinct(all.objects);
    all
}

/// The keys that objects of every one of these arms have.
fn always_required(objects: &[&UnionArm]) -> Vec<String> {
    let Some((first, rest)) = objects.split_first() else { return Vec::new() };
    first.required.iter().filter(|key| rest.iter().all(|arm| arm.required.contains(key))).cloned().collect()
}

/// The keys that are a constant in every one of these arms, with all their values.
fn common_tags(objects: &[&UnionArm]) -> Vec<(String, Vec<String>)> {
    let Some((first, rest)) = objects.split_first() else { return Vec::new() };
    let values = |arm: &UnionArm, key: &str| Some(arm.tags.iter().find(|(other, _)| other == key)?.1.clone());
    let all = |(key, own): &(String, Vec<String>)| {
        let others: Option<Vec<Vec<String>>> = rest.iter().map(|arm| values(arm, key)).collect();
        Some((key.clone(), distinct(own.iter().cloned().chain(others?.concat()).collect())))
    };
    first.tags.iter().filter_map(all).collect()
}

/// The list without repetitions.
fn distinct<T: PartialEq>(list: Vec<T>) -> Vec<T> {
    let mut kept = Vec::new();
    for item in list {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}
