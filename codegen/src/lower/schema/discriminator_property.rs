//! The property that a discriminator names, in the structs that its values name.

use std::collections::HashSet;

use super::field::implied_field;
use crate::ir::{Access, Shape, TypeId, TypeKind, TypeRef};
use crate::lower::Lowering;

/// A type that is an arm of a union with a discriminator.
pub(in crate::lower) struct NamedByDiscriminator {
    /// The type.
    pub id: TypeId,
    /// The property that the discriminator names.
    pub property: String,
    /// What the property is, where the type does not say.
    pub kind: TypeKind,
    /// Whether it is the arm of objects that need not have the property.
    pub is_default: bool,
}

impl Lowering<'_, '_> {
    /// Gives every struct that is an arm of a union with a discriminator the property that the discriminator names. Where the struct
    /// also occurs outside such unions the property is optional, since the document does not ask for it there.
    pub(in crate::lower) fn add_discriminator_properties(&mut self) {
        let elsewhere = self.types_outside_discriminated_unions();
        for NamedByDiscriminator { id, property, kind, is_default } in std::mem::take(&mut self.discriminated) {
            let required = !is_default && !elsewhere.contains(&id);
            let Some(definition) = self.api.types.get_mut(id.index()) else { continue };
            let Shape::Struct(object) = &mut definition.shape else { continue };
            let implied = implied_field(definition.origin.clone(), &property, TypeRef::new(kind), required);
            match object.fields.iter_mut().find(|field| field.wire_name == property) {
                // No schema describes it, only the struct's own discriminator.
                Some(field) if field.origin == definition.origin => *field = implied,
                // A request without it could not be told from those of other arms, so `readOnly` is ignored.
                Some(field) => field.access = Access::ReadWrite,
                None => {
                    definition.is_whole &= !required;
                    object.fields.push(implied);
                }
            }
        }
    }

    /// The types that are mentioned by something other than a union with a discriminator.
    fn types_outside_discriminated_unions(&self) -> HashSet<TypeId> {
        let shapes = self.api.types.iter().map(|definition| &definition.shape);
        let others = shapes.filter(|shape| match shape {
            Shape::Union(union) => union.discriminator.is_none(),
            Shape::Struct(_) | Shape::Enum(_) | Shape::Alias(_) => true,
        });
        let in_definitions = others.flat_map(Shape::type_refs);
        let payloads = self.api.incoming.iter().map(|incoming| &incoming.payload);
        let operations = self.api.operations.iter();
        let in_operations = operations.flat_map(|o| o.request_types().chain(o.response_types()));
        in_definitions.chain(payloads).chain(in_operations).flat_map(TypeRef::mentioned_ids).collect()
    }
}

/// The type of a property that only a discriminator describes, by the values that it names: text, or a boolean.
pub(super) fn kind_by_values<'v>(values: impl IntoIterator<Item = &'v String>) -> TypeKind {
    let mut values = values.into_iter().peekable();
    let is_boolean = values.peek().is_some() && values.all(|value| value == "true" || value == "false");
    if is_boolean { TypeKind::Boolean } else { TypeKind::String }
}
