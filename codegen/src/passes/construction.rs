//! How callers make a value of a struct.

use crate::ir::{Api, Field, Presence, Shape, Struct, TypeDef, TypeId, TypeKind};

/// How callers make a value of each type.
#[derive(Debug)]
pub(crate) struct Constructions(Vec<Construction>);

impl Constructions {
    /// How callers make a value of a type.
    #[expect(clippy::indexing_slicing, reason = "the table has an entry for every definition")]
    pub(crate) fn of(&self, id: TypeId) -> &Construction {
        &self.0[id.index()]
    }
}

/// How callers make a value of a type.
#[derive(Debug)]
pub(crate) enum Construction {
    /// As Rust lets them: the type is no struct.
    Plain,
    /// Not at all: only responses hold the struct, so that it may get further fields without breaking anybody.
    OnlyDecoded,
    /// By `Default`: nothing in it is required.
    Default,
    /// By `new`, with these arguments.
    New(Vec<NewArgument>),
}

/// An argument of `new`.
#[derive(Debug)]
pub(crate) struct NewArgument {
    /// The index of the field that it sets.
    pub field: usize,
    /// How the caller gives it.
    pub form: ArgumentForm,
}

/// How a caller of `new` gives the value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ArgumentForm {
    /// As a value of the field's type.
    Value,
    /// As anything that converts into a `String`.
    Text,
    /// As a value or as null, which is a word and no `None`: null is something that a caller has to choose.
    Nullable,
}

/// Decides for every type.
pub(super) fn plan_constructions(api: &Api) -> Constructions {
    Constructions(api.types.iter().map(construction).collect())
}

fn construction(definition: &TypeDef) -> Construction {
    match &definition.shape {
        Shape::Struct(_) if !definition.usage.request => Construction::OnlyDecoded,
        Shape::Struct(object) => {
            let required = required_fields(object, definition);
            if required.is_empty() { Construction::Default } else { Construction::New(required) }
        }
        Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => Construction::Plain,
    }
}

/// The fields to which callers must give a value.
fn required_fields(object: &Struct, definition: &TypeDef) -> Vec<NewArgument> {
    let form = |field: &Field| match field.presence(definition.usage) {
        Presence::Required if field.ty.kind == TypeKind::String && !field.ty.blankable => Some(ArgumentForm::Text),
        Presence::Required => Some(ArgumentForm::Value),
        Presence::Nullable => field.required.then_some(ArgumentForm::Nullable),
        Presence::Optional | Presence::Maybe => None,
    };
    let arguments = |(index, field)| Some(NewArgument { field: index, form: form(field)? });
    object.fields.iter().enumerate().filter_map(arguments).collect()
}
