//! How the arm of a union is told from a value: by its discriminator, else by JSON type, constants and keys.

use std::collections::HashMap;

use crate::ir::{Api, EnumRepr, Field, Presence, Shape, Struct, TypeId, TypeKind, TypeRef, Union};

/// How each union selects its arm.
pub(crate) type Selections = HashMap<TypeId, Selection>;

/// How one union selects its arm.
#[derive(Debug)]
pub(crate) enum Selection {
    /// By the value of one property.
    Tag {
        /// The property.
        property: String,
        /// Its values and the arms that they stand for.
        values: Vec<(String, usize)>,
    },
    /// By what the arms look like.
    Arms(Vec<UnionArm>),
}

/// What values of an arm look like.
#[derive(Debug, Default)]
pub(crate) struct UnionArm {
    /// The JSON types, by the names of `support::Kinds`' constants.
    pub kinds: Vec<&'static str>,
    /// Keys that such an object always has.
    pub required: Vec<String>,
    /// The struct whose keys it may have.
    pub object: Option<TypeId>,
    /// Keys with few possible values, and those values as JSON texts.
    pub tags: Vec<(String, Vec<String>)>,
}

/// Plans every union.
pub(super) fn plan(api: &Api) -> Selections {
    api.definitions()
        .filter_map(|(id, definition)| match &definition.shape {
            Shape::Union(union) => Some((id, select(api, union))),
            Shape::Struct(_) | Shape::Enum(_) | Shape::Alias(_) => None,
        })
        .collect()
}

fn select(api: &Api, union: &Union) -> Selection {
    match &union.discriminator {
        Some(discriminator) => {
            Selection::Tag { property: discriminator.property.clone(), values: discriminator.mapping.clone() }
        }
        None => Selection::Arms(union.variants.iter().map(|variant| arm(api, &variant.ty)).collect()),
    }
}

fn arm(api: &Api, ty: &TypeRef) -> UnionArm {
    let resolved = api.resolve(ty);
    let kinds = |kinds: &[&'static str]| UnionArm { kinds: kinds.to_vec(), ..UnionArm::default() };
    match &resolved.kind {
        TypeKind::Named(id) => named_arm(api, *id),
        TypeKind::Boolean => kinds(&["BOOLEAN"]),
        TypeKind::Integer(_) => kinds(&["INTEGER"]),
        TypeKind::Number => kinds(&["INTEGER", "NUMBER"]),
        TypeKind::Decimal(crate::ir::DecimalForm::Number) => kinds(&["INTEGER", "NUMBER"]),
        TypeKind::Decimal(crate::ir::DecimalForm::String)
        | TypeKind::String
        | TypeKind::Uuid
        | TypeKind::Date
        | TypeKind::DateTime
        | TypeKind::Encoded(_)
        | TypeKind::Binary => kinds(&["STRING"]),
        TypeKind::List(_) | TypeKind::Tuple(_) => kinds(&["ARRAY"]),
        TypeKind::Map(_) => kinds(&["OBJECT"]),
        TypeKind::Any(_) => kinds(&["ANY"]),
    }
}

fn named_arm(api: &Api, id: TypeId) -> UnionArm {
    match &api.type_def(id).shape {
        Shape::Struct(object) => struct_arm(api, id, object),
        Shape::Enum(list) => UnionArm {
            kinds: match list.repr {
                EnumRepr::String => vec!["STRING"],
                EnumRepr::Integer => vec!["INTEGER"],
                EnumRepr::Json => vec!["ANY"],
            },
            ..UnionArm::default()
        },
        Shape::Union(union) => union_arm(api, union),
        // A recursive alias: `resolve` follows the others.
        Shape::Alias(_) => UnionArm { kinds: vec!["ANY"], ..UnionArm::default() },
    }
}

fn struct_arm(api: &Api, id: TypeId, object: &Struct) -> UnionArm {
    UnionArm {
        kinds: vec!["OBJECT"],
        required: object
            .fields
            .iter()
            .filter(|field| always_there(field))
            .map(|field| field.wire_name.clone())
            .collect(),
        object: Some(id),
        tags: object
            .fields
            .iter()
            .filter_map(|field| Some((field.wire_name.clone(), constants(api, field)?)))
            .collect(),
    }
}

/// Decoding tolerates a missing key where null is allowed or where it has another name, so such a key does not tell; neither
/// does one of any value, which may be null.
fn always_there(field: &Field) -> bool {
    let any = matches!(field.ty.kind, TypeKind::Any(_));
    !any && field.aliases.is_empty() && field.presence(crate::ir::Usage::default()) == Presence::Required
}

/// The JSON texts of a field that is a constant, such as `"kind": {"const": "card"}`. Longer lists are open enums: a new value
/// must not turn the whole object into an unknown one.
fn constants(api: &Api, field: &Field) -> Option<Vec<String>> {
    let TypeKind::Named(id) = api.resolve(&field.ty).kind else { return None };
    let Shape::Enum(list) = &api.type_def(id).shape else { return None };
    let [only] = list.variants.as_slice() else { return None };
    (field.required && !field.ty.nullable && !field.ty.blankable).then(|| vec![only.value.to_string()])
}

/// A union inside a union accepts what any of its arms accepts.
fn union_arm(api: &Api, union: &Union) -> UnionArm {
    let mut kinds: Vec<&'static str> = Vec::new();
    for variant in &union.variants {
        // One level is looked through; a deeper nest accepts anything, and decoding decides.
        let nested = |id: TypeId| matches!(api.type_def(id).shape, Shape::Union(_) | Shape::Alias(_));
        let named = if let TypeKind::Named(id) = api.resolve(&variant.ty).kind { Some(id) } else { None };
        let inner = if named.is_some_and(nested) { vec!["ANY"] } else { arm(api, &variant.ty).kinds };
        for kind in inner {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
    }
    UnionArm { kinds, ..UnionArm::default() }
}
