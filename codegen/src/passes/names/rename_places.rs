//! The places that `rename` in the settings can name, for messages about one that is none.

use std::collections::BTreeSet;

use crate::ir::{Api, NameHint, Shape};
use crate::name_lock::place_of;

/// The places of all fields.
pub(super) fn fields(api: &Api) -> BTreeSet<String> {
    places(api, |shape| match shape {
        Shape::Struct(object) => object.fields.iter().map(|field| field.wire_name.as_str()).collect(),
        Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => Vec::new(),
    })
}

/// The places of all variants.
pub(super) fn variants(api: &Api) -> BTreeSet<String> {
    places(api, |shape| match shape {
        Shape::Enum(list) => list.variants.iter().map(|variant| variant.hint.as_str()).collect(),
        Shape::Union(union) => union.variants.iter().map(|variant| variant.hint.as_str()).collect(),
        Shape::Struct(_) | Shape::Alias(_) => Vec::new(),
    })
}

/// The places of all parameters.
pub(super) fn parameters(api: &Api) -> BTreeSet<String> {
    let of_operation = |operation: &crate::ir::Operation| {
        let hint = NameHint::new(operation.settings_key());
        let places = operation.parameters.iter().map(move |parameter| place_of(&hint.child(&parameter.wire_name)));
        places.collect::<Vec<_>>()
    };
    api.operations.iter().flat_map(of_operation).collect()
}

fn places<'a>(api: &'a Api, members: impl Fn(&'a Shape) -> Vec<&'a str>) -> BTreeSet<String> {
    let of_definition = |definition: &'a crate::ir::TypeDef| {
        let members = members(&definition.shape).into_iter();
        members.map(|word| place_of(&definition.hint.child(word))).collect::<Vec<_>>()
    };
    api.types.iter().flat_map(of_definition).collect()
}
