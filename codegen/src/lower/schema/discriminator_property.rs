//! The property that a discriminator names, in the structs that its values name.

use std::collections::HashSet;

use crate::ir::{Access, Docs, Field, Shape, TypeId, TypeKind, TypeRef};
use crate::lower::Lowering;
use crate::pointer::Pointer;

impl Lowering<'_, '_> {
    /// Gives every struct that is an arm of a union with a discriminator the property that the discriminator names. Where the struct
    /// also occurs outside such unions the property is optional, since the document does not ask for it there.
    pub(in crate::lower) fn add_discriminator_properties(&mut self) {
        let elsewhere = self.types_outside_discriminated_unions();
        for (id, property) in std::mem::take(&mut self.discriminated) {
            let required = !elsewhere.contains(&id);
            let Some(definition) = self.api.types.get_mut(id.index()) else { continue };
            let Shape::Struct(object) = &mut definition.shape else { continue };
            match object.fields.iter_mut().find(|field| field.wire_name == property) {
                // A request without it could not be told from those of other arms, so `readOnly` is ignored.
                Some(field) => field.access = Access::ReadWrite,
                None => {
                    definition.is_whole &= !required;
                    object.fields.push(discriminator_field(definition.origin.clone(), property, required));
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

fn discriminator_field(origin: Pointer, wire_name: String, required: bool) -> Field {
    Field {
        origin,
        wire_name,
        aliases: Vec::new(),
        docs: Docs::default(),
        ty: TypeRef::new(TypeKind::String),
        required,
        access: Access::ReadWrite,
        xml: None,
    }
}
