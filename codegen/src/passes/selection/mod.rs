//! How it is decided which arm of a union a value is of: by the discriminator, else by JSON type, constants and keys.

mod constants;
mod covers;
mod distinct;
mod never_chosen;
mod table;

use std::collections::{HashMap, HashSet};

use super::json_form::JsonForm;
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Discriminator, Shape, Struct, TypeId, TypeRef, Union};
pub(crate) use constants::Constant;
use constants::{Constants, common_constants, is_always_there};
use distinct::distinct;
use never_chosen::warn_of_arms_never_chosen;
pub(crate) use table::{JsonKind, Selection, Selections, UnionArm};

/// How many unions inside each other are looked through. An arm below that may be any value, so that decoding tries it.
const NESTED: usize = 4;

/// Decides for every union, and says which arms are never chosen.
pub(super) fn plan_selections(api: &Api, diagnostics: &mut Diagnostics) -> Selections {
    let mut arms = Arms { api, constants: Constants::new(api), nested_unions: HashMap::new() };
    let unions = api.definitions().filter_map(|(id, definition)| match &definition.shape {
        Shape::Union(union) => Some((id, selection(union, &mut arms))),
        Shape::Struct(_) | Shape::Enum(_) | Shape::Alias(_) => None,
    });
    let mut selections = Selections { by_union: unions.collect(), arms_never_chosen: 0 };
    selections.arms_never_chosen = warn_of_arms_never_chosen(api, &selections, diagnostics);
    selections
}

fn selection<'a>(union: &'a Union, arms: &mut Arms<'a>) -> Selection {
    match &union.discriminator {
        Some(discriminator) => Selection::Tag {
            property: discriminator.property.clone(),
            values: values_by_arm(discriminator, union.variants.len()),
            default: discriminator.default,
        },
        None => {
            let variants = union.variants.iter();
            let mut arms: Vec<UnionArm> = variants.map(|variant| arms.arm(&variant.ty, NESTED)).collect();
            keep_telling_constants(&mut arms);
            Selection::Arms(arms)
        }
    }
}

/// For each arm, the values that stand for it.
fn values_by_arm(discriminator: &Discriminator, arms: usize) -> Vec<Vec<String>> {
    let mut values = vec![Vec::new(); arms];
    for (value, arm) in &discriminator.mapping {
        if let Some(values) = values.get_mut(*arm) {
            values.push(value.clone());
        }
    }
    values
}

/// What values of types look like, as arms of unions. A union inside others is looked at once.
struct Arms<'a> {
    api: &'a Api,
    constants: Constants<'a>,
    /// By type, and by how many unions inside it are looked through.
    nested_unions: HashMap<(TypeId, usize), UnionArm>,
}

impl<'a> Arms<'a> {
    fn arm(&mut self, ty: &'a TypeRef, nested: usize) -> UnionArm {
        match JsonForm::of(self.api, ty) {
            JsonForm::Boolean => of_kinds(&[JsonKind::Boolean]),
            JsonForm::Integer => of_kinds(&[JsonKind::Integer]),
            JsonForm::Number => of_kinds(&[JsonKind::Integer, JsonKind::Number]),
            JsonForm::String => of_kinds(&[JsonKind::String]),
            JsonForm::List(_) | JsonForm::Tuple => of_kinds(&[JsonKind::Array]),
            JsonForm::Map(_) => of_kinds(&[JsonKind::Object]),
            JsonForm::Object => of_kinds(&[JsonKind::Opaque]),
            JsonForm::Struct(id, object) => self.struct_arm(id, object),
            JsonForm::Union(id, union) => self.union_arm(id, union, nested),
            JsonForm::Scalar | JsonForm::Any | JsonForm::Cycle => of_kinds(&[JsonKind::Any]),
        }
    }

    fn struct_arm(&mut self, id: TypeId, object: &'a Struct) -> UnionArm {
        let required = object.fields.iter().filter(|field| is_always_there(field));
        UnionArm {
            kinds: vec![JsonKind::Object],
            required: required.map(|field| field.wire_name.clone()).collect(),
            objects: vec![id],
            constants: self.constants.of_struct(id, object),
        }
    }

    /// A union inside a union accepts what any of its arms accepts.
    fn union_arm(&mut self, id: TypeId, union: &'a Union, nested: usize) -> UnionArm {
        let Some(nested) = nested.checked_sub(1) else { return of_kinds(&[JsonKind::Any]) };
        if let Some(known) = self.nested_unions.get(&(id, nested)) {
            return known.clone();
        }
        let arms = union.variants.iter().map(|variant| self.arm(&variant.ty, nested)).collect();
        let all = any_of(arms);
        self.nested_unions.insert((id, nested), all.clone());
        all
    }
}

fn of_kinds(kinds: &[JsonKind]) -> UnionArm {
    UnionArm { kinds: kinds.to_vec(), ..UnionArm::default() }
}

/// What values look like that are of one of these arms.
fn any_of(arms: Vec<UnionArm>) -> UnionArm {
    let may_be_object = |kind: &JsonKind| matches!(kind, JsonKind::Object | JsonKind::Opaque | JsonKind::Any);
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
    let rest: Vec<HashSet<&String>> = rest.iter().map(|arm| arm.required.iter().collect()).collect();
    first.required.iter().filter(|key| rest.iter().all(|arm| arm.contains(key))).cloned().collect()
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
