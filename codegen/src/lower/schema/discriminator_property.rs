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
    fn outside_unions(&self) -> HashSet<TypeId> {
        let mut found = HashSet::new();
        for definition in &self.api.types {
            let picks = matches!(&definition.shape, Shape::Union(union) if union.discriminator.is_some());
            if !picks {
                found.extend(definition.shape.type_refs().into_iter().flat_map(TypeRef::mentioned_ids));
            }
        }
        let payloads = self.api.incoming.iter().map(|incoming| &incoming.payload);
        let operations = self.api.operations.iter();
        let in_operations = operations.flat_map(|o| o.request_types().chain(o.response_types()));
        found.extend(payloads.chain(in_operations).flat_map(TypeRef::mentioned_ids));
        found
    }
}
