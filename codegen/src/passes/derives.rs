//! What types derive beyond `Clone`, `Debug` and `PartialEq`.

use std::collections::HashSet;

use crate::ir::{Api, Presence, Shape, Struct, TypeDef, TypeId};

/// The types that get a `Default`.
#[derive(Debug, Default)]
pub(crate) struct Derives {
    default: HashSet<TypeId>,
}

impl Derives {
    /// Whether the type derives `Default`.
    pub(crate) fn has_default(&self, id: TypeId) -> bool {
        self.default.contains(&id)
    }
}

/// `Default` goes to what callers build and may leave empty: structs that requests use, without a required value.
pub(super) fn choose_derives(api: &Api) -> Derives {
    let default = api.definitions().filter(|(_, definition)| can_be_empty(definition)).map(|(id, _)| id).collect();
    Derives { default }
}

fn can_be_empty(definition: &TypeDef) -> bool {
    match &definition.shape {
        Shape::Struct(object) => definition.usage.request && required_fields(object, definition).next().is_none(),
        Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => false,
    }
}

/// The fields that a caller must give a value: those whose type has no way to be absent or null.
pub(crate) fn required_fields<'a>(
    object: &'a Struct,
    definition: &'a TypeDef,
) -> impl Iterator<Item = (usize, &'a crate::ir::Field)> {
    object.fields.iter().enumerate().filter(move |(_, field)| match field.presence(definition.usage) {
        Presence::Required => true,
        // Required and nullable: null is a value that a caller has to choose.
        Presence::Nullable => field.required,
        Presence::Optional | Presence::Maybe => false,
    })
}
