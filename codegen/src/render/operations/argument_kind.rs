//! Which JSON type an argument has, for programs that make JSON out of texts.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Api, DecimalForm, EnumRepr, Shape, TypeKind, TypeRef};

/// The variant of `invoke::Kind`, without its path.
pub(super) fn kind(api: &Api, ty: &TypeRef) -> TokenStream {
    match &api.resolve(ty).kind {
        TypeKind::List(item) => {
            let item = scalar(api, item);
            quote!(Array(&invoke::Kind::#item))
        }
        TypeKind::Tuple(_) => quote!(Array(&invoke::Kind::Any)),
        TypeKind::Named(_)
        | TypeKind::Boolean
        | TypeKind::Integer(_)
        | TypeKind::Number
        | TypeKind::Decimal(_)
        | TypeKind::String
        | TypeKind::Uuid
        | TypeKind::Date
        | TypeKind::DateTime
        | TypeKind::Encoded(_)
        | TypeKind::Binary
        | TypeKind::Map(_)
        | TypeKind::Any(_) => scalar(api, ty),
    }
}

/// The same for an item of a list: lists in lists are given as JSON.
fn scalar(api: &Api, ty: &TypeRef) -> TokenStream {
    let ty = api.resolve(ty);
    match &ty.kind {
        TypeKind::Boolean => quote!(Boolean),
        // Where the empty string is a value as well.
        TypeKind::Integer(_) | TypeKind::Number | TypeKind::Decimal(DecimalForm::Number) if ty.blankable => quote!(Any),
        TypeKind::Integer(_) => quote!(Integer),
        TypeKind::Number | TypeKind::Decimal(DecimalForm::Number) => quote!(Number),
        TypeKind::Decimal(DecimalForm::String)
        | TypeKind::String
        | TypeKind::Uuid
        | TypeKind::Date
        | TypeKind::DateTime
        | TypeKind::Encoded(_)
        | TypeKind::Binary => quote!(String),
        TypeKind::Map(_) => quote!(Object),
        TypeKind::List(_) | TypeKind::Tuple(_) | TypeKind::Any(_) => quote!(Any),
        TypeKind::Named(id) => match &api.type_def(*id).shape {
            Shape::Struct(_) => quote!(Object),
            Shape::Enum(values) => match values.repr {
                EnumRepr::String => quote!(String),
                EnumRepr::Integer if ty.blankable => quote!(Any),
                EnumRepr::Integer => quote!(Integer),
                EnumRepr::Json => quote!(Any),
            },
            Shape::Union(_) | Shape::Alias(_) => quote!(Any),
        },
    }
}
