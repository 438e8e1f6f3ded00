//! How it is decided which arm of a union a value is of: by the discriminator, else by JSON type, constants and keys.

mod constants;
mod distinct;

use std::collections::{HashMap, HashSet};

use super::json_form::JsonForm;
use crate::ir::{Api, Discriminator, Shape, Struct, TypeId, TypeRef, Union};
pub(crate) use constants::Constant;
use constants::{Constants, common_constants, is_always_there};
use distinct::distinct;

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
    /// The constants in such an object.
    pub constants: Vec<Constant>,
}

/// A JSON type. Integers are told from other numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    let mut constants = Constants::new(api);
    let unions = api.definitions().filter_map(|(id, definition)| match &definition.shape {
        Shape::Union(union) => Some((id, selection(api, union, &mut constants))),
        Shape::Struct(_) | Shape::Enum(_) | Shape::Alias(_) => None,
    });
    Selections(unions.collect())
}

fn selection<'a>(api: &'a Api, union: &'a Union, constants: &mut Constants<'a>) -> Selection {
    match &union.discriminator {
        Some(discriminator) => Selection::Tag {
            property: discriminator.property.clone(),
            values: (0..union.variants.len()).map(|variant| values_of(discriminator, variant)).collect(),
        },
        None => {
            let variants = union.variants.iter();
            let mut arms: Vec<UnionArm> = variants.map(|variant| arm(api, &variant.ty, NESTED, constants)).collect();
            keep_telling_constants(&mut arms);
            Selection::Arms(arms)
        }
    }
}

fn values_of(discriminator: &Discriminator, variant: usize) -> Vec<String> {
    let values = discriminator.mapping.iter().filter(|(_, of)| *of == variant);
    values.map(|(value, _)| value.clone()).collect()
}

fn arm<'a>(api: &'a Api, ty: &'a TypeRef, nested: usize, constants: &mut Constants<'a>) -> UnionArm {
    match JsonForm::of(api, ty) {
        JsonForm::Boolean => of_kinds(&[JsonKind::Boolean]),
        JsonForm::Integer => of_kinds(&[JsonKind::Integer]),
        JsonForm::Number => of_kinds(&[JsonKind::Integer, JsonKind::Number]),
        JsonForm::String => of_kinds(&[JsonKind::String]),
        JsonForm::List(_) | JsonForm::Tuple => of_kinds(&[JsonKind::Array]),
        JsonForm::Map(_) => of_kinds(&[JsonKind::Object]),
        JsonForm::Struct(id, object) => struct_arm(id, object, constants),
        JsonForm::Union(_, union) => union_arm(api, union, nested, constants),
        JsonForm::Scalar | JsonForm::Any | JsonForm::Cycle => of_kinds(&[JsonKind::Any]),
    }
}

fn of_kinds(kinds: &[JsonKind]) -> UnionArm {
    UnionArm { kinds: kinds.to_vec(), ..UnionArm::default() }
}

fn struct_arm<'a>(id: TypeId, object: &'a Struct, constants: &mut Constants<'a>) -> UnionArm {
    let required = object.fields.iter().filter(|field| is_always_there(field));
    UnionArm {
        kinds: vec![JsonKind::Object],
        required: required.map(|field| field.wire_name.clone()).collect(),
        objects: vec![id],
        constants: constants.of_struct(id, object),
    }
}

/// A union inside a union accepts what any of its arms accepts.
fn union_arm<'a>(api: &'a Api, union: &'a Union, nested: usize, constants: &mut Constants<'a>) -> UnionArm {
    let Some(nested) = nested.checked_sub(1) else { return of_kinds(&[JsonKind::Any]) };
    let arms: Vec<UnionArm> = union.variants.iter().map(|variant| arm(api, &variant.ty, nested, constants)).collect();
    let may_be_object = |kind: &JsonKind| matches!(kind, JsonKind::Object | JsonKind::Any);
    let objects: Vec<&UnionArm> = arms.iter().filter(|arm| arm.kinds.iter().any(may_be_object)).collect();
    let common = common_constants(objects.iter().map(|arm| arm.constants.as_slice()));
    let mut all = UnionArm { required: always_required(&objects), constants: common, ..UnionArm::default() };
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

/// Leaves out the constants that tell no arm from another, except those that each object of an arm must have in itself: a value with
/// another one is of no arm.
fn keep_telling_constants(arms: &mut [UnionArm]) {
    let mut values: HashMap<Vec<String>, HashSet<Vec<String>>> = HashMap::new();
    for constant in arms.iter().flat_map(|arm| &arm.constants) {
        values.entry(constant.path.clone()).or_default().insert(constant.values.clone());
    }
    for arm in arms {
        let tells = |constant: &Constant| values.get(&constant.path).is_some_and(|values| values.len() > 1);
        arm.constants.retain(|constant| constant.is_required_here() || tells(constant));
    }
}
