//! Whether one type takes every value of another, and keeps as much of it.

use std::collections::{HashMap, HashSet};

use super::constants::is_always_there;
use crate::ir::{Api, DecimalForm, Enum, Field, IntegerKind, OwnJson, Shape, Struct, TypeId, TypeKind, TypeRef};

/// How many types are compared for one answer; beyond them it is "no".
const MOST: usize = 1_000;

/// Whether every value of `narrow` can be read as a `wide` without losing more of it.
pub(super) fn covers(api: &Api, wide: &TypeRef, narrow: &TypeRef) -> bool {
    Comparison { api, assumed: HashSet::new() }.of_types(wide, narrow)
}

struct Comparison<'a> {
    api: &'a Api,
    /// Definitions that are compared already: types that contain themselves would be compared without end.
    assumed: HashSet<(TypeId, TypeId)>,
}

impl<'a> Comparison<'a> {
    fn of_types(&mut self, wide: &'a TypeRef, narrow: &'a TypeRef) -> bool {
        let room = (wide.nullable || !narrow.nullable) && (wide.blankable || !narrow.blankable);
        let (wide, narrow) = (self.api.resolve(wide), self.api.resolve(narrow));
        room && self.of_kinds(&wide.kind, &narrow.kind)
    }

    fn of_kinds(&mut self, wide: &'a TypeKind, narrow: &'a TypeKind) -> bool {
        match (wide, narrow) {
            (TypeKind::Any(_), _) => true,
            (TypeKind::Named(wide), TypeKind::Named(narrow)) => self.of_definitions(*wide, *narrow),
            (TypeKind::String, TypeKind::Named(narrow)) => {
                matches!(&self.api.type_def(*narrow).shape, Shape::Enum(list) if list.variants.iter().all(|one| one.value.is_string()))
            }
            (TypeKind::String, narrow) => is_text(narrow),
            (TypeKind::Number, narrow) => matches!(narrow, TypeKind::Number | TypeKind::Integer(_)),
            (TypeKind::Integer(wide), TypeKind::Integer(narrow)) => {
                wide == narrow || *wide == IntegerKind::I64 && *narrow != IntegerKind::U64
            }
            (TypeKind::List(wide), TypeKind::List(narrow)) | (TypeKind::Map(wide), TypeKind::Map(narrow)) => {
                self.of_types(wide, narrow)
            }
            (TypeKind::Tuple(wide), TypeKind::Tuple(narrow)) => {
                wide.len() == narrow.len() && wide.iter().zip(narrow).all(|(wide, narrow)| self.of_types(wide, narrow))
            }
            (wide, narrow) => wide == narrow,
        }
    }

    fn of_definitions(&mut self, wide: TypeId, narrow: TypeId) -> bool {
        if wide == narrow || !self.assumed.insert((wide, narrow)) {
            return true;
        }
        if self.assumed.len() > MOST {
            return false;
        }
        match (&self.api.type_def(wide).shape, &self.api.type_def(narrow).shape) {
            (Shape::Struct(wide), Shape::Struct(narrow)) => self.of_structs(wide, narrow),
            (Shape::Enum(wide), Shape::Enum(narrow)) => lists_all_of(wide, narrow),
            (Shape::Union(_) | Shape::Struct(_) | Shape::Enum(_) | Shape::Alias(_), _) => false,
        }
    }

    fn of_structs(&mut self, wide: &'a Struct, narrow: &'a Struct) -> bool {
        let fields: HashMap<&str, &Field> =
            narrow.fields.iter().map(|field| (field.wire_name.as_str(), field)).collect();
        let known: HashSet<&str> = wide.fields.iter().map(|field| field.wire_name.as_str()).collect();
        let further = match (&wide.additional, &narrow.additional) {
            (Some(wide), Some(narrow)) => self.of_types(wide, narrow),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        further
            && fields.keys().all(|key| known.contains(key))
            && wide.fields.iter().all(|field| match fields.get(field.wire_name.as_str()) {
                Some(narrow) => self.of_fields(field, narrow),
                None => !is_always_there(field),
            })
    }

    /// Null is tolerated where a field is not required.
    fn of_fields(&mut self, wide: &'a Field, narrow: &'a Field) -> bool {
        let presence = !is_always_there(wide) || is_always_there(narrow);
        let room = wide.ty.blankable || !narrow.ty.blankable;
        let (wide, narrow) = (self.api.resolve(&wide.ty), self.api.resolve(&narrow.ty));
        presence && room && self.of_kinds(&wide.kind, &narrow.kind)
    }
}

/// Whether `wide` lists all values of `narrow`.
fn lists_all_of(wide: &Enum, narrow: &Enum) -> bool {
    let listed: HashSet<String> = wide.variants.iter().map(|variant| variant.value.to_string()).collect();
    narrow.variants.iter().all(|variant| listed.contains(&variant.value.to_string()))
}

/// Whether any value of the kind is a JSON string.
fn is_text(kind: &TypeKind) -> bool {
    match kind {
        TypeKind::String
        | TypeKind::Uuid
        | TypeKind::Date(_)
        | TypeKind::DateTime(_)
        | TypeKind::Encoded(_)
        | TypeKind::Binary => true,
        TypeKind::Decimal(form) => *form == DecimalForm::String,
        TypeKind::Own(own) => own.json == OwnJson::String,
        TypeKind::Named(_)
        | TypeKind::Boolean
        | TypeKind::Integer(_)
        | TypeKind::Number
        | TypeKind::List(_)
        | TypeKind::Map(_)
        | TypeKind::Tuple(_)
        | TypeKind::Any(_) => false,
    }
}
