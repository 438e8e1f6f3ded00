//! Arguments: how a caller gives the value of a parameter, in Rust and as JSON.

use crate::ir::{Api, Shape, TypeKind, TypeRef};
use crate::passes::by_operation::ByOperation;
use crate::passes::json_form::JsonForm;

/// How a caller gives the value of a parameter.
#[derive(Clone, Debug)]
pub(crate) struct Argument {
    /// In Rust.
    pub input: ArgumentInput,
    /// As JSON, where the operation is called by its name.
    pub json: ArgumentJson,
}

/// What the method or setter of a parameter takes.
#[derive(Clone, Debug)]
pub(crate) enum ArgumentInput {
    /// Anything that converts into the parameter's type.
    Into,
    /// An iterator of anything that converts into this type.
    Items(TypeRef),
    /// The parameter's type.
    Exact,
}

/// The JSON type of an argument, for programs that make JSON out of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ArgumentJson {
    /// A string.
    String,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An array of these.
    Array(Box<ArgumentJson>),
    /// An object.
    Object,
    /// One of several types, or any.
    Any,
}

/// Decides for every parameter of every operation, in their order.
pub(in crate::passes) fn plan_arguments(api: &Api) -> ByOperation<Vec<Argument>> {
    ByOperation::of(api, |_, operation| {
        let types = operation.parameters.iter().map(|parameter| &parameter.ty);
        types.map(|ty| Argument { input: input(api, ty), json: json(api, ty) }).collect()
    })
}

/// Strings, enums, types of the user's and what may be blank are taken from anything that converts.
fn input(api: &Api, ty: &TypeRef) -> ArgumentInput {
    if ty.blankable || is_text_or_enum(api, ty) || is_own(api, ty) {
        return ArgumentInput::Into;
    }
    if let TypeKind::List(item) = &ty.kind { ArgumentInput::Items((**item).clone()) } else { ArgumentInput::Exact }
}

/// A type of the user's stands in another one, into which it converts.
fn is_own(api: &Api, ty: &TypeRef) -> bool {
    matches!(api.resolve(ty).kind, TypeKind::Own(_))
}

fn is_text_or_enum(api: &Api, ty: &TypeRef) -> bool {
    let kind = &api.resolve(ty).kind;
    let is_enum = kind.named().is_some_and(|id| matches!(api.type_def(id).shape, Shape::Enum(_)));
    is_enum || *kind == TypeKind::String
}

fn json(api: &Api, ty: &TypeRef) -> ArgumentJson {
    match JsonForm::of(api, ty) {
        JsonForm::List(item) => ArgumentJson::Array(Box::new(json_of_item(api, item))),
        JsonForm::Tuple => ArgumentJson::Array(Box::new(ArgumentJson::Any)),
        JsonForm::Boolean
        | JsonForm::Integer
        | JsonForm::Number
        | JsonForm::String
        | JsonForm::Scalar
        | JsonForm::Map(_)
        | JsonForm::Object
        | JsonForm::Struct(..)
        | JsonForm::Union(..)
        | JsonForm::Any
        | JsonForm::Cycle => json_of_item(api, ty),
    }
}

/// The type of an item of a list. A list inside a list is given as JSON, like anything that has no simpler form.
fn json_of_item(api: &Api, ty: &TypeRef) -> ArgumentJson {
    match JsonForm::of(api, ty) {
        // Where the empty string is a value as well.
        JsonForm::Integer | JsonForm::Number if api.resolve(ty).blankable => ArgumentJson::Any,
        JsonForm::Boolean => ArgumentJson::Boolean,
        JsonForm::Integer => ArgumentJson::Integer,
        JsonForm::Number => ArgumentJson::Number,
        JsonForm::String => ArgumentJson::String,
        JsonForm::Map(_) | JsonForm::Object | JsonForm::Struct(..) => ArgumentJson::Object,
        JsonForm::Scalar
        | JsonForm::List(_)
        | JsonForm::Tuple
        | JsonForm::Union(..)
        | JsonForm::Any
        | JsonForm::Cycle => ArgumentJson::Any,
    }
}
