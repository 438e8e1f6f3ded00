//! The property that a discriminator names, in the structs that it picks.

use std::collections::HashSet;

use crate::ir::{Access, Docs, Field, Shape, TypeId, TypeKind, TypeRef};
use crate::lower::Lowering;

impl Lowering<'_, '_> {
    /// Gives every struct that a discriminator picks the property that picks it. Where the struct occurs elsewhere too, nothing
    /// says that it has the property there.
    pub(in crate::lower) fn add_discriminator_properties(&mut self) {
        let elsewhere = self.outside_unions();
        for (id, property) in std::mem::take(&mut self.discriminated) {
            let required = !elsewhere.contains(&id);
            let Some(definition) = self.api.types.get_mut(id.index()) else { continue };
            let origin = definition.origin.clone();
            let Shape::Struct(object) = &mut definition.shape else { continue };
            // Whatever a document says, a request without it could not be told from others.
            if let Some(field) = object.fields.iter_mut().find(|field| field.wire_name == property) {
                field.access = Access::ReadWrite;
            } else {
                definition.is_whole &= !required;
                object.fields.push(Field {
                    origin,
                    wire_name: property,
                    aliases: Vec::new(),
                    docs: Docs::default(),
                    ty: TypeRef::new(TypeKind::String),
                    required,
                    access: Access::ReadWrite,
                    xml: None,
                });
            }
        }
    }

    /// The types that something other than a union with a discriminator is made of.
    fn outside_unions(&mut self) -> HashSet<TypeId> {
        let mut found = HashSet::new();
        for definition in &self.api.types {
            let picks = matches!(&definition.shape, Shape::Union(union) if union.discriminator.is_some());
            if !picks {
                definition.shape.parts().into_iter().for_each(|part| part.mentions(&mut |id| found.extend([id])));
            }
        }
        let mut types: Vec<TypeRef> = self.api.incoming.iter().map(|incoming| incoming.payload.clone()).collect();
        for operation in &mut self.api.operations {
            types.extend(operation.request_types_mut().into_iter().map(|ty| ty.clone()));
            types.extend(operation.response_types_mut().into_iter().map(|ty| ty.clone()));
        }
        types.iter().for_each(|ty| ty.mentions(&mut |id| found.extend([id])));
        found
    }
}
