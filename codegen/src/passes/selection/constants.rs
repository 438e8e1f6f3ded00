//! The constants in an object, such as `"kind": {"const": "card"}`: they tell arms of a union apart.
//!
//! Enums of several values are open and do not count: a new value must not turn the whole object into an unknown one.

use std::collections::HashMap;

use super::super::json_form::JsonForm;
use super::distinct::distinct;
use crate::ir::{Api, Field, Presence, Shape, Struct, TypeId, TypeKind, TypeRef, Union, Usage};

/// A value in an object that can only be one, or one of several where the object is itself of one type or another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Constant {
    /// The keys that lead to it, outermost first.
    pub path: Vec<String>,
    /// The JSON texts that it may have.
    pub values: Vec<String>,
    /// Whether each object has it.
    required: bool,
}

impl Constant {
    /// Whether each object has it under a key of its own.
    pub(super) fn is_required_here(&self) -> bool {
        self.required && self.path.len() == 1
    }

    /// The same constant in an object that has this object under a key.
    fn under(&self, key: &str) -> Self {
        let path = std::iter::once(key.to_owned()).chain(self.path.iter().cloned());
        Self { path: path.collect(), ..self.clone() }
    }
}

/// How many objects inside each other are looked into.
const DEEPEST: usize = 4;

/// How many constants further inside are looked at, for each object.
const MOST_INSIDE: usize = 8;

/// The constants of every struct and union, each found once.
pub(super) struct Constants<'a> {
    api: &'a Api,
    /// By type, and by how many objects inside it are looked into.
    known: HashMap<(TypeId, usize), Vec<Constant>>,
}

impl<'a> Constants<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        Self { api, known: HashMap::new() }
    }

    /// The constants in an object: under its own keys, and inside the objects that it always has.
    pub(super) fn of_struct(&mut self, id: TypeId, object: &'a Struct) -> Vec<Constant> {
        self.once(id, DEEPEST, |constants| constants.in_struct(object, DEEPEST))
    }

    fn once(&mut self, id: TypeId, depth: usize, find: impl FnOnce(&mut Self) -> Vec<Constant>) -> Vec<Constant> {
        if let Some(known) = self.known.get(&(id, depth)) {
            return known.clone();
        }
        let found = find(self);
        self.known.insert((id, depth), found.clone());
        found
    }

    fn in_struct(&mut self, object: &'a Struct, depth: usize) -> Vec<Constant> {
        let mut found: Vec<Constant> =
            object.fields.iter().filter_map(|field| constant_field(self.api, field)).collect();
        let Some(depth) = depth.checked_sub(1) else { return found };
        let own = found.len();
        for field in object.fields.iter().filter(|field| is_always_there(field)) {
            if found.len() >= own + MOST_INSIDE {
                break;
            }
            found.extend(self.in_type(&field.ty, depth).iter().map(|constant| constant.under(&field.wire_name)));
        }
        found.truncate(own + MOST_INSIDE);
        found
    }

    fn in_union(&mut self, union: &'a Union, depth: usize) -> Vec<Constant> {
        let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
        let arms: Vec<Vec<Constant>> = union.variants.iter().map(|variant| self.in_type(&variant.ty, depth)).collect();
        common_constants(arms.iter().map(Vec::as_slice))
    }

    fn in_type(&mut self, ty: &'a TypeRef, depth: usize) -> Vec<Constant> {
        match JsonForm::of(self.api, ty) {
            JsonForm::Struct(id, object) => self.once(id, depth, |constants| constants.in_struct(object, depth)),
            JsonForm::Union(id, union) => self.once(id, depth, |constants| constants.in_union(union, depth)),
            JsonForm::Boolean
            | JsonForm::Integer
            | JsonForm::Number
            | JsonForm::String
            | JsonForm::Scalar
            | JsonForm::List(_)
            | JsonForm::Tuple
            | JsonForm::Map(_)
            | JsonForm::Object
            | JsonForm::Any
            | JsonForm::Cycle => Vec::new(),
        }
    }
}

/// The constants that objects of every one of these arms have, with the values of all of them.
pub(super) fn common_constants<'c>(mut arms: impl Iterator<Item = &'c [Constant]>) -> Vec<Constant> {
    let mut common: Vec<Constant> = arms.next().unwrap_or_default().to_vec();
    for arm in arms {
        let by_path: HashMap<&[String], &Constant> =
            arm.iter().map(|constant| (constant.path.as_slice(), constant)).collect();
        common.retain_mut(|constant| {
            let Some(other) = by_path.get(constant.path.as_slice()) else { return false };
            constant.values.extend(other.values.iter().cloned());
            constant.required &= other.required;
            true
        });
    }
    for constant in &mut common {
        constant.values = distinct(std::mem::take(&mut constant.values));
    }
    common
}

/// Whether values of the struct always have the field's key, also as decoding takes them: it tolerates a missing key where the value may
/// be null, as a value of any type may, and where the field has further keys.
pub(super) fn is_always_there(field: &Field) -> bool {
    let any = matches!(field.ty.kind, TypeKind::Any(_));
    !any && field.aliases.is_empty() && field.presence(Usage::default()) == Presence::Required
}

/// The constant that a field is, if its type lists one value.
fn constant_field(api: &Api, field: &Field) -> Option<Constant> {
    let TypeKind::Named(id) = api.resolve(&field.ty).kind else { return None };
    let Shape::Enum(list) = &api.type_def(id).shape else { return None };
    let [only] = list.variants.as_slice() else { return None };
    let constant = Constant {
        path: vec![field.wire_name.clone()],
        values: vec![only.value.to_string()],
        required: field.required && !field.ty.nullable,
    };
    (!field.ty.blankable).then_some(constant)
}
