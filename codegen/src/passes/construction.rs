//! How callers make a value of a struct.

use crate::ir::{Api, Field, Shape, TypeDef, TypeId, TypeKind};

/// How callers make a value of each type.
#[derive(Debug)]
pub(crate) struct Constructions(Vec<Construction>);

impl Constructions {
    /// How callers make a value of a type.
    #[expect(clippy::indexing_slicing, reason = "the table has an entry for every definition")]
    pub(crate) fn of(&self, id: TypeId) -> &Construction {
        &self.0[id.index()]
    }

    /// How many arguments of `new` have a type that lists only one value, which null or the empty string may stand beside.
    pub(crate) fn one_value_arguments(&self, api: &Api) -> usize {
        let structs = api.types.iter().zip(&self.0).filter_map(|(definition, construction)| {
            match (&definition.shape, construction) {
                (Shape::Struct(object), Construction::New(initials)) => Some(object.fields.iter().zip(initials)),
                (Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_), _) => None,
            }
        });
        let arguments = structs.flatten().filter(|(_, initial)| initial.is_argument());
        arguments.filter(|(field, _)| one_value_enum(api, &api.resolve(&field.ty).kind).is_some()).count()
    }
}

/// How callers make a value of a type.
#[derive(Debug)]
pub(crate) enum Construction {
    /// As Rust lets them: the type is no struct.
    Plain,
    /// Not at all: only responses hold the struct, so that it may get further fields without breaking anybody.
    OnlyDecoded,
    /// By `Default`, which is derived: every field may be absent.
    Default,
    /// By `Default`: no caller has to give anything, and these are the values of the fields.
    DefaultOf(Vec<Initial>),
    /// By `new`, with an argument for each field to which a caller has to give a value.
    New(Vec<Initial>),
}

/// The value that a field has at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Initial {
    /// An argument of the field's type.
    Value,
    /// An argument that converts into a `String`.
    Text,
    /// An argument that converts into the field's type, which holds a type of the user's.
    Into,
    /// An argument that is a value or null, which is a word and no `None`: null is something that a caller has to choose.
    Nullable,
    /// The only value of this enum: nobody needs to give what can only be one value.
    Constant(TypeId),
    /// Nothing: the field is left out.
    Absent,
}

impl Initial {
    /// Whether callers give the value.
    fn is_argument(self) -> bool {
        match self {
            Self::Value | Self::Text | Self::Into | Self::Nullable => true,
            Self::Constant(_) | Self::Absent => false,
        }
    }
}

/// Decides for every type.
pub(super) fn plan_constructions(api: &Api) -> Constructions {
    Constructions(api.types.iter().map(|definition| construction(api, definition)).collect())
}

fn construction(api: &Api, definition: &TypeDef) -> Construction {
    match &definition.shape {
        Shape::Struct(_) if !definition.usage.request => Construction::OnlyDecoded,
        Shape::Struct(object) => by_initials(object.fields.iter().map(|field| initial(api, field)).collect()),
        Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => Construction::Plain,
    }
}

fn by_initials(initials: Vec<Initial>) -> Construction {
    if initials.iter().any(|initial| initial.is_argument()) {
        Construction::New(initials)
    } else if initials.iter().all(|initial| *initial == Initial::Absent) {
        Construction::Default
    } else {
        Construction::DefaultOf(initials)
    }
}

fn initial(api: &Api, field: &Field) -> Initial {
    match (field.required, field.ty.nullable) {
        (false, _) => Initial::Absent,
        (true, true) => Initial::Nullable,
        (true, false) => match constant(api, field) {
            Some(id) => Initial::Constant(id),
            None if field.ty.kind == TypeKind::String && !field.ty.blankable => Initial::Text,
            None if matches!(api.resolve(&field.ty).kind, TypeKind::Own(_)) && !field.ty.blankable => Initial::Into,
            None => Initial::Value,
        },
    }
}

/// The enum of a field that can have one value only.
fn constant(api: &Api, field: &Field) -> Option<TypeId> {
    let resolved = api.resolve(&field.ty);
    let has_others = [&field.ty, resolved].iter().any(|ty| ty.nullable || ty.blankable);
    one_value_enum(api, &resolved.kind).filter(|_| !has_others)
}

/// The enum, where the kind is one that lists one value.
fn one_value_enum(api: &Api, kind: &TypeKind) -> Option<TypeId> {
    let id = kind.named()?;
    match &api.type_def(id).shape {
        Shape::Enum(list) => (list.variants.len() == 1).then_some(id),
        Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_) => None,
    }
}
