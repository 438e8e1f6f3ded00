//! What a value looks like in JSON. How it is written elsewhere (in a header, as XML, as an argument) follows from that.

use crate::ir::{Api, DecimalForm, EnumRepr, OwnJson, Shape, Struct, TypeId, TypeKind, TypeRef, Union};

/// What a value looks like in JSON, when it is neither null nor blank.
#[derive(Clone, Copy, Debug)]
pub(super) enum JsonForm<'a> {
    /// `true` or `false`.
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// A string.
    String,
    /// A scalar of one JSON type or another: an enum whose values differ in theirs.
    Scalar,
    /// An array of items of one type.
    List(&'a TypeRef),
    /// An array with a type for each position, or of items that only the user's type knows.
    Tuple,
    /// An object with any keys.
    Map(&'a TypeRef),
    /// An object with known keys.
    Struct(TypeId, &'a Struct),
    /// An object whose keys only the user's type knows.
    Object,
    /// One of several forms.
    Union(TypeId, &'a Union),
    /// Any value.
    Any,
    /// No value has this form: aliases that stand for nothing but each other.
    Cycle,
}

impl<'a> JsonForm<'a> {
    /// The form of a type; aliases are followed.
    pub(super) fn of(api: &'a Api, ty: &'a TypeRef) -> Self {
        match &api.resolve(ty).kind {
            TypeKind::Named(id) => Self::of_definition(api, *id),
            TypeKind::Boolean => Self::Boolean,
            TypeKind::Integer(_) => Self::Integer,
            TypeKind::Number | TypeKind::Decimal(DecimalForm::Number) => Self::Number,
            TypeKind::Decimal(DecimalForm::String)
            | TypeKind::String
            | TypeKind::Uuid
            | TypeKind::Date(_)
            | TypeKind::DateTime(_)
            | TypeKind::Encoded(_)
            | TypeKind::Binary => Self::String,
            TypeKind::List(item) => Self::List(item),
            TypeKind::Map(value) => Self::Map(value),
            TypeKind::Tuple(_) => Self::Tuple,
            TypeKind::Own(own) => Self::of_own(own.json),
            TypeKind::Any(_) => Self::Any,
        }
    }

    fn of_own(json: OwnJson) -> Self {
        match json {
            OwnJson::Boolean => Self::Boolean,
            OwnJson::Integer => Self::Integer,
            OwnJson::Number => Self::Number,
            OwnJson::String => Self::String,
            OwnJson::Array => Self::Tuple,
            OwnJson::Object => Self::Object,
            OwnJson::Any => Self::Any,
        }
    }

    fn of_definition(api: &'a Api, id: TypeId) -> Self {
        match &api.type_def(id).shape {
            Shape::Struct(object) => Self::Struct(id, object),
            Shape::Enum(list) => match list.repr {
                EnumRepr::String => Self::String,
                EnumRepr::Integer => Self::Integer,
                EnumRepr::Json => Self::Scalar,
            },
            Shape::Union(union) => Self::Union(id, union),
            // `resolve` follows every alias that leads anywhere.
            Shape::Alias(_) => Self::Cycle,
        }
    }
}
